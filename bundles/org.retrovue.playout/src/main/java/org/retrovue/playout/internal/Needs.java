package org.retrovue.playout.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.time.FrameRate;

/** Knows what rendering a channel has cost lately, and so what it will cost at other presets. Any thread. */
final class Needs {
    /** What encoding costs, relative to "veryfast", and never less than another picture deserves: rough, as what is measured at the new preset soon replaces it. */
    private static final Map<String, Integer> COSTS = costs();

    private static final int USUAL = 100;
    /** Sound and muxing of a slate, in thousandths of a worker. */
    private static final long SLATE = 10;

    /** GOPs that a station which has just come up takes many times as long for as for all others: its code is not compiled yet, and its reader of files comes up too. */
    private static final int COLD = 8;

    private final Map<ChannelId, Map<HouseFormat, History>> histories = new HashMap<>();
    private int cold = COLD;

    /** What the last GOPs of a channel cost, in nanoseconds a frame: of encoding as if by "veryfast", and of all else. Their middle counts, as one that opens a file may take long. */
    private static final class History {
        private static final int REMEMBERED = 8;
        /** One may have waited for a disk to spin up. */
        private static final int ENOUGH = 2;

        private static final int WEIGHT = 8;

        private final Deque<Long> encode = new ArrayDeque<>();
        private final Deque<Long> other = new ArrayDeque<>();
        /** How many of a thousand GOPs are not in the cache. */
        private long rendered = -1;

        void rendered(long encodeNanos, long otherNanos) {
            remember(encode, encodeNanos);
            remember(other, otherNanos);
            share(1_000);
        }

        void cached() {
            share(0);
        }

        private void share(long now) {
            rendered = rendered < 0 ? now : rendered + (now - rendered) / WEIGHT;
        }

        private static void remember(Deque<Long> costs, long cost) {
            if (costs.size() == REMEMBERED) {
                costs.removeFirst();
            }
            costs.addLast(cost);
        }

        /** Returns nanoseconds a frame at a preset that costs so much of the usual. */
        long cost(int preset) {
            return encode.size() < ENOUGH ? 0 : (middle(other) + middle(encode) * preset / USUAL) * rendered / 1_000;
        }

        private static long middle(Deque<Long> costs) {
            List<Long> sorted = costs.stream().sorted().toList();
            return sorted.get((sorted.size() - 1) / 2);
        }
    }

    private static Map<String, Integer> costs() {
        Map<String, Integer> costs = new LinkedHashMap<>();
        String[] presets = {
            "placebo", "veryslow", "slower", "slow", "medium", "fast", "faster", "veryfast", "superfast", "ultrafast"
        };
        int[] relative = {2000, 1000, 600, 350, 230, 180, 140, USUAL, 65, 40};
        for (int i = 0; i < presets.length; i++) {
            costs.put(presets[i], relative[i]);
        }
        return Collections.unmodifiableMap(costs);
    }

    /** Returns the names of x264's presets, the slowest first. */
    static Set<String> presets() {
        return COSTS.keySet();
    }

    /** Returns those presets that are faster than another, in their order. */
    static List<String> faster(List<String> presets, String than) {
        int cost = COSTS.getOrDefault(than, USUAL);
        return presets.stream()
                .filter(preset -> COSTS.getOrDefault(preset, USUAL) < cost)
                .toList();
    }

    /**
     * Notes what a GOP cost that was rendered. The first of a station are not counted.
     *
     * @param format of the channel at full quality
     * @param preset that it was encoded with
     */
    void note(ChannelId channel, HouseFormat format, String preset, int frames, long encodeNanos, long otherNanos) {
        synchronized (histories) {
            if (cold > 0) {
                cold--;
                return;
            }
            history(channel, format)
                    .rendered(encodeNanos / frames * USUAL / COSTS.getOrDefault(preset, USUAL), otherNanos / frames);
        }
    }

    /** Notes that a GOP was in the cache. */
    void noteCached(ChannelId channel, HouseFormat format) {
        synchronized (histories) {
            history(channel, format).cached();
        }
    }

    private History history(ChannelId channel, HouseFormat format) {
        return histories.computeIfAbsent(channel, id -> new HashMap<>()).computeIfAbsent(format, any -> new History());
    }

    /** Returns what a channel needs in thousandths of a worker: as it is to be, with each of the faster presets, as a slate. */
    List<Long> of(ChannelId channel, String preset, List<String> faster) {
        List<Long> needs = new ArrayList<>();
        needs.add(with(channel, preset));
        faster.forEach(one -> needs.add(with(channel, one)));
        needs.add(SLATE);
        return needs;
    }

    private long with(ChannelId channel, String preset) {
        long nanosPerSecond = 0;
        synchronized (histories) {
            for (Map.Entry<HouseFormat, History> one :
                    histories.getOrDefault(channel, Map.of()).entrySet()) {
                FrameRate rate = one.getKey().rate();
                long frame = one.getValue().cost(COSTS.getOrDefault(preset, USUAL));
                nanosPerSecond += frame * rate.num() / rate.den();
            }
        }
        return SLATE + nanosPerSecond / 1_000_000;
    }

    /** Forgets all channels but these. */
    void keep(Set<ChannelId> channels) {
        synchronized (histories) {
            histories.keySet().retainAll(channels);
        }
    }
}
