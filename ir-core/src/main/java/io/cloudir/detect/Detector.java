package io.cloudir.detect;

import io.cloudir.detect.sigma.FieldTable;
import io.cloudir.detect.sigma.RecordFields;
import io.cloudir.telemetry.Activity;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Applies a rule set to records and gives out what it finds. A rule that looks at single records answers at once, once a
 * record. A windowed rule counts in event time: its hits wait until no older one can come (see {@link
 * DetectorSettings#lateness}), so its answer does not depend on the order of arrival; {@link #flush} counts those that
 * still wait. It fires once per key and timespan, then counts anew.
 *
 * <p>Not thread-safe: one detector serves one thread, or callers take turns. The output is called in the caller's thread.
 * Records are expected once each; of copies that come within the lateness a windowed rule counts one.
 */
public final class Detector {
    private final DetectorSettings settings;
    private final Consumer<Detection> output;
    private final PendingRecords pending;
    private final Dispatch dispatch;
    private final RecordFields fields;
    private final PriorityQueue<Hit> waiting = new PriorityQueue<>();
    private Instant newest = Instant.MIN;
    private Instant counted = Instant.MIN;
    private long records;
    private long signals;
    private long late;
    private long hurried;
    private long keyless;

    /**
     * @param rules what to look for; compiled here
     * @param settings bounds on time and memory
     * @param output takes each detection; those of windowed rules come in event time
     */
    public Detector(RuleSet rules, DetectorSettings settings, Consumer<Detection> output) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.output = Objects.requireNonNull(output, "output");
        this.pending = new PendingRecords(settings.maxPendingBytes());
        FieldTable table = new FieldTable();
        this.dispatch = new Dispatch(rules.loaded(), table, settings, pending);
        this.fields = new RecordFields(table);
    }

    /** Looks at one record of a closed input, in which the newest record says how far time has gone on. */
    public void accept(Activity record) {
        accept(record, Instant.MAX);
    }

    /**
     * Looks at one record as it comes. One that is dated later than now does not move time on: a single record from the
     * future would make all that follow come too late to be counted.
     *
     * @param now the time by a clock that whoever wrote the record has no hand on
     */
    public void accept(Activity record, Instant now) {
        records++;
        fields.read(record);
        dispatch.match(record.head(), fields);
        for (LoadedRule rule : dispatch.fired()) {
            give(Signals.ofRecord(rule, record));
        }
        if (!dispatch.counting().isEmpty()) {
            enqueue(record);
        }
        Instant reached = record.time().isAfter(now) ? now : record.time();
        if (reached.isAfter(newest)) {
            newest = reached;
            countUntil(EventTime.earlier(newest, settings.lateness()));
        }
    }

    /** Counts the hits that still wait; the end of the input. More records may follow, later ones in event time. */
    public void flush() {
        while (!waiting.isEmpty()) {
            count(waiting.remove());
        }
    }

    /** What has been done so far. */
    public DetectorCounts counts() {
        return new DetectorCounts(
                records,
                signals,
                late,
                hurried,
                dispatch.windows().stream().mapToLong(Window::quietHits).sum(),
                dispatch.windows().stream().mapToLong(Window::forgottenKeys).sum(),
                keyless);
    }

    private void enqueue(Activity record) {
        Cite cite = new Cite(record);
        for (Window window : dispatch.counting()) {
            Optional<Hit> hit = window.hit(fields, cite);
            if (hit.isEmpty()) {
                keyless++;
            } else if (record.time().isBefore(counted)) {
                late++;
            } else {
                pending.hold(cite);
                waiting.add(hit.get());
            }
        }
        while (waiting.size() > settings.maxWaiting()) {
            hurried++;
            count(waiting.remove());
        }
    }

    private void countUntil(Instant complete) {
        while (!waiting.isEmpty() && waiting.peek().time().isBefore(complete)) {
            count(waiting.remove());
        }
        if (complete.isAfter(counted)) {
            counted = complete;
        }
    }

    private void count(Hit hit) {
        if (hit.time().isAfter(counted)) {
            counted = hit.time();
        }
        dispatch.windows().get(hit.window()).count(hit).ifPresent(fired -> give(Signals.ofCount(fired)));
        pending.release(hit.cite());
    }

    private void give(Detection detection) {
        signals++;
        output.accept(detection);
    }
}
