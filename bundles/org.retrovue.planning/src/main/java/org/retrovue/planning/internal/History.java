package org.retrovue.planning.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.traffic.PlayHistory;

/** What was scheduled to air on all channels. Immutable. */
record History(Map<ChannelId, List<Play>> byChannel) implements PlayHistory {
    static final History EMPTY = new History(Map.of());

    History {
        byChannel = Map.copyOf(byChannel);
    }

    @Override
    public List<Play> plays(ChannelId channel, Instant from, Instant to) {
        List<Play> all = byChannel.getOrDefault(channel, List.of());
        int first = firstAtOrAfter(all, from);
        return all.subList(first, Math.max(first, firstAtOrAfter(all, to)));
    }

    private static int firstAtOrAfter(List<Play> inOrder, Instant instant) {
        int low = 0;
        int high = inOrder.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (inOrder.get(middle).at().isBefore(instant)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Returns this with more plays. */
    History with(ChannelId channel, List<Play> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Play> all = new ArrayList<>(byChannel.getOrDefault(channel, List.of()));
        all.addAll(more);
        all.sort(Comparator.comparing(Play::at).thenComparing(Play::asset));
        return replaced(channel, all);
    }

    /** Returns this without what starts within a time: a block that is planned anew. */
    History without(ChannelId channel, Instant from, Instant to) {
        List<Play> left = byChannel.getOrDefault(channel, List.of()).stream()
                .filter(play -> play.at().isBefore(from) || !play.at().isBefore(to))
                .toList();
        return replaced(channel, left);
    }

    private History replaced(ChannelId channel, List<Play> plays) {
        Map<ChannelId, List<Play>> map = new HashMap<>(byChannel);
        map.put(channel, List.copyOf(plays));
        return new History(map);
    }
}
