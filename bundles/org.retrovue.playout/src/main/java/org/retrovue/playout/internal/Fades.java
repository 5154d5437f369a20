package org.retrovue.playout.internal;

import java.nio.ByteBuffer;
import org.retrovue.api.blockplan.Event;
import org.retrovue.media.api.Picture;
import org.retrovue.time.FrameRate;

/**
 * Brings picture and sound of an event up from black and silence and down again, together and by whole numbers.
 *
 * @param in frames over which they come up
 * @param out frames over which they go down
 * @param frames of the event
 */
record Fades(int in, int out, long frames) {
    private static final int BLACK = 16;
    private static final int GREY = 128;
    /** Samples over which sound comes up and goes down at every event's edges, so that it does not click: 2 ms. */
    private static final int RAMP = 96;

    static Fades of(Event event) {
        return new Fades(
                event.fadeInFrames(), event.fadeOutFrames(), event.frames().count());
    }

    /** Tells whether any of the frames is faded. */
    boolean touches(long first, int count) {
        return first < in || first + count > frames - out;
    }

    /** Says what they do to some frames; the same text for the same effect. */
    String effectOn(long first, int count) {
        String up = first < in ? "in " + in : "";
        String down = first + count > frames - out ? " out " + out + " from " + (frames - first) : "";
        return up + down;
    }

    /** Fades a picture: the first frame of a fade-in and the last of a fade-out are black. */
    void apply(long frame, Picture picture) {
        if (frame < in) {
            apply(picture, frame, in);
        } else if (frame >= frames - out) {
            apply(picture, frames - 1 - frame, out);
        }
    }

    private static void apply(Picture picture, long level, int of) {
        byte[] luma = table(BLACK, level, of);
        byte[] chroma = table(GREY, level, of);
        apply(picture.y(), luma);
        apply(picture.u(), chroma);
        apply(picture.v(), chroma);
    }

    private static byte[] table(int rest, long level, int of) {
        byte[] table = new byte[256];
        for (int value = 0; value < 256; value++) {
            table[value] = (byte) (rest + Math.floorDiv(2L * (value - rest) * level + of, 2L * of));
        }
        return table;
    }

    private static void apply(ByteBuffer plane, byte[] table) {
        byte[] bytes = new byte[plane.capacity()];
        plane.get(0, bytes);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = table[bytes[i] & 255];
        }
        plane.put(0, bytes);
    }

    /**
     * Fades sound and softens the event's edges.
     *
     * @param start the event's first frame
     * @param first the first sample in the buffer, counted from the event's first
     * @param count samples of each channel
     * @param pcm left and right in turn
     */
    void apply(FrameRate rate, long start, long first, int count, float[] pcm) {
        long[] lengths = soundLengths(rate, start);
        long length = lengths[0];
        long up = lengths[1];
        long down = lengths[2];
        for (int i = 0; i < count; i++) {
            long fromStart = first + i;
            long toEnd = length - 1 - fromStart;
            if (fromStart >= Math.max(up, RAMP) && toEnd >= Math.max(down, RAMP)) {
                continue;
            }
            float gain = gain(fromStart, up) * gain(toEnd, down) * gain(fromStart, RAMP) * gain(toEnd, RAMP);
            pcm[2 * i] *= gain;
            pcm[2 * i + 1] *= gain;
        }
    }

    /** Returns the samples of the whole event, of its fade-in and of its fade-out; they vary by one with the place on the timeline. */
    long[] soundLengths(FrameRate rate, long start) {
        long begin = rate.firstSample(start);
        long end = rate.firstSample(start + frames);
        return new long[] {
            end - begin, rate.firstSample(start + in) - begin, end - rate.firstSample(start + frames - out)
        };
    }

    private static float gain(long distance, long over) {
        return distance >= over ? 1 : Math.max(0, (2 * distance + 1) / (2f * over));
    }
}
