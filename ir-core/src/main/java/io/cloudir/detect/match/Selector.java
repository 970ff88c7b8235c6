package io.cloudir.detect.match;

import java.util.Objects;

/**
 * Which records a rule is about.
 *
 * @param source the logs that it is meant for
 * @param expression what it asks of a record of these
 */
public record Selector(LogSource source, Expression expression) {
    public Selector {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(expression, "expression");
    }
}
