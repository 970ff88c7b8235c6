package io.cloudir.detect;

import io.cloudir.model.Cloud;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.Measure;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Severity;
import io.cloudir.model.Technique;
import io.cloudir.model.TimeRange;
import io.cloudir.model.Trigger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A rule has fired: one reason to look closer. It explains itself and cites the records that it rests on.
 *
 * @param id digest of rule, entity and first record: the same input gives the same id
 * @param time when it fired, in event time
 * @param span from the first record it rests on to the last
 * @param rule which rule fired
 * @param trigger what kind of trigger the rule stands for
 * @param level how bad the rule says it is
 * @param entity what it is about
 * @param cloud the cloud it was seen on
 * @param account the account or project; empty if unknown
 * @param region the region; empty if unknown
 * @param records the first {@value #RECORD_LIMIT} records it rests on, in time order
 * @param recordCount how many it rests on in all
 * @param observed what was measured
 * @param expected what would have been normal, if the rule has a notion of it
 * @param techniques ATT&amp;CK techniques that the rule detects
 * @param explanation one or two sentences for a person: what happened and why it matters
 */
public record Signal(
        String id,
        Instant time,
        TimeRange span,
        Rule rule,
        Trigger trigger,
        Severity level,
        Entity entity,
        Cloud cloud,
        String account,
        String region,
        List<RecordSummary> records,
        int recordCount,
        Measure observed,
        Optional<Expected> expected,
        List<Technique> techniques,
        String explanation)
        implements Comparable<Signal> {
    /** Most records that a signal cites. */
    public static final int RECORD_LIMIT = 100;

    private static final Comparator<Signal> ORDER =
            Comparator.comparing(Signal::time).thenComparing(Signal::id);

    /** Who wrote a rule. */
    public enum Origin {
        /** It comes with the library. */
        SHIPPED,
        /** The user brought it. */
        USER
    }

    /**
     * The rule behind a signal.
     *
     * @param id its id
     * @param title its title
     * @param origin who wrote it
     */
    public record Rule(String id, String title, Origin origin) {
        public Rule {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(origin, "origin");
        }
    }

    /**
     * The range that would have been normal.
     *
     * @param min least normal value
     * @param max greatest normal value
     * @param unit what is counted
     */
    public record Expected(long min, long max, String unit) {
        public Expected {
            if (max < min) {
                throw new IllegalArgumentException("expected range ends below its start: " + min + " to " + max);
            }
            Objects.requireNonNull(unit, "unit");
        }
    }

    public Signal {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(trigger, "trigger");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(cloud, "cloud");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(region, "region");
        records = List.copyOf(records);
        if (records.isEmpty() || records.size() > RECORD_LIMIT || recordCount < records.size()) {
            throw new IllegalArgumentException("a signal cites 1 to " + RECORD_LIMIT
                    + " records of those it rests on; got " + records.size() + " of " + recordCount);
        }
        Objects.requireNonNull(observed, "observed");
        Objects.requireNonNull(expected, "expected");
        techniques = List.copyOf(techniques);
        Objects.requireNonNull(explanation, "explanation");
    }

    /** The id of a signal: what a rule found about an entity, beginning with a record. */
    public static String idOf(String ruleId, Entity entity, String firstRecordId) {
        String key = ruleId + '\n' + entity.type().code() + '\n' + entity.id() + '\n' + firstRecordId;
        return Digest.ofText(key).hex().substring(0, 32);
    }

    @Override
    public int compareTo(Signal other) {
        return ORDER.compare(this, other);
    }
}
