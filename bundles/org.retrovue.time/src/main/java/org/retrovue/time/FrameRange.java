package org.retrovue.time;

/**
 * Frames [start, end) of a timeline.
 *
 * @param start first frame
 * @param end first frame that no longer belongs to it, not before start
 */
public record FrameRange(long start, long end) {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException when the end lies before the start
     */
    public FrameRange {
        if (end < start) {
            throw new IllegalArgumentException("a range ends at or after its start: [" + start + ", " + end + ")");
        }
    }

    /**
     * Returns how many frames there are.
     *
     * @return end - start
     */
    public long count() {
        return end - start;
    }

    /**
     * Tells whether there are no frames.
     *
     * @return whether start = end
     */
    public boolean isEmpty() {
        return start == end;
    }

    /**
     * Tells whether a frame belongs to it.
     *
     * @param frame a frame number
     * @return whether start &lt;= frame &lt; end
     */
    public boolean contains(long frame) {
        return frame >= start && frame < end;
    }

    /**
     * Tells whether two ranges share a frame.
     *
     * @param other another range
     * @return whether they overlap
     */
    public boolean overlaps(FrameRange other) {
        return start < other.end && other.start < end;
    }

    /**
     * Returns the shared frames.
     *
     * @param other another range
     * @return the shared part; empty, somewhere, where there is none
     */
    public FrameRange intersect(FrameRange other) {
        long from = Math.max(start, other.start);
        return new FrameRange(from, Math.max(from, Math.min(end, other.end)));
    }
}
