package io.cloudir.detect.match;

import java.math.BigDecimal;
import java.util.Optional;

/** Reads numbers that a log wrote. */
public final class Numbers {
    /** Longer texts are not read as numbers. */
    public static final int DIGITS = 64;

    /** Numbers with more places before or behind the point could not be calculated with in bounded time. */
    private static final int PLACES = 400;

    private Numbers() {}

    /** The number that a text spells, with at most {@value #DIGITS} characters; empty if it spells none. */
    public static Optional<BigDecimal> read(String text) {
        if (text.isEmpty() || text.length() > DIGITS || !mayBegin(text.charAt(0))) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text);
            boolean small = Math.abs((long) number.scale()) <= PLACES;
            return small || number.signum() == 0 ? Optional.of(small ? number : BigDecimal.ZERO) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Spares most texts an exception. */
    private static boolean mayBegin(char first) {
        return (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
    }
}
