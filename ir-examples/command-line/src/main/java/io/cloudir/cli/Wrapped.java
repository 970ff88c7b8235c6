package io.cloudir.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks a paragraph between words, so that it reads well on a terminal of 80 columns. */
final class Wrapped {
    private static final int WIDTH = 80;

    private Wrapped() {}

    /**
     * The lines; a word that is too long for a line has one for itself.
     *
     * @param paragraph begins with its own indent
     * @param indent what all lines but the first begin with
     */
    static List<String> lines(String paragraph, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.stripTrailing().split("(?<=\\S) +", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(indent).append(word);
            } else {
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
