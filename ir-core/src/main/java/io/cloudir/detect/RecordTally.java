package io.cloudir.detect;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Counts records, or adds up amounts. Exact for up to {@value #LIMIT} records within the timespan. */
final class RecordTally implements Tally {
    /** Beyond this the oldest amount is added to the next one, so that it is kept a little too long but never missed. */
    static final int LIMIT = 10_000;

    private final boolean sums;
    private final Deque<Hit> hits = new ArrayDeque<>(4);
    private long sum;

    RecordTally(boolean sums) {
        this.sums = sums;
    }

    @Override
    public void add(Hit hit, Consumer<Hit> kept, Consumer<Hit> dropped) {
        hits.addLast(hit);
        kept.accept(hit);
        sum += sums ? hit.amount() : 1;
        if (hits.size() > LIMIT) {
            Hit oldest = hits.removeFirst();
            Hit next = hits.removeFirst();
            hits.addFirst(new Hit(next.window(), next.key(), List.of(), oldest.amount() + next.amount(), next.cite()));
            dropped.accept(oldest);
        }
    }

    @Override
    public void restore(String value, Hit hit, Consumer<Hit> kept) {
        hits.addLast(hit);
        kept.accept(hit);
        sum += sums ? hit.amount() : 1;
    }

    @Override
    public List<DetectorState.Counted> saved() {
        return hits.stream()
                .map(hit -> new DetectorState.Counted(
                        "", sums ? hit.amount() : 1, hit.cite().saved()))
                .toList();
    }

    @Override
    public void forgetBefore(Instant start, Consumer<Hit> dropped) {
        while (!hits.isEmpty() && hits.getFirst().time().isBefore(start)) {
            Hit oldest = hits.removeFirst();
            sum -= sums ? oldest.amount() : 1;
            dropped.accept(oldest);
        }
    }

    @Override
    public void clear(Consumer<Hit> dropped) {
        hits.forEach(dropped);
        hits.clear();
        sum = 0;
    }

    @Override
    public long value() {
        return sum;
    }

    @Override
    public List<Hit> hits() {
        return List.copyOf(hits);
    }
}
