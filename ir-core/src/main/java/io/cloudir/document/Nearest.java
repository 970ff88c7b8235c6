package io.cloudir.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a mistyped one was most likely meant to be. */
public final class Nearest {
    /** Longest name that is compared. */
    private static final int LENGTH = 60;

    /** Most names that one is compared with. */
    private static final int KNOWN = 1_000;

    private Nearest() {}

    /** The nearest known name, if one is near: at most a third of its letters differ. */
    static Optional<String> to(String written, Collection<String> known) {
        String plain = plain(written);
        if (plain.isEmpty() || plain.length() > LENGTH) {
            return Optional.empty();
        }
        return known.stream()
                .filter(name -> name.length() <= LENGTH)
                .limit(KNOWN)
                .min(Comparator.comparingInt((String name) -> distance(plain, plain(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> distance(plain, plain(name)) <= Math.max(1, name.length() / 3))
                .filter(Secrets::mayBeShown);
    }

    /** What to do about a mistyped name: the question whether the nearest was meant, or {@code otherwise} if none is. */
    public static String suggestion(String written, Collection<String> known, String otherwise) {
        return to(written, known).map(near -> "did you mean '" + near + "'?").orElse(otherwise);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** How many letters must be added, removed, replaced or exchanged with their neighbour (optimal string alignment). */
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(from, to, cost, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int step(String from, String to, int[][] cost, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean exchanged =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return exchanged ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
