package io.cloudir.respond.playbook.condition;

import io.cloudir.model.Text;
import io.cloudir.respond.playbook.condition.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts a condition into tokens, in one pass. */
final class Lexer {
    private static final Map<String, String> OF_OTHER_LANGUAGES =
            Map.of("=", "==", "&&", "and", "||", "or", "!", "not", "<>", "!=", "&", "and", "|", "or");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** @throws Broken at what is no token */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        lexer.tokens.add(new Token(Kind.END, "the end", text.length()));
        return lexer.tokens;
    }

    private void next() {
        char first = text.charAt(at);
        if (Character.isWhitespace(first)) {
            at++;
        } else if (first == '(' || first == ')') {
            add(first == '(' ? Kind.OPEN : Kind.CLOSE, at + 1);
        } else if (first == '\'' || first == '"') {
            quoted(first);
        } else if (isDigit(first)) {
            add(Kind.NUMBER, endOf(at));
        } else if (first == '_') {
            variable();
        } else if (isLetter(first)) {
            add(Kind.NAME, endOf(at));
        } else {
            operator();
        }
    }

    private void quoted(char quote) {
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw new Broken(new ConditionFault(
                    at, "open-quote", "a text begins here and does not end", "close it with " + quote));
        }
        tokens.add(new Token(Kind.TEXT, text.substring(at + 1, end), at));
        at = end + 1;
    }

    private void variable() {
        int end = endOf(at);
        if (text.startsWith(":value", end)) {
            end += ":value".length();
        }
        add(Kind.VARIABLE, end);
    }

    private void operator() {
        int end = at;
        while (end < text.length() && end < at + 2 && "<>=!&|".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        String written = text.substring(at, Math.max(end, at + 1));
        if (Operator.of(written).isPresent()) {
            add(Kind.OPERATOR, end);
            return;
        }
        String ours = OF_OTHER_LANGUAGES.get(written);
        throw new Broken(new ConditionFault(
                at,
                "not-understood",
                "'" + Text.printable(written)
                        + "' is not understood here; expected a fact, a value, a parenthesis or one of "
                        + Operator.all(),
                ours == null ? "remove it" : "write " + ours));
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(at, end), at));
        at = end;
    }

    private int endOf(int start) {
        int end = start;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isPart(char c) {
        return isLetter(c) || isDigit(c) || c == '_' || c == '.' || c == '-';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Ends the reading of a condition. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ConditionFault fault;

        Broken(ConditionFault fault) {
            super(fault.message(), null, false, false);
            this.fault = fault;
        }

        ConditionFault fault() {
            return fault;
        }
    }
}
