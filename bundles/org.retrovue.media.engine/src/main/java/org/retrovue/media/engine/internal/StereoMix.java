package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_AMBISONIC;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_BACK_CENTER;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_BACK_LEFT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_BACK_RIGHT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_BOTTOM_FRONT_CENTER;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_BOTTOM_FRONT_LEFT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_BOTTOM_FRONT_RIGHT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_FRONT_CENTER;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_FRONT_LEFT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_FRONT_LEFT_OF_CENTER;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_FRONT_RIGHT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_FRONT_RIGHT_OF_CENTER;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_SIDE_LEFT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_SIDE_RIGHT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_STEREO_LEFT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_STEREO_RIGHT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_TOP_BACK_CENTER;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_TOP_BACK_LEFT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_TOP_BACK_RIGHT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_TOP_CENTER;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_TOP_FRONT_CENTER;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_TOP_FRONT_LEFT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_TOP_FRONT_RIGHT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_TOP_SIDE_LEFT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_TOP_SIDE_RIGHT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_WIDE_LEFT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_WIDE_RIGHT;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_channel_from_index;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;

import java.util.Set;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;

/**
 * How loud each channel of a layout is in left and right, as ITU-R BS.775 has it: front channels as they are, centre and surrounds 3 dB lower, a single surround in both 6 dB lower; effects of low
 * frequency are left out. Speech keeps its level: nothing is scaled down for the rare sum above full scale.
 */
final class StereoMix {
    private static final double LESS = Math.sqrt(0.5);
    /** Beyond this, channels that nobody describes are separate tracks, the first two the stereo mix. */
    private static final int MOST_UNTOLD = 8;

    private static final Set<Integer> LEFT =
            Set.of(AV_CHAN_FRONT_LEFT, AV_CHAN_FRONT_LEFT_OF_CENTER, AV_CHAN_STEREO_LEFT, AV_CHAN_WIDE_LEFT);
    private static final Set<Integer> RIGHT =
            Set.of(AV_CHAN_FRONT_RIGHT, AV_CHAN_FRONT_RIGHT_OF_CENTER, AV_CHAN_STEREO_RIGHT, AV_CHAN_WIDE_RIGHT);
    private static final Set<Integer> LESS_LEFT = Set.of(
            AV_CHAN_BACK_LEFT,
            AV_CHAN_SIDE_LEFT,
            AV_CHAN_TOP_FRONT_LEFT,
            AV_CHAN_TOP_BACK_LEFT,
            AV_CHAN_TOP_SIDE_LEFT,
            AV_CHAN_BOTTOM_FRONT_LEFT);
    private static final Set<Integer> LESS_RIGHT = Set.of(
            AV_CHAN_BACK_RIGHT,
            AV_CHAN_SIDE_RIGHT,
            AV_CHAN_TOP_FRONT_RIGHT,
            AV_CHAN_TOP_BACK_RIGHT,
            AV_CHAN_TOP_SIDE_RIGHT,
            AV_CHAN_BOTTOM_FRONT_RIGHT);
    private static final Set<Integer> BEHIND = Set.of(
            AV_CHAN_BACK_CENTER,
            AV_CHAN_TOP_CENTER,
            AV_CHAN_TOP_FRONT_CENTER,
            AV_CHAN_TOP_BACK_CENTER,
            AV_CHAN_BOTTOM_FRONT_CENTER);

    private StereoMix() {}

    /** Returns the shares of all channels in the left, then those in the right. */
    static double[] of(AVChannelLayout layout) {
        int channels = layout.nb_channels();
        double[] shares = new double[2 * channels];
        if (layout.order() == AV_CHANNEL_ORDER_AMBISONIC) {
            shares[0] = 1; // what comes from everywhere
            shares[channels] = 1;
        } else if (layout.order() != AV_CHANNEL_ORDER_UNSPEC) {
            fill(shares, layout);
        } else if (channels > MOST_UNTOLD) {
            shares[0] = 1;
            shares[channels + 1] = 1;
        } else {
            AVChannelLayout usual = new AVChannelLayout();
            av_channel_layout_default(usual, channels);
            fill(shares, usual);
            av_channel_layout_uninit(usual);
            usual.close();
        }
        return shares;
    }

    private static void fill(double[] shares, AVChannelLayout layout) {
        int channels = layout.nb_channels();
        for (int i = 0; i < channels; i++) {
            int channel = av_channel_layout_channel_from_index(layout, i);
            shares[i] = share(channel, LEFT, LESS_LEFT);
            shares[channels + i] = share(channel, RIGHT, LESS_RIGHT);
        }
    }

    private static double share(int channel, Set<Integer> own, Set<Integer> less) {
        if (own.contains(channel)) {
            return 1;
        }
        if (channel == AV_CHAN_FRONT_CENTER || less.contains(channel)) {
            return LESS;
        }
        return BEHIND.contains(channel) ? 0.5 : 0;
    }
}
