package io.cloudir.detect.sigma;

import io.cloudir.detect.match.TextPattern;
import io.cloudir.model.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a condition: {@code or} binds weakest, then {@code and}, then {@code not}, then {@code 1 of}. Operators may be
 * written in any case. A number greater than one before {@code of} is taken too, though Sigma has only one, any and all.
 */
final class Condition {
    /** Deepest nesting of parentheses and negations. */
    private static final int DEPTH_LIMIT = 64;

    /** How many names a message lists. */
    private static final int LISTED = 20;

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:([()])|([\\w*-]+)|(\\S))");

    private static final Set<String> OPERATORS = Set.of("and", "or", "not", "of");

    private final Collection<String> names;
    private final List<String> tokens = new ArrayList<>();
    private int next;
    private int asked;

    private Condition(Collection<String> names) {
        this.names = names;
    }

    /** Why a condition cannot be used, and what to do. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        private final String fix;

        Unusable(String message, String fix) {
            super(message, null, false, false);
            this.fix = fix;
        }

        String reason() {
            return String.valueOf(getMessage());
        }

        String fix() {
            return fix;
        }
    }

    /**
     * What the condition says.
     *
     * @param names the parts that it may speak of
     */
    static Formula read(String text, Collection<String> names) throws Unusable {
        Condition condition = new Condition(names);
        condition.split(text);
        Formula whole = condition.or(0);
        if (condition.next < condition.tokens.size()) {
            throw new Unusable(
                    "'" + Text.printable(condition.peek()) + "' is not expected after a complete condition",
                    "join the parts with and or or");
        }
        return whole;
    }

    /** The words of a condition that are no operators: what it names. */
    static List<String> words(String text) {
        return TOKEN.matcher(text)
                .results()
                .map(found -> found.group(2))
                .filter(Objects::nonNull)
                .filter(word -> !OPERATORS.contains(word.toLowerCase(Locale.ROOT)))
                .distinct()
                .toList();
    }

    private void split(String text) throws Unusable {
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (matcher.find(at)) {
            String stray = matcher.group(3);
            if (stray != null) {
                throw new Unusable(
                        "'" + Text.printable(stray) + "' at position " + (matcher.start(3) + 1)
                                + " has no meaning in a condition",
                        "use names, and, or, not, parentheses, 1 of and all of");
            }
            tokens.add(matcher.group().strip());
            at = matcher.end();
        }
    }

    private Formula or(int depth) throws Unusable {
        List<Formula> parts = new ArrayList<>(List.of(and(depth)));
        while (accept("or")) {
            parts.add(and(depth));
        }
        return Formula.or(parts);
    }

    private Formula and(int depth) throws Unusable {
        List<Formula> parts = new ArrayList<>(List.of(not(depth)));
        while (accept("and")) {
            parts.add(not(depth));
        }
        return Formula.and(parts);
    }

    private Formula not(int depth) throws Unusable {
        if (depth > DEPTH_LIMIT) {
            throw new Unusable("nested deeper than " + DEPTH_LIMIT + " levels", "write the condition flatter");
        }
        if (accept("not")) {
            return new Formula.Not(not(depth + 1));
        }
        if (accept("(")) {
            Formula inner = or(depth + 1);
            if (!accept(")")) {
                throw new Unusable("a parenthesis is not closed", "add the missing ')'");
            }
            return inner;
        }
        return next + 1 < tokens.size() && tokens.get(next + 1).equalsIgnoreCase("of") ? quantified() : named();
    }

    private Formula named() throws Unusable {
        String name = take();
        if (!names.contains(name)) {
            throw new Unusable(
                    "the condition names '" + Text.printable(name) + "', which the detection does not define; defined: "
                            + names.stream().limit(LISTED).map(Text::printable).collect(Collectors.joining(", ")),
                    "correct the name or define it");
        }
        ask(name, 1);
        return new Formula.Named(name);
    }

    private Formula quantified() throws Unusable {
        String quantity = take().toLowerCase(Locale.ROOT);
        next++;
        String pattern = take();
        List<Formula> parts = matching(pattern);
        int least = least(quantity, parts.size());
        if (least < 1 || least > parts.size()) {
            throw new Unusable(
                    "'" + quantity + " of " + Text.printable(pattern) + "' speaks of " + parts.size()
                            + " parts of the detection, so it cannot hold as written",
                    "correct the pattern or the number; names that begin with _ count only if the pattern does too");
        }
        ask(pattern, parts.size());
        return parts.size() == 1 ? parts.get(0) : new Formula.AtLeast(least, parts);
    }

    private void ask(String name, int parts) throws Unusable {
        asked += parts;
        if (asked > WorkLimits.RULE) {
            throw new Unusable(
                    "with '" + Text.printable(name) + "' the condition names " + asked + " parts; at most "
                            + WorkLimits.RULE + " are tried",
                    "name each part once");
        }
    }

    private List<Formula> matching(String pattern) {
        TextPattern matching = TextPattern.cased(pattern.equalsIgnoreCase("them") ? "*" : pattern);
        return names.stream()
                .filter(name -> pattern.startsWith("_") || !name.startsWith("_"))
                .filter(matching::matches)
                .<Formula>map(Formula.Named::new)
                .toList();
    }

    private static int least(String quantity, int all) throws Unusable {
        if (quantity.equals("all")) {
            return all;
        }
        if (quantity.equals("any")) {
            return 1;
        }
        if (quantity.matches("[0-9]{1,4}")) {
            return Integer.parseInt(quantity);
        }
        throw new Unusable(
                "'" + Text.printable(quantity) + " of' is no quantity", "write 1 of, any of, all of or a number");
    }

    private boolean accept(String token) {
        boolean there = next < tokens.size() && tokens.get(next).equalsIgnoreCase(token);
        if (there) {
            next++;
        }
        return there;
    }

    private String peek() {
        return tokens.get(next);
    }

    private String take() throws Unusable {
        if (next >= tokens.size()) {
            throw new Unusable("the condition ends where a name is expected", "complete it");
        }
        return tokens.get(next++);
    }
}
