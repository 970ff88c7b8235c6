package io.cloudir.model;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds a constant by the name that it has in documents. */
final class Codes {
    private Codes() {}

    /**
     * The constant that has the code.
     *
     * @throws IllegalArgumentException if none has; the message lists those that exist
     */
    static <T> T find(String what, T[] constants, Function<T, String> code, String written) {
        return Arrays.stream(constants)
                .filter(constant -> code.apply(constant).equals(written))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown " + what + " '" + Text.printable(written)
                        + "'; known: " + Arrays.stream(constants).map(code).collect(Collectors.joining(", "))));
    }
}
