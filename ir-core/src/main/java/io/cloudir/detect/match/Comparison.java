package io.cloudir.detect.match;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How two numbers may stand to each other, by Sigma's words. */
public enum Comparison {
    GT,
    GTE,
    LT,
    LTE,
    EQ,
    NEQ;

    /** Sigma's word for it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The comparison of that word. */
    public static Optional<Comparison> ofCode(String code) {
        return Arrays.stream(values())
                .filter(comparison -> comparison.code().equals(code))
                .findFirst();
    }

    /** Whether the first number stands so to the second. */
    public boolean holds(BigDecimal found, BigDecimal bound) {
        int order = found.compareTo(bound);
        return switch (this) {
            case LT -> order < 0;
            case LTE -> order <= 0;
            case GT -> order > 0;
            case GTE -> order >= 0;
            case EQ -> order == 0;
            case NEQ -> order != 0;
        };
    }
}
