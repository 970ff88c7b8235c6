package io.cloudir.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks a paragraph between words, so that it reads well on a terminal of 80 columns. */
final class Wrapped {
    private static final int WIDTH = 80;

    private Wrapped() {}

    /** The lines, each beginning with the indent; a word that is too long for a line has one for itself. */
    static List<String> lines(String paragraph, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.strip().split(" +", -1)) {
            if (line.length() > 0 && indent.length() + line.length() + 1 + word.length() > WIDTH) {
                lines.add(indent + line);
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(indent + line);
        return lines;
    }
}
