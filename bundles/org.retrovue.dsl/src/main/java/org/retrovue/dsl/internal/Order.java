package org.retrovue.dsl.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.plan.Seeds;
import org.retrovue.dsl.internal.Plan.Mode;

/** The order in which a block shows its pools: what comes at position 0, 1, 2 and so on for ever. Several pools take turns. */
abstract class Order {
    private static final long LONGEST_CYCLE = 1_000_000;

    /** A pool with what is ready in it, and the seconds of the grid that each takes. */
    record Shelf(String pool, List<Asset> assets, long[] slots) {}

    /** What comes at a position. */
    record Item(Shelf shelf, int index) {
        Asset asset() {
            return shelf.assets.get(index);
        }

        long slot() {
            return shelf.slots[index];
        }
    }

    final List<Shelf> shelves;

    private Order(List<Shelf> shelves) {
        this.shelves = shelves;
    }

    static Order of(Mode mode, List<Shelf> shelves, long seed) {
        return switch (mode) {
            case SEQUENTIAL -> new Sequential(shelves);
            case SHUFFLE -> new Shuffle(shelves, seed);
            case RANDOM -> new Chance(shelves, seed);
        };
    }

    final Item at(long position) {
        int turn = (int) (position % shelves.size());
        Shelf shelf = shelves.get(turn);
        return new Item(shelf, index(turn, shelf.assets.size(), position / shelves.size()));
    }

    /** Returns which of a pool's assets comes at its n-th turn. */
    abstract int index(int turn, int size, long n);

    /** Says in words why an item came. */
    abstract String reason(Item item);

    /** Returns after how many positions a sequence comes back to where it was; zero when that is too far to be of use. */
    final long cycle() {
        long cycle = 1;
        for (Shelf shelf : shelves) {
            long size = shelf.assets.size();
            cycle = cycle / gcd(cycle, size) * size;
            if (cycle > LONGEST_CYCLE) {
                return 0;
            }
        }
        return cycle * shelves.size();
    }

    /** Returns the positions after which everything has had its turn, within reason. */
    final long lookAhead() {
        long most = shelves.stream().mapToLong(s -> s.assets.size()).max().orElse(0);
        return Math.min(10_000, most * shelves.size());
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static final class Sequential extends Order {
        Sequential(List<Shelf> shelves) {
            super(shelves);
        }

        @Override
        int index(int turn, int size, long n) {
            return (int) (n % size);
        }

        @Override
        String reason(Item item) {
            return "in order: " + (item.index + 1) + " of " + item.shelf.assets.size() + " in pool '" + item.shelf.pool
                    + "'";
        }
    }

    private static final class Shuffle extends Order {
        private final long seed;
        private final Map<List<Long>, int[]> permutations = new HashMap<>();

        Shuffle(List<Shelf> shelves, long seed) {
            super(shelves);
            this.seed = seed;
        }

        @Override
        int index(int turn, int size, long n) {
            return permutation(turn, size, n / size)[(int) (n % size)];
        }

        private int[] permutation(int turn, int size, long round) {
            int[] known = permutations.get(List.of((long) turn, round));
            if (known != null) {
                return known;
            }
            int[] order = new int[size];
            for (int i = 0; i < size; i++) {
                int j = (int) Math.floorMod(Seeds.of(seed, turn, round, i), i + 1L);
                order[i] = order[j];
                order[j] = i;
            }
            if (round > 0 && size > 1 && order[0] == permutation(turn, size, round - 1)[size - 1]) {
                order[0] = order[1];
                order[1] = permutation(turn, size, round - 1)[size - 1];
            }
            permutations.put(List.of((long) turn, round), order);
            return order;
        }

        @Override
        String reason(Item item) {
            return "shuffled: one of " + item.shelf.assets.size() + " in pool '" + item.shelf.pool + "'";
        }
    }

    private static final class Chance extends Order {
        private final long seed;
        private final Map<Integer, List<Integer>> drawn = new HashMap<>();

        Chance(List<Shelf> shelves, long seed) {
            super(shelves);
            this.seed = seed;
        }

        @Override
        int index(int turn, int size, long n) {
            List<Integer> draws = drawn.computeIfAbsent(turn, t -> new ArrayList<>());
            while (draws.size() <= n) {
                int before = draws.isEmpty() || size == 1 ? size : draws.get(draws.size() - 1);
                int others = before == size ? size : size - 1;
                int draw = (int) Math.floorMod(Seeds.of(seed, turn, draws.size()), (long) others);
                draws.add(draw >= before ? draw + 1 : draw);
            }
            return draws.get((int) n);
        }

        @Override
        String reason(Item item) {
            return "drawn from " + item.shelf.assets.size() + " in pool '" + item.shelf.pool + "'";
        }
    }
}
