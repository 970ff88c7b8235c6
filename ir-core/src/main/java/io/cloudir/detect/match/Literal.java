package io.cloudir.detect.match;

import com.google.re2j.Pattern;

/**
 * Finds a text that whatever a regular expression matches must contain, in any case. Says nothing where it is not sure: behind
 * alternatives, rare escapes, within groups.
 */
final class Literal {
    /** Escapes of one letter that stand for no character of their own and take no more text. */
    private static final String CLASSES = "dDwWsSbBAz";

    private static final Pattern COUNTS = Pattern.compile("[0-9]+(,[0-9]*)?");

    private final String expression;
    private final StringBuilder run = new StringBuilder();
    private String longest = "";
    private int depth;

    private Literal(String expression) {
        this.expression = expression;
    }

    /** The longest such text, in lower case; empty if none is sure. */
    static String in(String expression) {
        Literal literal = new Literal(expression);
        return literal.read() ? literal.longest : "";
    }

    private boolean read() {
        for (int at = 0; at < expression.length(); at++) {
            char next = expression.charAt(at);
            switch (next) {
                case '\\' -> {
                    at++;
                    if (at == expression.length() || !escape(expression.charAt(at))) {
                        return false;
                    }
                }
                case '[' -> {
                    at = Regex.endOfClass(expression, at);
                    end();
                }
                case '(' -> {
                    if (at > 0 && expression.startsWith("?", at + 1) && !expression.startsWith("?:", at + 1)) {
                        // Flags in the middle are passed over by what repeats the character before them.
                        return false;
                    }
                    end();
                    depth++;
                }
                case ')' -> {
                    end();
                    depth--;
                }
                case '{' -> {
                    int close = expression.indexOf('}', at);
                    if (close < 0 || !COUNTS.matches(expression.substring(at + 1, close))) {
                        return false;
                    }
                    optional();
                    at = close;
                }
                case '?', '*' -> optional();
                case '+', '.', '^', '$' -> end();
                default -> add(next);
            }
            if (depth < 0 || (depth == 0 && next == '|')) {
                return false;
            }
        }
        end();
        return depth == 0;
    }

    private boolean escape(char code) {
        if (code >= 0x80) {
            return false;
        }
        if (!Character.isLetterOrDigit(code)) {
            add(code);
            return true;
        }
        end();
        return CLASSES.indexOf(code) >= 0;
    }

    private void add(char next) {
        if (next < 0x80 && depth == 0) {
            run.append(next);
        } else {
            end();
        }
    }

    /** What stands last need not be there. */
    private void optional() {
        if (!run.isEmpty()) {
            run.setLength(run.length() - 1);
        }
        end();
    }

    private void end() {
        if (run.length() > longest.length()) {
            longest = CaseFolding.fold(run.toString());
        }
        run.setLength(0);
    }
}
