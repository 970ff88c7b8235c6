package io.cloudir.intel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes the values out of a STIX pattern (STIX 2.1, part 9) that says: one of these was seen. That is what feeds consist of. A
 * pattern that asks for several things together, in an order or within a time, would match too much if its parts were taken
 * one by one, so it is not used.
 */
final class StixPattern {
    /**
     * One value that a pattern asks for.
     *
     * @param type what it is a value of
     * @param value the value, in the form in which it is compared
     */
    record Seen(IndicatorType type, String value) {}

    /** A pattern that cannot be used; the message says why. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String reason) {
            super(reason);
        }
    }

    /** Longer ones before those that they begin with. */
    private static final List<String> OPERATORS =
            List.of("ISSUBSET", "ISSUPERSET", "MATCHES", "LIKE", "NOT", "IN", "!=", "<=", ">=", "=", "<", ">");

    private static final int LENGTH_LIMIT = 1 << 16;

    private final String text;
    private int at;

    private StixPattern(String text) {
        this.text = text;
    }

    /** The values of a pattern, at least one. */
    static List<Seen> values(String pattern) throws UnusableException {
        if (pattern.length() > LENGTH_LIMIT) {
            throw new UnusableException("a pattern of more than " + LENGTH_LIMIT + " characters");
        }
        return new StixPattern(pattern).observations();
    }

    private List<Seen> observations() throws UnusableException {
        List<Seen> values = new ArrayList<>();
        do {
            expect('[');
            do {
                comparison(values);
            } while (takes("OR"));
            expect(']');
        } while (takes("OR"));
        skipSpace();
        if (at < text.length()) {
            throw new UnusableException("it asks for several things together, in an order or within a time");
        }
        return values;
    }

    private void comparison(List<Seen> values) throws UnusableException {
        String path = path();
        String operator = operator();
        IndicatorType type = type(path)
                .orElseThrow(() -> new UnusableException("it asks for a property that nothing here is matched with"));
        switch (operator) {
            case "=" -> values.add(seen(type, literal()));
            case "IN" -> {
                expect('(');
                do {
                    values.add(seen(type, literal()));
                } while (takes(","));
                expect(')');
            }
            case "ISSUBSET" -> values.add(seen(IndicatorType.NETWORK, literal()));
            default ->
                throw new UnusableException("it compares with " + operator + "; only =, IN and ISSUBSET are used");
        }
        skipSpace();
        if (text.startsWith("AND", at)) {
            throw new UnusableException("it asks for several things together, in an order or within a time");
        }
    }

    private static Seen seen(IndicatorType asked, String value) throws UnusableException {
        IndicatorType type = asked == IndicatorType.ADDRESS && value.indexOf('/') >= 0 ? IndicatorType.NETWORK : asked;
        return new Seen(
                type,
                type.canonical(value).orElseThrow(() -> new UnusableException("a value that is no " + type.code())));
    }

    private static Optional<IndicatorType> type(String path) {
        String plain = path.replace("'", "").toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "ipv4-addr:value",
                    "ipv6-addr:value",
                    "network-traffic:dst_ref.value",
                    "network-traffic:src_ref.value" -> Optional.of(IndicatorType.ADDRESS);
            case "domain-name:value" -> Optional.of(IndicatorType.DOMAIN);
            case "file:hashes.md5",
                    "file:hashes.sha-1",
                    "file:hashes.sha1",
                    "file:hashes.sha-256",
                    "file:hashes.sha256" -> Optional.of(IndicatorType.FILE_HASH);
            case "network-traffic:extensions.http-request-ext.request_header.user-agent" ->
                Optional.of(IndicatorType.USER_AGENT);
            default -> Optional.empty();
        };
    }

    private String literal() throws UnusableException {
        skipSpace();
        if (at >= text.length() || text.charAt(at) != '\'') {
            throw new UnusableException("no text in quotation marks where one is expected");
        }
        StringBuilder literal = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '\'') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            literal.append(text.charAt(at));
            at++;
        }
        expect('\'');
        return literal.toString();
    }

    /** The property compared, such as {@code file:hashes.'SHA-256'}; a part in quotation marks may hold anything. */
    private String path() throws UnusableException {
        skipSpace();
        int from = at;
        boolean quoted = false;
        while (at < text.length() && (quoted || isPath(text.charAt(at)))) {
            quoted ^= text.charAt(at) == '\'';
            at++;
        }
        if (quoted || text.substring(from, at).indexOf(':') < 1) {
            throw new UnusableException("no comparison of a property where one is expected");
        }
        return text.substring(from, at);
    }

    private static boolean isPath(char next) {
        return Character.isLetterOrDigit(next) || ":._-[]*'".indexOf(next) >= 0;
    }

    private String operator() throws UnusableException {
        for (String operator : OPERATORS) {
            if (takes(operator)) {
                return operator;
            }
        }
        throw new UnusableException("no comparison of a property where one is expected");
    }

    private void expect(char sign) throws UnusableException {
        skipSpace();
        if (at >= text.length() || text.charAt(at) != sign) {
            throw new UnusableException("no '" + sign + "' where one is expected");
        }
        at++;
    }

    private boolean takes(String word) {
        skipSpace();
        boolean there = text.startsWith(word, at);
        at += there ? word.length() : 0;
        return there;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
