package io.cloudir.respond.playbook.condition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A condition over named facts, such as {@code severity >= HIGH and suspects.roles > 0 and not fact.ROOT_TAKEOVER}.
 *
 * <pre>
 * condition  = all { "or" all }
 * all        = one { "and" one }
 * one        = "not" one | "(" condition ")" | comparison
 * comparison = name [ ( "==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" ) value ]
 * name       = fact | variable
 * value      = number | word | "'" text "'" | variable
 * variable   = "__" name "__:value"
 * </pre>
 *
 * A name by itself must be true or false. Names are known and types fit when it is read, so deciding never fails; it takes
 * time in proportion to its length, at most {@value #LENGTH_LIMIT} characters. Immutable and safe to share.
 */
public final class Condition {
    /** Characters that a condition may have. */
    public static final int LENGTH_LIMIT = 1000;

    /** How deep parentheses and {@code not} may lie in each other. */
    public static final int DEPTH_LIMIT = 16;

    private final String text;
    private final Expression expression;

    private Condition(String text, Expression expression) {
        this.text = text;
        this.expression = expression;
    }

    /**
     * Reads a condition.
     *
     * @param variables the values of the variables in scope, by name with its underscores
     * @param faults takes what is wrong
     * @return the condition; empty if something is
     */
    public static Optional<Condition> parse(String text, Map<String, Value> variables, List<ConditionFault> faults) {
        List<ConditionFault> found = new ArrayList<>();
        Optional<Expression> expression = expression(text, variables, found);
        faults.addAll(found);
        return found.isEmpty() ? expression.map(it -> new Condition(text, it)) : Optional.empty();
    }

    private static Optional<Expression> expression(
            String text, Map<String, Value> variables, List<ConditionFault> found) {
        if (text.length() > LENGTH_LIMIT) {
            found.add(new ConditionFault(
                    0,
                    "too-long",
                    "the condition has " + text.length() + " characters; at most " + LENGTH_LIMIT + " are read",
                    "make it two steps"));
            return Optional.empty();
        }
        if (text.stripLeading().startsWith("[")) {
            found.add(new ConditionFault(
                    0,
                    "stix-pattern",
                    "a STIX pattern is tested against observed data, of which none is at hand when a playbook runs",
                    "ask for facts of the incident instead, as in severity >= HIGH"));
            return Optional.empty();
        }
        try {
            return Optional.of(new Parser(Lexer.tokens(text), variables, found).parse());
        } catch (Lexer.Broken broken) {
            found.add(broken.fault());
            return Optional.empty();
        }
    }

    /** Whether it holds. */
    public boolean holds(NamedFacts facts) {
        return expression.holds(facts);
    }

    /** The facts that it names with their values, such as {@code severity = HIGH, suspects.roles = 2}. */
    public String because(NamedFacts facts) {
        Set<Fact> named = new LinkedHashSet<>();
        expression.eachFact(named::add);
        return named.stream()
                .map(fact -> fact.name() + " = " + facts.value(fact).text())
                .collect(Collectors.joining(", "));
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
