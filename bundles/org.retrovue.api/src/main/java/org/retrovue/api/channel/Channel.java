package org.retrovue.api.channel;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A channel as its file defines it.
 *
 * @param id names it
 * @param number what people type: "5" or "5.1"
 * @param name what people read
 * @param zone its time zone
 * @param dayStart when its broadcast day starts
 * @param grid what block lengths are multiples of
 * @param format the house format
 * @param filler the collection that fills its breaks; empty for black and silence
 * @param overlays wishes for overlays by name, such as "bug.text"
 * @param fade how long picture and sound go down before a computed break and come up after it; zero for clean cuts
 * @param sound how it sounds
 * @param renditions further formats in which it can be watched, of the same rate, best first; {@link #format} is always one
 * @param warm whether it is rendered ahead on idle time while nobody watches
 * @param type what it is like: "network" (breaks inside programmes), "movie" (breaks between them), or a plug-in's
 * @param listing how it stands in lists and guides
 */
public record Channel(
        ChannelId id,
        String number,
        String name,
        ZoneId zone,
        LocalTime dayStart,
        Duration grid,
        ChannelFormat format,
        String filler,
        Map<String, String> overlays,
        Duration fade,
        ChannelSound sound,
        List<ChannelFormat> renditions,
        boolean warm,
        String type,
        Listing listing) {
    /** The type of a channel whose file says nothing. */
    public static final String NETWORK = "network";

    /** What a channel fades by when its file says nothing. */
    public static final Duration USUAL_FADE = Duration.ofMillis(500);

    /** The longest fade. */
    public static final Duration LONGEST_FADE = Duration.ofSeconds(5);

    /**
     * Copies the map.
     *
     * @throws IllegalArgumentException when the fade is below zero or above {@link #LONGEST_FADE}, or a rendition has another frame rate
     */
    public Channel {
        overlays = Map.copyOf(overlays);
        renditions = List.copyOf(renditions);
        if (fade.isNegative() || fade.compareTo(LONGEST_FADE) > 0) {
            throw new IllegalArgumentException("channel " + id + ": a fade takes 0 to 5 s, not " + fade);
        }
        for (ChannelFormat rendition : renditions) {
            if (!rendition.rate().equals(format.rate())) {
                throw new IllegalArgumentException("channel " + id + ": rendition " + rendition.name()
                        + " has the rate " + rendition.rate() + ", the channel " + format.rate());
            }
        }
    }

    /**
     * Makes a channel with what is usual for all that is not named.
     *
     * @param id names it
     * @param number what people type
     * @param name what people read
     * @param zone its time zone
     * @param dayStart when its broadcast day starts
     * @param grid what block lengths are multiples of
     * @param format the house format
     * @param filler the collection that fills its breaks; empty for black and silence
     * @param overlays wishes for overlays by name
     */
    public Channel(
            ChannelId id,
            String number,
            String name,
            ZoneId zone,
            LocalTime dayStart,
            Duration grid,
            ChannelFormat format,
            String filler,
            Map<String, String> overlays) {
        this(
                id,
                number,
                name,
                zone,
                dayStart,
                grid,
                format,
                filler,
                overlays,
                USUAL_FADE,
                ChannelSound.USUAL,
                List.of(),
                false,
                NETWORK,
                Listing.NONE);
    }

    /**
     * Returns all formats in which it can be watched.
     *
     * @return its own first, then the renditions in their order
     */
    public List<ChannelFormat> formats() {
        return Stream.concat(Stream.of(format), renditions.stream()).toList();
    }

    /**
     * Makes the same channel without its renditions: what a segment of its own format is made of.
     *
     * @return this one where it has none
     */
    public Channel withoutRenditions() {
        return renditions.isEmpty() ? this : in(format);
    }

    /**
     * Makes the same channel in another format, as one of its renditions is.
     *
     * @param other the format
     * @return a channel without renditions
     */
    public Channel in(ChannelFormat other) {
        return new Channel(
                id, number, name, zone, dayStart, grid, other, filler, overlays, fade, sound, List.of(), warm, type,
                listing);
    }
}
