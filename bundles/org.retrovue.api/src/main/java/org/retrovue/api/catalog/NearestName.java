package org.retrovue.api.catalog;

import java.util.List;
import java.util.Optional;

/** Finds what somebody may have meant. */
public final class NearestName {
    private NearestName() {}

    /**
     * Returns the name with the fewest letters to change, when these are at most a third of the longer word.
     *
     * @param word what was written
     * @param names what there is; of equally near ones the first counts
     * @return the nearest, or nothing
     */
    public static Optional<String> of(String word, List<String> names) {
        Optional<String> nearest = Optional.empty();
        int least = Integer.MAX_VALUE;
        for (String name : names) {
            int letters = letters(word, name);
            if (letters < least && letters * 3 <= Math.max(3, Math.max(word.length(), name.length()))) {
                nearest = Optional.of(name);
                least = letters;
            }
        }
        return nearest;
    }

    /** Counts letters to add, drop, replace, or swap with their neighbour. */
    private static int letters(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : step(a, b, table, i, j);
            }
        }
        return table[a.length()][b.length()];
    }

    private static int step(String a, String b, int[][] table, int i, int j) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(table[i - 1][j - 1] + same, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
    }
}
