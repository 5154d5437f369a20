package org.retrovue.playout.internal;

import java.util.ArrayList;
import java.util.Collections;
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
    private static final int WEIGHT = 8;
    /** Sound and muxing of a slate, in thousandths of a worker. */
    private static final long SLATE = 10;

    /** Nanoseconds a frame: of encoding as if by "veryfast", and of all else. */
    private record Cost(long encode, long other) {}

    private final Map<ChannelId, Map<HouseFormat, Cost>> costs = new HashMap<>();

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
     * Notes what a GOP cost; nothing where it was in the cache.
     *
     * @param format of the channel at full quality
     * @param preset that it was encoded with
     */
    void note(ChannelId channel, HouseFormat format, String preset, int frames, long encodeNanos, long otherNanos) {
        long encode = encodeNanos / frames * USUAL / COSTS.getOrDefault(preset, USUAL);
        long other = otherNanos / frames;
        synchronized (costs) {
            costs.computeIfAbsent(channel, id -> new HashMap<>())
                    .merge(
                            format,
                            new Cost(encode, other),
                            (old, one) -> new Cost(
                                    old.encode() + (one.encode() - old.encode()) / WEIGHT,
                                    old.other() + (one.other() - old.other()) / WEIGHT));
        }
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
        synchronized (costs) {
            for (Map.Entry<HouseFormat, Cost> one :
                    costs.getOrDefault(channel, Map.of()).entrySet()) {
                FrameRate rate = one.getKey().rate();
                Cost cost = one.getValue();
                long frame = cost.other() + cost.encode() * COSTS.getOrDefault(preset, USUAL) / USUAL;
                nanosPerSecond += frame * rate.num() / rate.den();
            }
        }
        return SLATE + nanosPerSecond / 1_000_000;
    }

    /** Forgets all channels but these. */
    void keep(Set<ChannelId> channels) {
        synchronized (costs) {
            costs.keySet().retainAll(channels);
        }
    }
}
