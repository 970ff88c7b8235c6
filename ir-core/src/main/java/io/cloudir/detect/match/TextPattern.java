package io.cloudir.detect.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A Sigma string: {@code *} stands for any run of characters, {@code ?} for one code point, and the whole value must match.
 * Case does not matter unless the pattern is cased.
 */
public final class TextPattern {
    private static final int RUN = Wildcards.RUN;
    private static final int ONE = Wildcards.ONE;
    private static final int DASH = Wildcards.DASH;

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
    private final boolean cased;
    private final Shape shape;
    private final String literal;
    /** The text that is looked for as bytes; null if plain values cannot be compared with it by their bytes. */
    private final byte @Nullable [] ascii;

    private @Nullable Wildcards wildcards;

    private TextPattern(int[] parts, boolean cased) {
        this.parts = parts;
        this.cased = cased;
        int from = parts.length > 0 && parts[0] == RUN ? 1 : 0;
        int to = parts.length > from && parts[parts.length - 1] == RUN ? parts.length - 1 : parts.length;
        int[] core = Arrays.copyOfRange(parts, from, to);
        boolean plain = IntStream.of(core).allMatch(part -> part >= 0);
        this.literal = plain ? new String(core, 0, core.length) : "";
        Shape whole = plain ? shape(from == 1, to < parts.length) : Shape.MIXED;
        this.shape = whole == Shape.INFIX && core.length > SEARCHED ? Shape.MIXED : whole;
        this.ascii = !cased && shape != Shape.MIXED && literal.chars().allMatch(unit -> unit < 0x80)
                ? literal.getBytes(StandardCharsets.US_ASCII)
                : null;
    }

    /**
     * Reads a string as a rule writes it. A backslash before a wildcard or another backslash takes away the second one's
     * meaning; before anything else, and at the end, it stands for itself.
     */
    public static TextPattern parse(String written) {
        return new TextPattern(parts(CaseFolding.fold(written)), false);
    }

    /** The same for texts that are compared as they are. */
    public static TextPattern cased(String written) {
        return new TextPattern(parts(written), true);
    }

    /** A text that is meant as it is: no character has a meaning of its own. */
    public static TextPattern literal(String text, boolean cased) {
        return new TextPattern(
                (cased ? text : CaseFolding.fold(text)).codePoints().toArray(), cased);
    }

    private static int[] parts(String written) {
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
        return parts.build().toArray();
    }

    /** The same with anything allowed after it. */
    public TextPattern openEnd() {
        return parts.length > 0 && parts[parts.length - 1] == RUN
                ? this
                : new TextPattern(
                        IntStream.concat(IntStream.of(parts), IntStream.of(RUN)).toArray(), cased);
    }

    /** The same with anything allowed before it. */
    public TextPattern openStart() {
        return parts.length > 0 && parts[0] == RUN
                ? this
                : new TextPattern(
                        IntStream.concat(IntStream.of(RUN), IntStream.of(parts)).toArray(), cased);
    }

    /**
     * The same where each dash or slash that begins a command-line option, which is one before a word and not behind one,
     * may be any of the characters that Windows takes for a dash.
     */
    public TextPattern anyDash() {
        int[] open = parts.clone();
        for (int at = 0; at + 1 < parts.length; at++) {
            boolean dash = parts[at] == '-' || parts[at] == '/';
            if (dash && (at == 0 || !isWord(parts[at - 1])) && isWord(parts[at + 1])) {
                open[at] = DASH;
            }
        }
        return new TextPattern(open, cased);
    }

    private static boolean isWord(int part) {
        return part == '_' || (part >= 0 && Character.isLetterOrDigit(part));
    }

    /** Whether it has wildcards. */
    public boolean isPattern() {
        return shape != Shape.EXACT;
    }

    /** Whether case matters. */
    boolean cased() {
        return cased;
    }

    /** How many code points it has, wildcards included. */
    public int length() {
        return parts.length;
    }

    /** The one text that matches, if there are no wildcards; folded unless the pattern is cased. */
    public Optional<String> literal() {
        return shape == Shape.EXACT ? Optional.of(literal) : Optional.empty();
    }

    /** The longest text without wildcards in it, which all that matches contains; folded unless the pattern is cased. */
    String piece() {
        StringBuilder longest = new StringBuilder();
        StringBuilder run = new StringBuilder();
        for (int part : parts) {
            if (part >= 0) {
                run.appendCodePoint(part);
            } else {
                run.setLength(0);
            }
            if (run.length() > longest.length()) {
                longest.setLength(0);
                longest.append(run);
            }
        }
        return longest.toString();
    }

    /** Whether a value matches; a plain one is compared where it lies. */
    boolean matches(Candidate value) {
        if (ascii == null || !value.isPlain()) {
            return matches(cased ? value.text() : value.folded());
        }
        return switch (shape) {
            case EXACT -> value.isFolded(ascii);
            case PREFIX -> value.startsFolded(ascii);
            case SUFFIX -> value.endsFolded(ascii);
            default -> value.containsFolded(ascii);
        };
    }

    /** Whether a text matches that is already folded, unless the pattern is cased. */
    public boolean matches(String folded) {
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

    /** It as a rule writes it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(parts.length);
        for (int part : parts) {
            switch (part) {
                case RUN -> text.append('*');
                case ONE -> text.append('?');
                case DASH -> text.append('-');
                case '*', '?' -> text.append('\\').appendCodePoint(part);
                default -> text.appendCodePoint(part);
            }
        }
        return text.toString();
    }
}
