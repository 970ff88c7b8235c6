package io.cloudir.detect.sigma;

import io.cloudir.detect.match.Expression;
import io.cloudir.detect.match.TextPattern;
import io.cloudir.model.Text;
import java.util.IdentityHashMap;

/**
 * Bounds the work that one rule can ask for: at worst each pattern with wildcards is held against every place of a record's
 * texts, once for each time that a condition names its part.
 */
final class WorkLimits {
    /** Longest pattern, in code points, the wildcards that modifiers add included. */
    static final int PATTERN = 1_024;

    /** Longest that all conditions of a rule may be together. */
    static final int CONDITION = 4_096;

    /** Most that a rule may weigh, see {@link Expression#weight}. */
    static final int RULE = 8_192;

    private final IdentityHashMap<Expression, Long> weights = new IdentityHashMap<>();
    private long asked;
    private long written;

    static boolean isTooLong(TextPattern pattern) {
        return pattern.literal().isEmpty() && pattern.length() > PATTERN;
    }

    /** A condition is about to be read. */
    void read(String condition) throws Condition.Unusable {
        written += condition.length();
        if (written > CONDITION) {
            throw new Condition.Unusable(
                    "the condition has, with those before it, " + written + " characters; at most " + CONDITION
                            + " are read",
                    "split the rule");
        }
    }

    /** A condition speaks of a part of the detection. */
    void ask(String name, Expression part) throws Condition.Unusable {
        asked += weights.computeIfAbsent(part, Expression::weight);
        if (asked > RULE) {
            throw new Condition.Unusable(
                    "with '" + Text.printable(name) + "' the condition asks for " + asked
                            + " characters of patterns to be looked for; at most " + RULE + " are",
                    "split the rule, or write whole values instead of patterns");
        }
    }
}
