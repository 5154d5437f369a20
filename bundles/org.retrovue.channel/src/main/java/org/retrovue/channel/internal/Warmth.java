package org.retrovue.channel.internal;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.playout.Playout;

/** Has the channels that are to be warm rendered ahead on idle time while nobody watches them: what is on offer, which is what a first viewer gets. For one thread. */
final class Warmth {
    private final Playout playout;
    private final Offer offer;
    private final Map<ChannelId, Renderings> warm = new TreeMap<>();

    Warmth(Playout playout, Offer offer) {
        this.playout = playout;
        this.offer = offer;
    }

    /** Goes on with those that nobody watches, and ends those that somebody watches or that are not to be warm any more. */
    void step(List<Channel> channels, Predicate<ChannelId> watched, Instant now) {
        Set<ChannelId> gone = new HashSet<>(warm.keySet());
        for (Channel known : channels) {
            Channel channel = known.withoutRenditions();
            if (channel.warm() && !watched.test(channel.id())) {
                gone.remove(channel.id());
                Renderings renderings = warm.get(channel.id());
                if (renderings == null || !renderings.channel().equals(channel)) {
                    end(channel.id());
                    renderings = new Renderings(playout, channel, playout::prepare);
                    warm.put(channel.id(), renderings);
                }
                renderings.extend(playout.numberAt(channel, now), offer.newest(channel, now));
            }
        }
        gone.forEach(this::end);
    }

    private void end(ChannelId id) {
        Renderings known = warm.remove(id);
        if (known != null) {
            known.callOff();
        }
    }

    void end() {
        List.copyOf(warm.keySet()).forEach(this::end);
    }
}
