package io.cloudir.detect;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The mean of amounts, or a percentile of them, of the latest {@value Tally#LIMIT} within the timespan. A percentile that
 * lies between two amounts divides their distance in proportion, as {@code PERCENTILE_CONT} does in SQL.
 */
final class OrderTally implements Tally {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Empty for the mean. */
    private final Optional<BigDecimal> percentile;

    private final Deque<Hit> hits = new ArrayDeque<>(4);
    private final List<BigDecimal> sorted = new ArrayList<>(4);
    private BigDecimal sum = BigDecimal.ZERO;

    /** @param percentile from 0 to 100; empty for the mean */
    OrderTally(Optional<BigDecimal> percentile) {
        this.percentile = percentile;
    }

    @Override
    public void add(Hit hit, Consumer<Hit> kept, Consumer<Hit> dropped) {
        if (hits.size() == LIMIT) {
            removeOldest(dropped);
        }
        hits.addLast(hit);
        kept.accept(hit);
        sum = sum.add(hit.amount());
        int place = Collections.binarySearch(sorted, hit.amount());
        sorted.add(place < 0 ? -place - 1 : place, hit.amount());
    }

    @Override
    public List<DetectorState.Counted> saved() {
        return hits.stream().map(hit -> Tally.saved(hit, List.of())).toList();
    }

    @Override
    public void forgetBefore(Instant start, Consumer<Hit> dropped) {
        while (!hits.isEmpty() && hits.getFirst().time().isBefore(start)) {
            removeOldest(dropped);
        }
    }

    private void removeOldest(Consumer<Hit> dropped) {
        Hit oldest = hits.removeFirst();
        sum = sum.subtract(oldest.amount());
        sorted.remove(Collections.binarySearch(sorted, oldest.amount()));
        dropped.accept(oldest);
    }

    @Override
    public void clear(Consumer<Hit> dropped) {
        hits.forEach(dropped);
        hits.clear();
        sorted.clear();
        sum = BigDecimal.ZERO;
    }

    @Override
    public BigDecimal value() {
        if (sorted.isEmpty()) {
            return BigDecimal.ZERO;
        }
        return percentile
                .map(this::percentile)
                .orElseGet(() -> sum.divide(BigDecimal.valueOf(sorted.size()), MathContext.DECIMAL128));
    }

    private BigDecimal percentile(BigDecimal percent) {
        BigDecimal place =
                percent.multiply(BigDecimal.valueOf(sorted.size() - 1L)).divide(HUNDRED);
        int below = place.intValue();
        BigDecimal least = sorted.get(below);
        BigDecimal next = sorted.get(Math.min(below + 1, sorted.size() - 1));
        return least.add(next.subtract(least).multiply(place.subtract(BigDecimal.valueOf(below))));
    }

    @Override
    public List<Hit> hits() {
        return List.copyOf(hits);
    }
}
