package io.cloudir.review;

import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.event.SeverityEvent.SeverityAssessed;
import io.cloudir.model.Actor;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Technique;
import io.cloudir.model.Text;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Replaces every text in an event, however deep, but not what the library itself gives meaning to. */
final class Texts {
    private Texts() {}

    static IncidentEvent replaced(IncidentEvent event, UnaryOperator<String> text) {
        if (event instanceof PhaseChanged it) {
            return new PhaseChanged(it.from(), it.to(), it.reason().isEmpty() ? "" : text.apply(it.reason()));
        }
        return (IncidentEvent) value(event, text);
    }

    /** An actor's name is printable by its making, which keeps no markup out. */
    static Actor replaced(Actor actor, UnaryOperator<String> text) {
        if (actor instanceof Actor.Automation it) {
            return new Actor.Automation(name(it.id(), text), name(it.rule(), text));
        }
        return new Actor.Person(name(actor.id(), text));
    }

    private static String name(String plain, UnaryOperator<String> text) {
        String name = Text.printable(text.apply(plain));
        return name.substring(0, Math.min(name.length(), 150))
                + Digest.ofText(plain).hex().substring(0, 8);
    }

    private static Object value(Object value, UnaryOperator<String> text) {
        if (value instanceof String it) {
            return it.isEmpty() ? it : text.apply(it);
        } else if (value instanceof List<?> list) {
            return list.stream().map(item -> value(item, text)).toList();
        } else if (value instanceof Entity it) {
            return it.type() == EntityType.NONE ? it : Entity.of(it.type(), text.apply(it.id()));
        } else if (value instanceof Record it
                && !(it instanceof Digest)
                && !(it instanceof IncidentId)
                && !(it instanceof Technique)) {
            return record(it, text);
        }
        return value;
    }

    private static Object record(Record from, UnaryOperator<String> text) {
        RecordComponent[] components = from.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        try {
            for (int at = 0; at < values.length; at++) {
                Object value = components[at].getAccessor().invoke(from);
                boolean meant = from instanceof SeverityAssessed
                        && components[at].getName().equals("decidedBy");
                values[at] = meant ? value : value(value, text);
            }
            return from.getClass()
                    .getConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot copy " + from, e);
        }
    }
}
