package io.cloudir.incident.journal.json;

import io.cloudir.incident.event.Erased;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.PlaybookEvent.RunBounds;
import io.cloudir.incident.event.ResponseEvent.Effect;
import io.cloudir.incident.event.ResponseEvent.StepFinished;
import io.cloudir.incident.event.Unrecognised;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Technique;
import io.cloudir.model.TimeRange;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values of every event record, found by walking the sealed hierarchy so that a new one cannot be forgotten. */
public final class GeneratedEvents {
    private static final List<String> TEXTS = List.of(
            "",
            "a plain note",
            "\u0000\u0001\u0007\b\t\n\u000b\f\r\u001b\u001f\u007f\u0080\u009f",
            "\"quoted\" \\ back / slash </script> ${x} \\u0041",
            "\u202Eright to left\u202C \u05E9\u05DC\u05D5\u05DD",
            "\u2028\u2029\uFEFF\uFFFE\uFFFF",
            "pair \uD83D\uDD25",
            ",\"payload\":null,\"salt\":null,\"payloadHash\":\"");

    private final SplittableRandom random;

    public GeneratedEvents(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Every kind of event that can be appended. */
    public static List<Class<?>> kinds() {
        return kinds(IncidentEvent.class)
                .filter(kind -> kind != Erased.class && kind != Unrecognised.class)
                .toList();
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(GeneratedEvents::kinds);
    }

    public IncidentEvent event(Class<?> kind) {
        return (IncidentEvent) record(kind);
    }

    public IncidentEvent any() {
        List<Class<?>> kinds = kinds();
        return event(kinds.get(random.nextInt(kinds.size())));
    }

    private Object record(Class<?> type) {
        if (type == StepFinished.class) {
            return stepFinished();
        }
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int at = 0; at < values.length; at++) {
            values[at] = components[at].getName().equals("volatility")
                    ? Integer.valueOf(random.nextInt(1, 8))
                    : value(components[at].getGenericType());
        }
        try {
            return type.getConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("give this generator a way to make a " + type, e);
        }
    }

    /** Only some effects are those of a success. */
    private StepFinished stepFinished() {
        Effect effect = (Effect) value(Effect.class);
        boolean succeeded = effect == Effect.MADE || effect == Effect.ALREADY_SO;
        Optional<Effect> told = random.nextBoolean() ? Optional.of(effect) : Optional.empty();
        return new StepFinished(text(), random.nextInt(), random.nextBoolean(), succeeded, text(), told);
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType optional && optional.getRawType() == Optional.class) {
            return random.nextBoolean() ? Optional.of(value(optional.getActualTypeArguments()[0])) : Optional.empty();
        }
        if (type instanceof ParameterizedType list) {
            return IntStream.range(0, random.nextInt(4))
                    .mapToObj(at -> value(list.getActualTypeArguments()[0]))
                    .toList();
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return text();
        } else if (plain == boolean.class) {
            return random.nextBoolean();
        } else if (plain == int.class || plain == Integer.class) {
            return random.nextInt();
        } else if (plain == long.class) {
            return random.nextLong() >> random.nextInt(40);
        } else if (plain == Instant.class) {
            return instant();
        } else if (plain == Digest.class) {
            return Digest.ofText(text());
        } else if (plain == IncidentId.class) {
            return IncidentId.derivedFrom(text());
        } else if (plain == Technique.class) {
            return new Technique("T1562.00" + random.nextInt(10));
        } else if (plain == Entity.class) {
            return Entity.of(EntityType.ofCode(random.nextBoolean() ? "principal" : "accessKey"), "x" + text());
        } else if (plain == TimeRange.class) {
            Instant from = instant();
            return new TimeRange(from, from.plusNanos(random.nextLong(1L << 50)));
        } else if (plain == RunBounds.class) {
            return new RunBounds(
                    random.nextInt(1, Integer.MAX_VALUE),
                    random.nextLong(1, Long.MAX_VALUE),
                    random.nextInt(1, Integer.MAX_VALUE));
        } else if (plain.isEnum()) {
            return plain.getEnumConstants()[random.nextInt(plain.getEnumConstants().length)];
        }
        return record(plain);
    }

    private Instant instant() {
        return Instant.ofEpochSecond(
                random.nextLong(-70_000_000_000L, 300_000_000_000L), random.nextInt(1_000_000_000));
    }

    /** Never blank, since some values must not be. */
    private String text() {
        List<String> parts = new ArrayList<>(List.of("t" + random.nextInt(100)));
        IntStream.range(0, random.nextInt(3)).forEach(at -> parts.add(TEXTS.get(random.nextInt(TEXTS.size()))));
        return String.join(" ", parts);
    }
}
