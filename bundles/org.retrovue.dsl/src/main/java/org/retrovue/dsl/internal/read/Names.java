package org.retrovue.dsl.internal.read;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the nearest right name for a wrong one. */
final class Names {
    private Names() {}

    /** Returns "did you mean 'x'?", or the names that there are when none is near and they are few. */
    static String suggestion(String wrong, Collection<String> right) {
        return nearest(wrong, right).map(name -> "did you mean '" + name + "'?").orElseGet(() -> list(right));
    }

    private static String list(Collection<String> names) {
        if (names.isEmpty()) {
            return "there are none";
        }
        String shown = String.join(", ", names.stream().limit(20).toList());
        return (names.size() == 1 ? "there is only: " : "one of: ") + shown + (names.size() > 20 ? ", ..." : "");
    }

    static Optional<String> nearest(String wrong, Collection<String> right) {
        String best = "";
        int least = Math.max(1, Math.min(3, wrong.length() / 3)) + 1;
        for (String name : right) {
            int distance = distance(wrong.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT), least);
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** Returns how many letters must be changed, put in, left out or swapped with their neighbour; any number not below the limit may stand for more. */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, cost, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int[][] cost, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
