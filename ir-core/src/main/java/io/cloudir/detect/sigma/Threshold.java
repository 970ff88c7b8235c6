package io.cloudir.detect.sigma;

import io.cloudir.detect.match.Comparison;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How a count must stand to one or more bounds, to all of them.
 *
 * @param bounds at least one
 */
public record Threshold(List<Bound> bounds) {
    /**
     * One bound.
     *
     * @param comparison how the count must stand to it
     * @param value the bound
     */
    public record Bound(Comparison comparison, BigDecimal value) {
        public Bound {
            Objects.requireNonNull(comparison, "comparison");
            Objects.requireNonNull(value, "value");
        }

        /** More than one is two or more. */
        private Bound lowered(int factor) {
            BigDecimal floor = comparison == Comparison.GT ? BigDecimal.ONE : BigDecimal.valueOf(2);
            BigDecimal lower = value.divide(BigDecimal.valueOf(factor), 0, RoundingMode.CEILING);
            return new Bound(comparison, value.min(floor.max(lower)));
        }
    }

    public Threshold {
        bounds = List.copyOf(bounds);
        if (bounds.isEmpty()) {
            throw new IllegalArgumentException("a threshold has at least one bound");
        }
    }

    /** One bound below. */
    public static Threshold atLeast(long value) {
        return new Threshold(List.of(new Bound(Comparison.GTE, BigDecimal.valueOf(value))));
    }

    /**
     * Bounds from below so many times lower: what counts several still takes two. One that has a ceiling stays as it is.
     *
     * @param factor at least 1
     */
    public Threshold lowered(int factor) {
        if (factor <= 1 || hasCeiling()) {
            return this;
        }
        return new Threshold(bounds.stream().map(bound -> bound.lowered(factor)).toList());
    }

    /** Whether a count meets all bounds. */
    public boolean holds(BigDecimal count) {
        for (Bound bound : bounds) {
            if (!bound.comparison().holds(count, bound.value())) {
                return false;
            }
        }
        return true;
    }

    /** Whether a count that grows can cease to meet it. */
    public boolean hasCeiling() {
        return bounds.stream()
                .anyMatch(bound -> bound.comparison() != Comparison.GTE && bound.comparison() != Comparison.GT);
    }

    /** It in words, such as {@code 5 or more}. */
    public String words() {
        return bounds.stream()
                .map(bound -> {
                    String value = bound.value().toPlainString();
                    return switch (bound.comparison()) {
                        case LT -> "less than " + value;
                        case LTE -> value + " or less";
                        case GT -> "more than " + value;
                        case GTE -> value + " or more";
                        case EQ -> "exactly " + value;
                        case NEQ -> "other than " + value;
                    };
                })
                .collect(Collectors.joining(" and "));
    }
}
