package org.retrovue.tck.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.traffic.Break;
import org.retrovue.api.traffic.PlayHistory;
import org.retrovue.api.traffic.Spot;
import org.retrovue.api.traffic.TrafficContext;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;

/** Breaks, spots and play histories made from a few words. */
public final class Traffic {
    /** A channel in UTC at 30000/1001 whose day starts at six and whose grid is half an hour. */
    public static final Channel CHANNEL = new Channel(
            ChannelId.of("retro-1"),
            "1",
            "Retro One",
            ZoneOffset.UTC,
            LocalTime.of(6, 0),
            Duration.ofMinutes(30),
            ChannelFormat.NAMED.getOrDefault("ntsc-360p", ChannelFormat.DEFAULT),
            "",
            Map.of());

    private Traffic() {}

    /**
     * Makes a break on {@link #CHANNEL}.
     *
     * @param start its first instant
     * @param length as long
     * @return the first break of its block
     */
    public static Break gap(Instant start, Duration length) {
        FrameRate rate = CHANNEL.format().rate();
        FrameRange frames = new FrameRange(rate.frameAtOrAfter(start), rate.frameAtOrAfter(start.plus(length)));
        return new Break("break-" + start, CHANNEL, frames, start, 0, false);
    }

    /**
     * Makes a spot of an asset.
     *
     * @param asset any
     * @return as long as it takes to show all of it on {@link #CHANNEL}
     */
    public static Spot spot(Asset asset) {
        return new Spot(asset, CHANNEL.format().rate().framesToCover(asset.duration()));
    }

    /**
     * Makes a commercial.
     *
     * @param key its key; it is of the source "ads"
     * @param seconds its length
     * @param tags its tags
     * @return the spot
     */
    public static Spot commercial(String key, long seconds, String... tags) {
        return spot(Assets.asset("ads:" + key)
                .collection("ads")
                .type("commercial")
                .seconds(seconds)
                .tags(tags)
                .ready());
    }

    /**
     * Makes the circumstances of a decision.
     *
     * @param history what aired
     * @param chosen what the break holds so far
     * @return with seed 1
     */
    public static TrafficContext context(PlayHistory history, Spot... chosen) {
        return new TrafficContext(history, 1, List.of(chosen));
    }

    /**
     * Makes a history in which nothing ever aired.
     *
     * @return an empty history
     */
    public static Plays nothingPlayed() {
        return new Plays(List.of());
    }

    /**
     * What aired, on every channel alike.
     *
     * @param plays in order of time
     */
    public record Plays(List<Play> plays) implements PlayHistory {
        /** Sorts. */
        public Plays {
            plays = plays.stream().sorted(Comparator.comparing(Play::at)).toList();
        }

        /**
         * Adds a play.
         *
         * @param spot what
         * @param at when
         * @return the longer history
         */
        public Plays and(Spot spot, Instant at) {
            return and(spot.asset().id(), at);
        }

        /**
         * Adds a play.
         *
         * @param asset what
         * @param at when
         * @return the longer history
         */
        public Plays and(AssetId asset, Instant at) {
            List<Play> more = new ArrayList<>(plays);
            more.add(new Play(asset, at));
            return new Plays(more);
        }

        @Override
        public List<Play> plays(ChannelId channel, Instant from, Instant to) {
            return plays.stream()
                    .filter(play -> !play.at().isBefore(from) && play.at().isBefore(to))
                    .toList();
        }
    }
}
