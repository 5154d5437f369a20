package org.retrovue.api.channel;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;

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
        Map<String, String> overlays) {
    /** Copies the map. */
    public Channel {
        overlays = Map.copyOf(overlays);
    }
}
