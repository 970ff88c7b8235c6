package io.cloudir.detect.match;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A regular expression that is looked for anywhere in a text, in time linear in the text (RE2), whatever the expression.
 */
public final class Regex {
    /** Most steps that an expression may be compiled to; a repeated part counts as often as it is repeated. */
    public static final int STEPS = 1_024;

    /** A step of the automaton costs more than the comparison of a character. */
    private static final long WEIGHT = 4;

    private final Pattern pattern;
    private final String literal;

    private Regex(Pattern pattern) {
        this.pattern = pattern;
        this.literal = Literal.in(pattern.pattern());
    }

    /** Says why an expression is not taken. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message, null, false, false);
        }

        /** What is wrong. */
        public String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** Compiles an expression. */
    public static Regex of(String expression, boolean ignoreCase, boolean multiLine, boolean dotAll) throws Unusable {
        long steps = new Estimate(expression).steps();
        if (steps > STEPS) {
            throw new Unusable("it takes about " + steps + " steps, repetitions written out; at most " + STEPS
                    + " are looked for");
        }
        try {
            return new Regex(Pattern.compile(
                    expression,
                    (ignoreCase ? Pattern.CASE_INSENSITIVE : 0)
                            | (multiLine ? Pattern.MULTILINE : 0)
                            | (dotAll ? Pattern.DOTALL : 0)));
        } catch (PatternSyntaxException e) {
            throw new Unusable(e.getDescription());
        }
    }

    /** The expression that finds a text as it is. */
    public static String quoted(String text) {
        return Pattern.quote(text);
    }

    boolean find(String text) {
        return pattern.matcher(text).find();
    }

    /** A text that whatever it finds contains, in any case; empty if none is known. */
    String literal() {
        return literal;
    }

    /** Where a class ends that opens at a bracket. */
    static int endOfClass(String text, int open) {
        int at = open + 1;
        at += at < text.length() && text.charAt(at) == '^' ? 1 : 0;
        at += at < text.length() && text.charAt(at) == ']' ? 1 : 0;
        while (at < text.length() && text.charAt(at) != ']') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }

    long weight() {
        return pattern.programSize() * WEIGHT;
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }

    /** Counts steps before compiling, which would write repetitions of repetitions out in memory. Never too low. */
    private static final class Estimate {
        private static final long MANY = 1_000_000;

        private final String text;
        private final Deque<Long> outer = new ArrayDeque<>();
        private long group;
        private long last;

        Estimate(String text) {
            this.text = text;
        }

        long steps() {
            for (int at = 0; at < text.length(); at++) {
                switch (text.charAt(at)) {
                    case '\\' -> {
                        at++;
                        atom(1);
                    }
                    case '[' -> {
                        at = endOfClass(text, at);
                        atom(1);
                    }
                    case '(' -> {
                        outer.push(group);
                        group = 2;
                        last = 0;
                    }
                    case ')' -> {
                        long inner = group;
                        group = outer.isEmpty() ? 0 : outer.pop();
                        atom(inner);
                    }
                    case '{' -> at = repeat(at);
                    default -> atom(1);
                }
            }
            while (!outer.isEmpty()) {
                group = Math.min(MANY, group + outer.pop());
            }
            return group;
        }

        private void atom(long steps) {
            last = steps;
            group = Math.min(MANY, group + steps);
        }

        /** A repetition stands for as many of what it repeats. */
        private int repeat(int open) {
            int close = text.indexOf('}', open);
            String counts = close < 0 ? "" : text.substring(open + 1, close);
            if (!counts.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
                atom(1);
                return open;
            }
            String[] bounds = counts.split(",", -1);
            long most = 1;
            for (String bound : bounds) {
                most = bound.isEmpty() ? most + 1 : Math.max(most, Long.parseLong(bound));
            }
            long all = Math.min(MANY, last * (most + (bounds.length > 1 ? most : 0)));
            group = Math.min(MANY, group + all);
            last = all;
            return close;
        }
    }
}
