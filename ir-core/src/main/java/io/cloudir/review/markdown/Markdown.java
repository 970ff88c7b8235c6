package io.cloudir.review.markdown;

import io.cloudir.model.Text;
import java.util.regex.Pattern;

/**
 * Makes text safe within a line of Markdown (CommonMark with the tables of GitHub): it stays text, in a paragraph, an item
 * and the cell of a table alike. No raw HTML, link, emphasis, autolink, mention of a person or row of a table can come of it.
 *
 * <p>GitHub makes mentions, references to issues and links of addresses after escapes are resolved, so a backslash does not
 * keep it from that: an empty comment, which no page shows, stands between the signs that it looks for.
 */
final class Markdown {
    /** What nobody sees and no text reaches across. */
    private static final String GAP = "<!-- -->";

    private static final Pattern BLOCK_START = Pattern.compile("^(\\s*)([-+=#]|[0-9]{1,9}(?=[.)]))");

    private Markdown() {}

    /** Text within a line. */
    static String inline(String text) {
        String seen = Text.visible(text);
        StringBuilder out = new StringBuilder(seen.length() + 16);
        for (int i = 0; i < seen.length(); i++) {
            char c = seen.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\\', '`', '*', '_', '[', ']', '|', '~', '!', '$', '^' ->
                    out.append('\\').append(c);
                case '@' -> out.append('@').append(GAP);
                case ':' -> out.append(followedBySlashes(seen, i) ? ":" + GAP : ":");
                case '.' -> out.append(afterWww(seen, i) ? GAP + "." : ".");
                case '#' -> out.append(beforeNumber(seen, i) ? "#" + GAP : "#");
                case '-' -> out.append(afterGh(seen, i) && beforeNumber(seen, i) ? "-" + GAP : "-");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** Text at the start of a line, where a dash, a number or a hash could begin something. */
    static String start(String text) {
        return BLOCK_START.matcher(inline(text)).replaceFirst(found -> {
            String sign = found.group(2);
            return Character.isDigit(sign.charAt(0)) ? found.group(1) + sign + "\\\\" : found.group(1) + "\\\\" + sign;
        });
    }

    /** A code span; text that could mean something else to one reader or another becomes plain text. */
    static String code(String text) {
        String seen = Text.visible(text);
        boolean plain = seen.isBlank() || seen.chars().anyMatch(c -> "`|\\<>&[]".indexOf(c) >= 0);
        return plain ? inline(seen) : "`" + seen + "`";
    }

    private static boolean followedBySlashes(String text, int colon) {
        return text.startsWith("//", colon + 1);
    }

    private static boolean beforeNumber(String text, int sign) {
        return sign + 1 < text.length() && Character.isDigit(text.charAt(sign + 1));
    }

    /** {@code GH-1} refers to an issue as {@code #1} does. */
    private static boolean afterGh(String text, int hyphen) {
        return hyphen >= 2 && text.regionMatches(true, hyphen - 2, "gh", 0, 2);
    }

    private static boolean afterWww(String text, int dot) {
        return dot >= 3 && text.regionMatches(true, dot - 3, "www", 0, 3);
    }
}
