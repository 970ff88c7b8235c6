package io.cloudir.intel;

import io.cloudir.model.Technique;
import io.cloudir.model.Text;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that was seen of an attacker elsewhere.
 *
 * @param type what it is a value of
 * @param value the value, in the form in which it is compared
 * @param source whose indicator it is
 * @param from since when it is valid
 * @param until from when on it is valid no more; empty if its source does not say
 * @param confidence how sure its source is, 0 to 100 (STIX 2.1, 3.2); empty if it does not say
 * @param note what its source calls it; may be empty
 * @param techniques what it is a sign of
 */
public record Indicator(
        IndicatorType type,
        String value,
        String source,
        Instant from,
        Optional<Instant> until,
        OptionalInt confidence,
        String note,
        List<Technique> techniques) {
    private static final int NOTE_LIMIT = 200;

    public Indicator {
        Objects.requireNonNull(type, "type");
        String written = Objects.requireNonNull(value, "value");
        value = type.canonical(written)
                .orElseThrow(
                        () -> new IllegalArgumentException("'" + Text.printable(written) + "' is no " + type.code()));
        Text.requireText(source, "source of an indicator");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        if (until.isPresent() && !until.get().isAfter(from)) {
            throw new IllegalArgumentException("an indicator ends after it begins; got " + from + " to " + until.get());
        }
        if (confidence.isPresent() && (confidence.getAsInt() < 0 || confidence.getAsInt() > 100)) {
            throw new IllegalArgumentException("confidence is 0 to 100; got " + confidence.getAsInt());
        }
        note = note.length() > NOTE_LIMIT ? note.substring(0, NOTE_LIMIT) : note;
        techniques = List.copyOf(techniques);
    }

    /** Whether it holds at a time. */
    public boolean isValidAt(Instant time) {
        return !time.isBefore(from) && (until.isEmpty() || time.isBefore(until.get()));
    }
}
