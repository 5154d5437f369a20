package org.retrovue.dsl.internal.day;

import java.util.LinkedHashMap;
import java.util.Map;
import org.retrovue.api.plan.Seeds;

/** The orders of a shuffled shelf, round by round: each once before anything again, and never the same twice running. Remembers the last few. */
final class Shuffles {
    private static final int KNOWN = 8;

    private final String key;
    private final Map<Long, int[]> rounds = new LinkedHashMap<>();

    /** Makes the orders that a key stands for. */
    Shuffles(String key) {
        this.key = key;
    }

    int index(int size, long position) {
        return round(size, position / size)[(int) (position % size)];
    }

    private synchronized int[] round(int size, long round) {
        int[] known = rounds.get(round);
        if (known != null) {
            return known;
        }
        int[] order = shuffled(size, round);
        if (round > 0 && size > 1) {
            int before = shuffled(size, round - 1)[size - 1];
            if (size > 2 && order[0] == before) {
                order[0] = order[1];
                order[1] = before;
            }
        }
        if (rounds.size() >= KNOWN) {
            rounds.remove(rounds.keySet().iterator().next());
        }
        rounds.put(round, order);
        return order;
    }

    private int[] shuffled(int size, long round) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = (int) Math.floorMod(Seeds.of(key, round, i), i + 1L);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
