package org.retrovue.delivery.hls.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.retrovue.api.channel.Segment;
import org.retrovue.api.channel.Window;

/** Writes a live media playlist (RFC 8216) from a window: the text is a function of the window and the packaging alone. */
final class Playlist {

    static final String MEDIA_TYPE = "application/vnd.apple.mpegurl";

    /** Milliseconds, always three digits: some players read no other form. Rounds down. */
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Playlist() {}

    /**
     * Returns the playlist. No DISCONTINUITY, because timestamps go on over every join; no ENDLIST, because a channel never ends.
     *
     * @param window what is on offer; at least one segment
     * @param packaging how its segments are packed
     * @return the text, lines ended by a line feed
     */
    static String of(Window window, Packaging packaging) {
        StringBuilder text = new StringBuilder(256 + 96 * window.segments().size());
        text.append("#EXTM3U\n#EXT-X-VERSION:").append(packaging.version());
        text.append("\n#EXT-X-TARGETDURATION:").append(window.targetDuration());
        text.append("\n#EXT-X-MEDIA-SEQUENCE:").append(window.segments().get(0).number());
        text.append("\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-START:TIME-OFFSET=");
        text.append(Decimal.of(window.startOffset())).append(",PRECISE=YES\n");
        text.append(packaging.map());
        for (Segment.Place place : window.segments()) {
            text.append("#EXT-X-PROGRAM-DATE-TIME:").append(dateTime(place.start()));
            text.append("\n#EXTINF:").append(Decimal.of(place.duration()));
            text.append(",\nsegment/")
                    .append(place.number())
                    .append(packaging.suffix())
                    .append('\n');
        }
        return text.toString();
    }

    private static String dateTime(Instant instant) {
        return DATE_TIME.format(instant);
    }
}
