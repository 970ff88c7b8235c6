package io.cloudir.review.terminal;

import io.cloudir.model.Text;

/** Makes text fit a line of a terminal: nothing that a terminal would obey, no wider than it may be. */
final class TerminalLine {
    private TerminalLine() {}

    /** The text cut to so many columns. */
    static String fit(String text, int columns) {
        String seen = Text.visible(text.length() > columns * 2 ? Text.visible(text, columns * 2) : text);
        if (seen.codePoints().map(TerminalLine::width).sum() <= columns) {
            return seen;
        }
        StringBuilder line = new StringBuilder();
        int width = 1;
        for (int codePoint : seen.codePoints().toArray()) {
            width += width(codePoint);
            if (width > columns) {
                break;
            }
            line.appendCodePoint(codePoint);
        }
        return line.append('…').toString();
    }

    /** Columns that a terminal gives a character: two for those of East Asia and for pictures, none for combining marks. */
    static int width(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = (codePoint >= 0x1100 && codePoint <= 0x115F)
                || (codePoint >= 0x2E80 && codePoint <= 0xA4CF)
                || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
                || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
                || (codePoint >= 0xFE30 && codePoint <= 0xFE6F)
                || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
                || (codePoint >= 0x1F300 && codePoint <= 0x1FAFF)
                || (codePoint >= 0x20000 && codePoint <= 0x3FFFD);
        return wide ? 2 : 1;
    }
}
