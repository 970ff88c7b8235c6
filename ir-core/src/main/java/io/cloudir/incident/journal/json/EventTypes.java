package io.cloudir.incident.journal.json;

import io.cloudir.incident.event.Erased;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.Unrecognised;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of event by the name that a journal gives them: {@code SignalAttached} is {@code signal-attached}. */
public final class EventTypes {
    private static final Pattern WORD_START = Pattern.compile("(?<!^)(?=[A-Z])");

    private static final Map<String, Class<? extends Record>> BY_NAME = records(IncidentEvent.class)
            .filter(type -> type != Erased.class && type != Unrecognised.class)
            .collect(Collectors.toUnmodifiableMap(EventTypes::nameOf, Function.identity()));

    private EventTypes() {}

    /** The name of an event's kind, also of one that was erased or is not known here. */
    public static String nameOf(IncidentEvent event) {
        if (event instanceof Erased erased) {
            return erased.type();
        }
        return event instanceof Unrecognised unrecognised ? unrecognised.type() : nameOf(event.getClass());
    }

    private static String nameOf(Class<?> type) {
        return WORD_START.matcher(type.getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    static Optional<Class<? extends Record>> ofName(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Every record below a sealed interface. */
    private static Stream<Class<? extends Record>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type.asSubclass(Record.class))
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypes::records);
    }
}
