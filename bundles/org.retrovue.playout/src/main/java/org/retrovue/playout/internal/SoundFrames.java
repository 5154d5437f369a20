package org.retrovue.playout.internal;

import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.engine.MediaEngine;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;

/**
 * AAC frames [first, end) of the absolute grid: frame k covers samples [1024 k, 1024 (k + 1)) from the epoch.
 *
 * @param first the first
 * @param end the first that no longer belongs to it
 */
record SoundFrames(long first, long end) {
    private static final int AAC = HouseFormat.AAC_FRAME;

    /** Returns the AAC frames whose first sample belongs to some video frames: neighbours share none and leave out none. */
    static SoundFrames of(FrameRange frames, FrameRate rate) {
        return new SoundFrames(atOrAfter(rate.firstSample(frames.start())), atOrAfter(rate.firstSample(frames.end())));
    }

    private static long atOrAfter(long sample) {
        return Math.floorDiv(sample + AAC - 1, AAC);
    }

    int count() {
        return Math.toIntExact(end - first);
    }

    /** Returns the first sample that the encoder must be given. */
    long firstSample() {
        return (first - MediaEngine.SOUND_FRAMES_BEFORE) * AAC;
    }

    /** Returns how many samples the encoder must be given. */
    int samples() {
        return (count() + MediaEngine.SOUND_FRAMES_BEFORE + MediaEngine.SOUND_FRAMES_AFTER) * AAC;
    }

    /** Returns an AAC frame's presentation time in 90 kHz ticks from the epoch: exactly 1920 a frame. */
    static long pts(long frame) {
        return frame * 1920;
    }
}
