package io.cloudir.detect.sigma;

import io.cloudir.detect.match.CaseFolding;
import io.cloudir.detect.match.Network;
import io.cloudir.detect.match.Numbers;
import io.cloudir.detect.match.Regex;
import io.cloudir.detect.match.TextPattern;
import io.cloudir.detect.match.TimePart;
import io.cloudir.detect.match.ValueTest;
import io.cloudir.detect.sigma.Modifiers.Kind;
import io.cloudir.document.Node;
import io.cloudir.document.Node.Scalar;
import io.cloudir.model.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes tests of the values that stand under a field. */
final class ValueMaker {
    private final Reading reading;
    private final Modifiers modifiers;
    /** Whether the value is looked for in the whole record: as a piece of any text, unless said otherwise. */
    private final boolean word;

    ValueMaker(Reading reading, Modifiers modifiers, boolean word) {
        this.reading = reading;
        this.modifiers = modifiers;
        this.word = word;
    }

    /** Those of a plain word. */
    static Modifiers wordModifiers() {
        try {
            return Modifiers.read(List.of());
        } catch (Modifiers.Unusable e) {
            throw new IllegalStateException(e);
        }
    }

    /** What one written value stands for; any of these. None if it has a fault. */
    List<ValueTest> tests(Scalar scalar) {
        boolean whole = modifiers.kind() == Kind.TEXT
                && !word
                && !modifiers.hasPlace()
                && !modifiers.has("windash")
                && !modifiers.has("expand")
                && modifiers.encodings().isEmpty();
        if (!whole && scalar.isNothing()) {
            return fault(
                    scalar,
                    "null-with-modifier",
                    "null cannot be part of a text",
                    "name a field and drop the modifiers, or write a text");
        }
        if (whole && scalar.kind() != Node.Kind.TEXT) {
            return List.of(plain(scalar));
        }
        return switch (modifiers.kind()) {
            case TEXT -> texts(scalar);
            case REGEX -> regexes(scalar);
            case NETWORK ->
                Network.of(scalar.text())
                        .<List<ValueTest>>map(network -> List.of(new ValueTest.Within(network)))
                        .orElseGet(() -> fault(
                                scalar,
                                "network",
                                "'" + Text.printable(scalar.text())
                                        + "' is no network, or has bits set behind its length",
                                "write an address and a length, such as 10.0.0.0/8 or 2001:db8::/32"));
            case NUMBER ->
                Numbers.read(scalar.text())
                        .<List<ValueTest>>map(number -> List.of(new ValueTest.Compares(modifiers.comparison(), number)))
                        .orElseGet(() -> fault(
                                scalar,
                                "number",
                                "'" + Text.printable(scalar.text()) + "' is no number to compare with",
                                "write a number of at most " + Numbers.DIGITS + " characters"));
            case TIME -> times(scalar, modifiers.part().orElseThrow());
            case PRESENCE, REFERENCE -> throw new IllegalStateException("read as a whole");
        };
    }

    private ValueTest plain(Scalar scalar) {
        return switch (scalar.kind()) {
            case BOOLEAN -> new ValueTest.Is(CaseFolding.fold(scalar.text()).equals("true"));
            case NOTHING -> new ValueTest.Absent();
            default -> number(scalar);
        };
    }

    /** A number; one that Java cannot read, or that no record's number is compared with, is the text that is written. */
    private static ValueTest number(Scalar scalar) {
        ValueTest text = new ValueTest.Matches(TextPattern.parse(scalar.text()));
        if (scalar.text().length() > Numbers.DIGITS) {
            return text;
        }
        try {
            return new ValueTest.Equals(new BigDecimal(scalar.text().replace("_", "")), scalar.text());
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private List<ValueTest> texts(Scalar scalar) {
        List<ValueTest> tests = new ArrayList<>();
        for (String text : expanded(scalar, UnaryOperator.identity())) {
            TextPattern written = modifiers.has("cased") ? TextPattern.cased(text) : TextPattern.parse(text);
            if (modifiers.encodings().isEmpty()) {
                tests.add(
                        new ValueTest.Matches(placed(scalar, modifiers.has("windash") ? written.anyDash() : written)));
                continue;
            }
            Optional<String> literal = TextPattern.cased(text).literal();
            if (literal.isEmpty()) {
                return fault(
                        scalar,
                        "wildcard-in-encoding",
                        "a text with wildcards cannot be encoded",
                        "write whole texts, and contains behind the encoding");
            }
            List<String> variants = Encoding.apply(modifiers.encodings(), literal.get());
            if (variants.contains("")) {
                return fault(
                        scalar,
                        "too-short-to-encode",
                        "what this is encoded as may be nothing, which every value holds",
                        "write two characters or more");
            }
            for (String encoded : variants) {
                tests.add(new ValueTest.Matches(placed(scalar, TextPattern.literal(encoded, modifiers.has("cased")))));
            }
        }
        return tests;
    }

    private TextPattern placed(Scalar written, TextPattern pattern) {
        boolean anywhere = word && !modifiers.hasPlace();
        TextPattern placed = anywhere || modifiers.opensEnd() ? pattern.openEnd() : pattern;
        placed = anywhere || modifiers.opensStart() ? placed.openStart() : placed;
        if (WorkLimits.isTooLong(placed)) {
            fault(
                    written,
                    "pattern-too-long",
                    "a pattern of " + placed.length() + " characters; at most " + WorkLimits.PATTERN
                            + " are looked for",
                    "write the part of it that tells, or the whole value without wildcards");
        }
        return placed;
    }

    private List<ValueTest> regexes(Scalar scalar) {
        List<ValueTest> tests = new ArrayList<>();
        for (String expression : expanded(scalar, Regex::quoted)) {
            try {
                tests.add(new ValueTest.Contains(
                        Regex.of(expression, modifiers.has("i"), modifiers.has("m"), modifiers.has("s"))));
            } catch (Regex.Unusable e) {
                return fault(
                        scalar,
                        "regular-expression",
                        "not an expression that is taken: " + Text.printable(e.reason()),
                        "use . ^ $ * + ? {n,m} [] | () and classes; RE2 has no look-around and no back-references");
            }
        }
        return tests;
    }

    private List<ValueTest> times(Scalar scalar, TimePart part) {
        String text = scalar.text();
        long number = text.matches("[0-9]{1,4}") ? Long.parseLong(text) : -1;
        return number >= part.least() && number <= part.most()
                ? List.of(new ValueTest.At(part, modifiers.comparison(), number))
                : fault(
                        scalar,
                        "time-part",
                        "'" + Text.printable(text) + "' is no " + part.code(),
                        "write a whole number from " + part.least() + " to " + part.most());
    }

    private List<String> expanded(Scalar scalar, UnaryOperator<String> inserted) {
        if (!modifiers.has("expand")) {
            return List.of(scalar.text());
        }
        Optional<String> unknown = reading.placeholders().unknownIn(scalar.text());
        if (unknown.isPresent()) {
            fault(
                    scalar,
                    "placeholder",
                    "nothing says what %" + Text.printable(unknown.get()) + "% stands for",
                    "give the placeholder's values when the rules are loaded, or leave the rule out");
            return List.of();
        }
        List<String> texts = reading.placeholders().expand(scalar.text(), inserted);
        if (texts.isEmpty()) {
            fault(
                    scalar,
                    "placeholder",
                    "the placeholders stand for more than " + Placeholders.VARIANTS + " texts",
                    "use fewer placeholders in one value");
        }
        return texts;
    }

    private List<ValueTest> fault(Scalar at, String code, String message, String fix) {
        reading.faults().add(at.place(), code, message, fix);
        return List.of();
    }
}
