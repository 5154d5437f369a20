package org.retrovue.delivery.hls.internal;

import java.util.function.Function;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.time.FrameRate;

/**
 * Writes a multivariant playlist (RFC 8216, 4.3.4): a channel's own format and its renditions, each with a media playlist of its own. All have the same segments, cuts, numbers and times.
 *
 * @see "docs/contracts/delivery.md, HLS-7 and HLS-8"
 */
final class Multivariant {
    private Multivariant() {}

    /**
     * Returns the playlist. A player that does not choose begins with the first: the channel's own format.
     *
     * @param channel the channel
     * @param packaging how segments are packed
     * @param codecs of the channel in one of its formats; empty when they are not known
     * @param query added to all addresses, such as "?v=TOKEN"; players do not pass it on themselves
     */
    static String of(Channel channel, Packaging packaging, Function<Channel, String> codecs, String query) {
        StringBuilder text = new StringBuilder(1024);
        text.append("#EXTM3U\n#EXT-X-VERSION:").append(packaging.version());
        text.append("\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        for (ChannelFormat format : channel.formats()) {
            text.append("#EXT-X-STREAM-INF:BANDWIDTH=").append(BitRates.most(format));
            text.append(",AVERAGE-BANDWIDTH=").append(BitRates.average(format));
            String named = codecs.apply(channel.in(format));
            if (!named.isEmpty()) {
                text.append(",CODECS=\"").append(named).append('"');
            }
            text.append(",RESOLUTION=").append(shownWidth(format)).append('x').append(format.height());
            text.append(",FRAME-RATE=").append(rate(format.rate())).append('\n');
            text.append(format.key())
                    .append('/')
                    .append(packaging.playlist())
                    .append(query)
                    .append('\n');
        }
        return text.toString();
    }

    /** Returns the width at which a picture has its shape: that of square pixels. */
    private static long shownWidth(ChannelFormat format) {
        long num = format.pixelAspect().num();
        long den = format.pixelAspect().den();
        return (2L * format.width() * num + den) / (2 * den);
    }

    /** Three decimals, as RFC 8216 wants them. */
    private static String rate(FrameRate rate) {
        long thousandths = (2_000L * rate.num() + rate.den()) / (2L * rate.den());
        return "%d.%03d".formatted(thousandths / 1_000, thousandths % 1_000);
    }
}
