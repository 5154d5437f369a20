package org.retrovue.api.blockplan;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.time.FrameRange;
import org.retrovue.time.Rational;

/**
 * One item of a block plan.
 *
 * @param id unique on the channel
 * @param kind what it is
 * @param producer id of the producer that shows it
 * @param frames its frames on the channel's timeline, one or more
 * @param asset the asset that it shows, if any
 * @param sourceStart seconds into the source at its first frame, exactly
 * @param fadeInFrames frames over which picture and sound come up; zero for a clean cut
 * @param fadeOutFrames frames over which they go down
 * @param parameters for the producer, such as "text" of a slate
 */
public record Event(
        String id,
        EventKind kind,
        String producer,
        FrameRange frames,
        Optional<AssetRef> asset,
        Rational sourceStart,
        int fadeInFrames,
        int fadeOutFrames,
        Map<String, String> parameters) {
    /** Id of the producer that makes pictures and sound without an asset. */
    public static final String SYNTHETIC = "synthetic";

    /** What names of parameters begin with that are the block's wishes for overlays, on top of the channel's; an empty value takes a wish away. */
    public static final String OVERLAY = "overlay.";

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when it has no frames or the fades are longer than it is
     */
    public Event {
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("event " + id + " has no frames");
        }
        if (fadeInFrames < 0 || fadeOutFrames < 0 || fadeInFrames + fadeOutFrames > frames.count()) {
            throw new IllegalArgumentException("event " + id + ": fades of " + fadeInFrames + " and " + fadeOutFrames
                    + " frames do not fit into " + frames.count());
        }
        parameters = Map.copyOf(parameters);
    }

    /**
     * Makes an event that needs no asset, such as a slate or black: it is shown by the producer {@link #SYNTHETIC}.
     *
     * @param id unique on the channel
     * @param kind what it is
     * @param frames its frames on the channel's timeline
     * @param parameters for the producer, such as "pattern" and "text"
     * @return the event, with clean cuts
     */
    public static Event synthetic(String id, EventKind kind, FrameRange frames, Map<String, String> parameters) {
        return new Event(id, kind, SYNTHETIC, frames, Optional.empty(), Rational.ZERO, 0, 0, parameters);
    }

    /**
     * Makes an event that shows black, where nothing else is to be shown.
     *
     * @param id unique on the channel
     * @param frames its frames on the channel's timeline
     * @return the event, with clean cuts
     */
    public static Event black(String id, FrameRange frames) {
        return synthetic(id, EventKind.PAD, frames, Map.of("pattern", "black"));
    }

    /**
     * Makes the same event with other parameters.
     *
     * @param other take the place of all that it has
     * @return the event
     */
    public Event with(Map<String, String> other) {
        return new Event(id, kind, producer, frames, asset, sourceStart, fadeInFrames, fadeOutFrames, other);
    }

    /**
     * Returns what is wished to be drawn over this event.
     *
     * @param channel what the channel wishes
     * @return that and what the block wishes on top of it
     */
    public Map<String, String> overlays(Map<String, String> channel) {
        Map<String, String> wishes = new HashMap<>(channel);
        parameters.forEach((name, value) -> {
            if (name.startsWith(OVERLAY)) {
                String wish = name.substring(OVERLAY.length());
                if (value.isEmpty()) {
                    wishes.remove(wish);
                } else {
                    wishes.put(wish, value);
                }
            }
        });
        return Map.copyOf(wishes);
    }

    /**
     * The asset that an event shows, as it was when the plan was made: playout asks nobody at air time.
     *
     * @param id its id
     * @param title for people
     * @param location where to read it
     * @param contentId names its content
     */
    public record AssetRef(AssetId id, String title, URI location, String contentId) {
        /**
         * Refers to an asset as it is now.
         *
         * @param asset the asset
         * @return what an event needs of it
         */
        public static AssetRef of(Asset asset) {
            return new AssetRef(asset.id(), asset.title(), asset.location(), asset.contentId());
        }
    }
}
