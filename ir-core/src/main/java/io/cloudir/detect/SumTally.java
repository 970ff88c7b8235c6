package io.cloudir.detect;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Counts records, or adds up amounts. Exact for up to {@value Tally#LIMIT} records within the timespan. */
final class SumTally implements Tally {
    private final Deque<Hit> hits = new ArrayDeque<>(4);
    private BigDecimal sum = BigDecimal.ZERO;

    /** Beyond the limit the oldest amount is added to the next one, so that it is kept a little too long but never missed. */
    @Override
    public void add(Hit hit, Consumer<Hit> kept, Consumer<Hit> dropped) {
        hits.addLast(hit);
        kept.accept(hit);
        sum = sum.add(hit.amount());
        if (hits.size() > LIMIT) {
            Hit oldest = hits.removeFirst();
            Hit next = hits.removeFirst();
            hits.addFirst(next.plus(oldest.amount()));
            dropped.accept(oldest);
        }
    }

    @Override
    public List<DetectorState.Counted> saved() {
        return hits.stream().map(hit -> Tally.saved(hit, List.of())).toList();
    }

    @Override
    public void forgetBefore(Instant start, Consumer<Hit> dropped) {
        while (!hits.isEmpty() && hits.getFirst().time().isBefore(start)) {
            Hit oldest = hits.removeFirst();
            sum = sum.subtract(oldest.amount());
            dropped.accept(oldest);
        }
    }

    @Override
    public void clear(Consumer<Hit> dropped) {
        hits.forEach(dropped);
        hits.clear();
        sum = BigDecimal.ZERO;
    }

    @Override
    public BigDecimal value() {
        return sum;
    }

    @Override
    public List<Hit> hits() {
        return List.copyOf(hits);
    }
}
