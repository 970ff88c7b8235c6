package io.cloudir.detect.sigma;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A Sigma string: {@code *} stands for any run of characters, {@code ?} for one code point, case does not matter, and the
 * whole value must match.
 */
final class TextPattern {
    private static final int RUN = Wildcards.RUN;
    private static final int ONE = Wildcards.ONE;

    /** Longest text that is looked for as Java does, which begins anew at each place. */
    private static final int SEARCHED = 64;

    private enum Shape {
        EXACT,
        PREFIX,
        SUFFIX,
        INFIX,
        MIXED
    }

    private final int[] parts;
    private final Shape shape;
    private final String literal;
    private @Nullable Wildcards wildcards;

    private TextPattern(int[] parts) {
        this.parts = parts;
        int from = parts.length > 0 && parts[0] == RUN ? 1 : 0;
        int to = parts.length > from && parts[parts.length - 1] == RUN ? parts.length - 1 : parts.length;
        int[] core = Arrays.copyOfRange(parts, from, to);
        boolean plain = IntStream.of(core).allMatch(part -> part >= 0);
        this.literal = plain ? new String(core, 0, core.length) : "";
        Shape whole = plain ? shape(from == 1, to < parts.length) : Shape.MIXED;
        this.shape = whole == Shape.INFIX && core.length > SEARCHED ? Shape.MIXED : whole;
    }

    /**
     * Reads a string as a rule writes it. A backslash before a wildcard or another backslash takes away the second one's
     * meaning; before anything else, and at the end, it stands for itself.
     */
    static TextPattern parse(String written) {
        return cased(CaseFolding.fold(written));
    }

    /** The same for texts that are compared as they are. */
    static TextPattern cased(String written) {
        IntStream.Builder parts = IntStream.builder();
        boolean escaped = false;
        for (int codePoint : written.codePoints().toArray()) {
            if (escaped) {
                if (codePoint != '*' && codePoint != '?' && codePoint != '\\') {
                    parts.add('\\');
                }
                parts.add(codePoint);
                escaped = false;
            } else if (codePoint == '\\') {
                escaped = true;
            } else {
                parts.add(codePoint == '*' ? RUN : codePoint == '?' ? ONE : codePoint);
            }
        }
        if (escaped) {
            parts.add('\\');
        }
        return new TextPattern(parts.build().toArray());
    }

    /** The same with anything allowed after it. */
    TextPattern openEnd() {
        return parts.length > 0 && parts[parts.length - 1] == RUN
                ? this
                : new TextPattern(
                        IntStream.concat(IntStream.of(parts), IntStream.of(RUN)).toArray());
    }

    /** The same with anything allowed before it. */
    TextPattern openStart() {
        return parts.length > 0 && parts[0] == RUN
                ? this
                : new TextPattern(
                        IntStream.concat(IntStream.of(RUN), IntStream.of(parts)).toArray());
    }

    /** How many code points it has, wildcards included. */
    int length() {
        return parts.length;
    }

    /** The one folded text that matches, if there are no wildcards. */
    Optional<String> literal() {
        return shape == Shape.EXACT ? Optional.of(literal) : Optional.empty();
    }

    /** Whether a text, already folded, matches. */
    boolean matches(String folded) {
        return switch (shape) {
            case EXACT -> folded.equals(literal);
            case PREFIX -> folded.startsWith(literal);
            case SUFFIX -> folded.endsWith(literal);
            case INFIX -> folded.contains(literal);
            case MIXED -> wildcards().match(folded);
        };
    }

    /** Made when first asked for, since most patterns never are; a second one made at the same time is the same. */
    private Wildcards wildcards() {
        Wildcards made = wildcards;
        if (made == null) {
            made = new Wildcards(parts);
            wildcards = made;
        }
        return made;
    }

    private static Shape shape(boolean openStart, boolean openEnd) {
        if (openStart) {
            return openEnd ? Shape.INFIX : Shape.SUFFIX;
        }
        return openEnd ? Shape.PREFIX : Shape.EXACT;
    }
}
