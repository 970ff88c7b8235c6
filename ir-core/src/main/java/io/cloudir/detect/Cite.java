package io.cloudir.detect;

import io.cloudir.model.Digest;
import io.cloudir.model.RecordSummary;
import io.cloudir.telemetry.Activity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record that a windowed rule may come to rest on: its head and summary, and the raw record while there is room. */
final class Cite {
    private final Activity.Head head;
    private final int size;
    private @Nullable Activity record;
    private @Nullable RecordSummary summary;
    private @Nullable Digest identity;
    private int holders;

    Cite(Activity record) {
        this.head = record.head().withoutUserAgent();
        // Whoever counts it asks for this; later the record would have to be parsed anew.
        this.identity = record.identity();
        this.record = record.compact();
        this.size = record.size();
    }

    /** A record that was saved: its bytes are gone. */
    Cite(DetectorState.Cited saved) {
        this.head = saved.head();
        this.size = 0;
        this.summary = saved.head().summary(saved.digest());
        this.identity = saved.identity();
    }

    DetectorState.Cited saved() {
        return new DetectorState.Cited(head, summary().digest(), identity());
    }

    Activity.Head head() {
        return head;
    }

    Optional<Activity> record() {
        return Optional.ofNullable(record);
    }

    RecordSummary summary() {
        if (summary == null) {
            if (record == null) {
                throw new IllegalStateException("a record was dropped before its summary was made");
            }
            summary = record.summary();
        }
        return summary;
    }

    /** What tells the record from all others. */
    Digest identity() {
        if (identity == null) {
            if (record == null) {
                throw new IllegalStateException("a record was dropped before it was identified");
            }
            identity = record.identity();
        }
        return identity;
    }

    /** An order that puts copies of a record side by side. */
    int compareTo(Cite other) {
        return this == other ? 0 : identity().hex().compareTo(other.identity().hex());
    }

    /** The bytes this one takes up now. */
    int heldBytes() {
        return record == null ? 0 : size;
    }

    void dropRecord() {
        summary();
        identity();
        record = null;
    }

    boolean addHolder() {
        return holders++ == 0;
    }

    boolean removeHolder() {
        return --holders == 0;
    }
}
