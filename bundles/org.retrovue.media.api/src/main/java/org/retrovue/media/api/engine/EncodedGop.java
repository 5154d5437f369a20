package org.retrovue.media.api.engine;

import java.util.List;

/**
 * A closed GOP of H.264: an IDR picture and what follows until the next.
 *
 * @param units access units in decoding order; the first is the IDR picture
 */
public record EncodedGop(List<Unit> units) {
    /** Frames between the decoding of a picture and its presentation: the reorder delay, the same for every GOP of every format. */
    public static final int REORDER_DELAY = 2;

    /** Copies the list. */
    public EncodedGop {
        units = List.copyOf(units);
    }

    /**
     * One picture, encoded.
     *
     * @param display its place in order of presentation, from zero
     * @param bytes Annex B, with access unit delimiter, and with SPS and PPS before an IDR picture; not copied, not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Unit(int display, byte[] bytes) {}
}
