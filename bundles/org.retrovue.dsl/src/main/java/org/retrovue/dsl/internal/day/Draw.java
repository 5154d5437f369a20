package org.retrovue.dsl.internal.day;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.plan.Seeds;
import org.retrovue.dsl.internal.day.Showing.Pick;
import org.retrovue.dsl.internal.day.Supply.Ask;
import org.retrovue.dsl.internal.plan.Play;

/** Draws from a shelf by weight, never the same twice running, and nothing that was on too short a time ago while there is anything else. */
final class Draw {
    private final Shelf shelf;
    private final int node;
    private final String key;

    Draw(Shelf shelf, int node, String key) {
        this.shelf = shelf;
        this.node = node;
        this.key = key;
    }

    /** Draws one, and notes it in the cursor. */
    Optional<Pick> pick(Ask ask) {
        Cursor cursor = ask.cursor();
        long number = cursor.draws[node];
        long seed = Seeds.of(ask.chance().seed(), key, number);
        int last = cursor.last[node];
        Pick pick = plain(ask) ? plain(seed, number, last) : chosen(ask, seed, number, last);
        if (pick == null) {
            return Optional.empty();
        }
        cursor.draws[node]++;
        cursor.last[node] = pick.index();
        if (remembers(ask.chance())) {
            cursor.shown.put(shelf.assets().get(pick.index()).id(), ask.at());
        }
        return Optional.of(pick);
    }

    private boolean remembers(Chance chance) {
        return shelf.avoidSeconds() > 0 || chance.marathon();
    }

    private boolean plain(Ask ask) {
        return ask.anyRoom() && !shelf.weighted() && !remembers(ask.chance());
    }

    private Pick plain(long seed, long number, int last) {
        int others = last < 0 || shelf.size() == 1 ? shelf.size() : shelf.size() - 1;
        int draw = (int) Math.floorMod(seed, (long) others);
        int index = others < shelf.size() && draw >= last ? draw + 1 : draw;
        return new Pick(shelf, index, number, Play.RANDOM, 0, false);
    }

    private @Nullable Pick chosen(Ask ask, long seed, long number, int last) {
        boolean remembers = remembers(ask.chance());
        long[] weights = new long[shelf.size()];
        long total = 0;
        int recent = 0;
        int oldest = -1;
        long oldestAt = 0;
        boolean lastFits = false;
        for (int i = 0; i < weights.length; i++) {
            boolean fits = ask.anyRoom() || shelf.assets().get(i).duration().compareTo(ask.room()) <= 0;
            if (!fits || shelf.weight(i) == 0) {
                continue;
            }
            if (i == last) {
                lastFits = true;
                continue;
            }
            if (remembers) {
                long on = ask.chance().last(shelf, i, ask.cursor());
                if (ask.chance().tooRecent(on, ask.at(), shelf.avoidSeconds())) {
                    recent++;
                    if (oldest < 0 || on < oldestAt) {
                        oldest = i;
                        oldestAt = on;
                    }
                    continue;
                }
            }
            weights[i] = shelf.weight(i);
            total += weights[i];
        }
        if (total == 0) {
            int only = oldest >= 0 ? oldest : lastFits ? last : -1;
            return only < 0 ? null : new Pick(shelf, only, number, Play.RANDOM, recent, remembers);
        }
        long lot = Math.floorMod(seed, total);
        int index = -1;
        while (lot >= 0) {
            lot -= weights[++index];
        }
        return new Pick(shelf, index, number, Play.RANDOM, recent, false);
    }

    /** Returns the shelf's places in the order in which its assets were on before the occurrence, never first. */
    int[] leastRecentFirst(Chance chance) {
        long[] last = chance.last(shelf);
        return IntStream.range(0, last.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> last[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
