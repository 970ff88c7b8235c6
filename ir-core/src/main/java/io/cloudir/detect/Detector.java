package io.cloudir.detect;

import io.cloudir.detect.match.FieldTable;
import io.cloudir.detect.match.RecordFields;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.LogSource;
import io.cloudir.telemetry.ReadLimits;
import io.cloudir.telemetry.RecordScan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Applies a rule set to records and gives out what it finds. A rule that looks at single records answers at once, once a
 * record. A windowed rule counts in event time: its hits wait until no older one can come (see {@link
 * DetectorSettings#lateness}), so its answer does not depend on the order of arrival; {@link #flush} counts those that
 * still wait. It fires once per key and timespan, then counts anew. A baseline learns and judges in event time, too.
 *
 * <p>Not thread-safe: one detector serves one thread, or callers take turns. The output is called in the caller's thread.
 * Records are expected once each; of copies, told by {@link Activity#identity}, that come within the lateness a windowed rule
 * counts one.
 */
public final class Detector {
    private final DetectorSettings settings;
    private final Consumer<Detection> output;
    private final Sensitivity sensitivity;
    private final PendingRecords pending;
    private final Dispatch dispatch;
    private final RecordFields fields;
    private final IndicatorWatch indicators;
    private final PriorityQueue<Hit> waiting = new PriorityQueue<>();
    /** What baselines count of the present record. */
    private final List<Hit> learned = new ArrayList<>();

    private final EventClock newest = new EventClock();
    /** Whether time has gone on since hits were counted last. */
    private boolean behind;

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
        this(rules, settings, Sensitivity.STANDARD, output);
    }

    /**
     * @param rules what to look for; compiled here
     * @param settings bounds on time and memory
     * @param sensitivity how closely windowed rules look at a record, asked when it is counted
     * @param output takes each detection; those of windowed rules come in event time
     */
    public Detector(RuleSet rules, DetectorSettings settings, Sensitivity sensitivity, Consumer<Detection> output) {
        this(rules, settings, sensitivity, Learning.EVERYTHING, output);
    }

    /**
     * @param rules what to look for; compiled here
     * @param settings bounds on time and memory
     * @param sensitivity how closely windowed rules and baselines look at a record, asked when it is counted
     * @param learning what baselines must not learn from, asked when something is judged
     * @param output takes each detection; those of windowed rules and baselines come in event time
     */
    public Detector(
            RuleSet rules,
            DetectorSettings settings,
            Sensitivity sensitivity,
            Learning learning,
            Consumer<Detection> output) {
        this.sensitivity = Objects.requireNonNull(sensitivity, "sensitivity");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.output = Objects.requireNonNull(output, "output");
        this.pending = new PendingRecords(settings.maxPendingBytes());
        FieldTable table = new FieldTable();
        this.dispatch =
                new Dispatch(rules.loaded(), table, settings, pending, Objects.requireNonNull(learning, "learning"));
        this.fields = new RecordFields(table);
        this.indicators = new IndicatorWatch(rules.indicators());
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
        fields.read(record);
        look();
        Instant reached = record.time().isAfter(now) ? now : record.time();
        dispatch.look(reached.getEpochSecond());
        reach(newest.moveTo(reached));
    }

    /**
     * A scan that looks for what these rules ask for, to be given to {@link #accept(RecordScan)}.
     *
     * @param source what the records are; not {@link LogSource#AUTO}
     */
    public RecordScan scan(LogSource source) {
        return new RecordScan(source, fields.wanted(), ReadLimits.DEFAULT);
    }

    /** Looks at one record of a closed input, where it lies; see {@link #accept(RecordScan, Instant)}. */
    public void accept(RecordScan record) {
        accept(record, Instant.MAX);
    }

    /**
     * Looks at one record as it comes, where it lies. One that no rule matches leaves no garbage.
     *
     * @param record turned to the record; made by {@link #scan}
     * @param now the time by a clock that whoever wrote the record has no hand on
     * @throws io.cloudir.telemetry.MalformedRecordException if the record turns out to be broken once a rule has matched;
     *     nothing is given out or counted then
     */
    public void accept(RecordScan record, Instant now) {
        fields.read(record);
        look();
        dispatch.look(Math.min(record.second(), now.getEpochSecond()));
        reach(newest.moveTo(record.second(), record.nano(), now));
    }

    private void look() {
        dispatch.match(fields);
        if (!dispatch.hasMatched() && !indicators.isWatching()) {
            records++;
            return;
        }
        Activity record = fields.record();
        records++;
        for (LoadedRule rule : dispatch.fired()) {
            give(Signals.ofRecord(rule, record));
        }
        indicators.look(record, this::give);
        if (!dispatch.counting().isEmpty()) {
            catchUp();
            enqueue(record);
        }
    }

    private void reach(boolean later) {
        behind |= later;
        if (!waiting.isEmpty() || dispatch.hasOpenWindows()) {
            catchUp();
        }
    }

    /** Counts what the time reached allows; put off as long as there is nothing to count. */
    private void catchUp() {
        if (behind) {
            behind = false;
            countUntil(EventTime.earlier(newest.now(), settings.lateness()));
        }
    }

    /**
     * Counts the hits that still wait, and judges rules whose window has not ended by what was seen of it; the end of the
     * input. More records may follow, later ones in event time. A hit dated later than now waits on: counting it would
     * make all that follow come too late.
     */
    public void flush() {
        catchUp();
        countUpToNewest();
        closeBefore(newest.now());
        // Inner rules first: what they find at the end is counted by those that count them.
        for (Window window : dispatch.judgedAtTheEnd()) {
            while (window.hasOpen()) {
                close(window, newest.now());
            }
            countUpToNewest();
        }
    }

    private void countUpToNewest() {
        Instant now = newest.now();
        while (!waiting.isEmpty() && !waiting.element().time().isAfter(now)) {
            countNext();
        }
    }

    /**
     * Counts the hits that wait, but for those within a lateness of the newest record: the end of a part of the input,
     * whose order says nothing about time, while the next part may bring records that are so much older.
     */
    public void flush(Duration lateness) {
        catchUp();
        countUntil(EventTime.earlier(newest.now(), lateness));
    }

    /** What is remembered now. Saving it changes no answer. Takes time with its size. */
    public DetectorState state() {
        catchUp();
        return new SavedCounters(dispatch.counters()).state(waiting, newest.now(), counted);
    }

    /**
     * Takes up what another detector remembered; on one that has looked at no record yet. Rules that are new start
     * afresh, as do those that say something else than when the state was saved. Counts begin at zero.
     *
     * @return the rules whose state is dropped since they changed or are gone
     * @throws IllegalStateException if this detector has something to remember of its own
     */
    public List<DetectorState.Dropped> restore(DetectorState saved) {
        if (records > 0 || !newest.now().equals(Instant.MIN)) {
            throw new IllegalStateException("a detector that is at work cannot take up a state; make a new one");
        }
        newest.moveTo(saved.newest());
        counted = saved.counted();
        return new SavedCounters(dispatch.counters()).restore(saved, this::await);
    }

    /** What has been done so far. */
    public DetectorCounts counts() {
        return new DetectorCounts(
                records,
                signals,
                late,
                hurried,
                dispatch.counters().stream().mapToLong(Counter::quietHits).sum(),
                dispatch.counters().stream().mapToLong(Counter::forgottenKeys).sum(),
                keyless);
    }

    private void enqueue(Activity record) {
        List<Cite> cite = List.of(new Cite(record));
        for (Counter counter : dispatch.counting()) {
            List<Hit> hits = counter.hits(fields, cite);
            if (hits.isEmpty()) {
                keyless++;
            } else if (record.time().isBefore(counted)) {
                late++;
            } else if (counter instanceof Window) {
                hits.forEach(this::await);
            } else {
                learned.addAll(hits);
            }
        }
        if (!learned.isEmpty()) {
            await(Hit.together(learned));
            learned.clear();
        }
        while (waiting.size() > settings.maxWaiting()) {
            hurried++;
            countNext();
        }
    }

    private void await(Hit hit) {
        hit.cites().forEach(pending::hold);
        waiting.add(hit);
    }

    private void countUntil(Instant complete) {
        while (!waiting.isEmpty() && waiting.peek().time().isBefore(complete)) {
            countNext();
        }
        closeBefore(complete);
        if (complete.isAfter(counted)) {
            counted = complete;
        }
    }

    /** Counts the hit that happened first, unless a window that ends before it makes another one. */
    private void countNext() {
        closeBefore(waiting.element().time());
        countFirst();
    }

    private void countFirst() {
        Hit hit = waiting.remove();
        if (hit.time().isAfter(counted)) {
            counted = hit.time();
        }
        int factor = sensitivity.factor(hit.cite().head());
        count(hit, factor);
        hit.also().forEach(other -> count(other, factor));
        hit.cites().forEach(pending::release);
    }

    private void count(Hit hit, int factor) {
        dispatch.counters().get(hit.window()).count(hit, factor).ifPresent(this::fired);
    }

    /** Closes the windows that end before an instant, and counts what that brings, in event time. */
    private void closeBefore(Instant instant) {
        for (Window first = firstToEnd(); first != null && first.nextEnd().isBefore(instant); first = firstToEnd()) {
            Instant end = first.nextEnd();
            close(first, end);
            while (!waiting.isEmpty() && !waiting.element().time().isAfter(end)) {
                countFirst();
            }
        }
    }

    private @Nullable Window firstToEnd() {
        Window first = null;
        for (Window window : dispatch.judgedAtTheEnd()) {
            if (window.hasOpen() && (first == null || window.nextEnd().isBefore(first.nextEnd()))) {
                first = window;
            }
        }
        return first;
    }

    private void close(Window window, Instant end) {
        if (end.isAfter(counted)) {
            counted = end;
        }
        window.close(end).ifPresent(this::fired);
    }

    private void fired(Fired fired) {
        if (!dispatch.isSilent(fired.window())) {
            give(Signals.ofCount(fired));
        }
        for (Dispatch.Feed feed : dispatch.feeds(fired.window())) {
            // Baselines look at records only.
            Window outer = (Window) dispatch.counters().get(feed.window());
            outer.hit(fired, feed.named()).ifPresent(this::await);
        }
    }

    private void give(Detection detection) {
        signals++;
        output.accept(detection);
    }
}
