package io.cloudir.severity.derive;

import java.util.List;
import java.util.Objects;

/**
 * One thing that signals say about the severity of an incident, and why.
 *
 * @param subject {@code facts}, or the id of the factor that it sets
 * @param value the fact or the option
 * @param because the reason, one printable line for a person
 * @param signals ids of the signals it rests on, in their order
 * @param records ids of the records it rests on, in time order; at most {@value #RECORD_LIMIT}
 */
public record DerivedFact(String subject, String value, String because, List<String> signals, List<String> records) {
    /** Most records that a derived fact cites. */
    public static final int RECORD_LIMIT = 100;

    public DerivedFact {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(because, "because");
        signals = List.copyOf(signals);
        records = List.copyOf(records);
        if (signals.isEmpty() || records.isEmpty() || records.size() > RECORD_LIMIT) {
            throw new IllegalArgumentException("a derived fact cites a signal and 1 to " + RECORD_LIMIT
                    + " records; got " + signals.size() + " and " + records.size());
        }
    }
}
