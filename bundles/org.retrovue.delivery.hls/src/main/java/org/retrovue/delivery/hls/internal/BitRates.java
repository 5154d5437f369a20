package org.retrovue.delivery.hls.internal;

import org.retrovue.api.channel.ChannelFormat;

/**
 * Bit rates of whole segments as playlists tell them. Where a format has a peak the most is a bound that no segment exceeds. Without one it is an estimate: a tenth of a bit for each pixel at quality 21, half of it for
 * each six steps more, which films take on average; two and a half times as much in hard scenes.
 */
final class BitRates {
    private static final int SOUND_AVERAGE = 110_000;
    private static final int SOUND_MOST = 160_000;
    /** Tables, clocks and what fills up the counters' round of sixteen packets. */
    private static final int TRANSPORT = 120_000;

    private static final int USUAL_QUALITY = 21;
    /** A sixth of a halving, in thousandths. */
    private static final int STEP = 891;

    private BitRates() {}

    /** Returns bits a second that no segment exceeds, or should not. */
    static long most(ChannelFormat format) {
        long pictures = format.peak() > 0 ? 1_000L * format.peak() : estimate(format) * 5 / 2;
        return whole(pictures + SOUND_MOST);
    }

    /** Returns bits a second over hours. */
    static long average(ChannelFormat format) {
        long estimate = estimate(format);
        return whole((format.peak() > 0 ? Math.min(estimate, 1_000L * format.peak()) : estimate) + SOUND_AVERAGE);
    }

    /** Heads of packets take a twentieth at most. */
    private static long whole(long payload) {
        return payload * 21 / 20 + TRANSPORT;
    }

    private static long estimate(ChannelFormat format) {
        long bits = (long) format.width()
                * format.height()
                * format.rate().num()
                / format.rate().den()
                / 10;
        for (int quality = USUAL_QUALITY; quality < format.quality(); quality++) {
            bits = bits * STEP / 1_000;
        }
        for (int quality = format.quality(); quality < USUAL_QUALITY; quality++) {
            bits = bits * 1_000 / STEP;
        }
        return bits;
    }
}
