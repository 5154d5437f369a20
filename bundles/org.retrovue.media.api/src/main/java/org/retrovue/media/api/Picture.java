package org.retrovue.media.api;

import java.nio.ByteBuffer;

/**
 * One picture: 8-bit YUV 4:2:0, limited range BT.709 or BT.601 as the house format's size has it, in direct buffers.
 *
 * <p>Rows may be longer than the picture is wide (stride). It belongs to whoever made it; who is lent one must not keep it beyond the call. Not for several threads at once.
 */
public final class Picture {
    /** Rows start at multiples of this, which vector code likes. */
    public static final int ALIGNMENT = 64;

    private final int width;
    private final int height;
    private final ByteBuffer y;
    private final ByteBuffer u;
    private final ByteBuffer v;

    private Picture(int width, int height, ByteBuffer y, ByteBuffer u, ByteBuffer v) {
        this.width = width;
        this.height = height;
        this.y = y;
        this.u = u;
        this.v = v;
    }

    /**
     * Makes a picture of undefined content.
     *
     * @param width even
     * @param height even
     * @return the picture, owned by the caller; its memory goes with it
     */
    public static Picture allocate(int width, int height) {
        int luma = luma(width, height);
        int chroma = chroma(width, height);
        return new Picture(width, height, plane(luma), plane(chroma), plane(chroma));
    }

    /**
     * Makes a picture that lies in memory of the caller's: Y, then Cb, then Cr.
     *
     * @param width even
     * @param height even
     * @param memory direct, of {@link #bytes} at least from its first byte on, which lies at a multiple of {@link #ALIGNMENT}
     * @return the picture, whose content is the memory's
     */
    public static Picture over(int width, int height, ByteBuffer memory) {
        int luma = luma(width, height);
        int chroma = chroma(width, height);
        return new Picture(
                width, height, memory.slice(0, luma), memory.slice(luma, chroma), memory.slice(luma + chroma, chroma));
    }

    /**
     * Returns how much memory a picture takes.
     *
     * @param width even
     * @param height even
     * @return a multiple of {@link #ALIGNMENT}
     */
    public static int bytes(int width, int height) {
        return luma(width, height) + 2 * chroma(width, height);
    }

    private static int luma(int width, int height) {
        if (width <= 0 || height <= 0 || width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException("a picture has even sides: " + width + "x" + height);
        }
        return strideOf(width) * height;
    }

    private static int chroma(int width, int height) {
        return strideOf(width / 2) * (height / 2);
    }

    /**
     * Paints it all in one colour.
     *
     * @param luma 16 to 235
     * @param cb 16 to 240, 128 is grey
     * @param cr 16 to 240, 128 is grey
     */
    public void fill(int luma, int cb, int cr) {
        fill(y, luma);
        fill(u, cb);
        fill(v, cr);
    }

    /**
     * Copies another picture of the same size into this one.
     *
     * @param other where to copy from
     */
    public void copyFrom(Picture other) {
        if (other.width != width || other.height != height) {
            throw new IllegalArgumentException(
                    "sizes differ: " + other.width + "x" + other.height + " and " + width + "x" + height);
        }
        y.duplicate().clear().put(other.y.duplicate().clear());
        u.duplicate().clear().put(other.u.duplicate().clear());
        v.duplicate().clear().put(other.v.duplicate().clear());
    }

    /**
     * Returns the luma width.
     *
     * @return pixels
     */
    public int width() {
        return width;
    }

    /**
     * Returns the luma height.
     *
     * @return pixels
     */
    public int height() {
        return height;
    }

    /**
     * Returns the luma plane; position and limit are nobody's business: use absolute access or a duplicate.
     *
     * @return a direct buffer of lumaStride * height bytes
     */
    public ByteBuffer y() {
        return y;
    }

    /**
     * Returns the Cb plane.
     *
     * @return a direct buffer of chromaStride * height / 2 bytes
     */
    public ByteBuffer u() {
        return u;
    }

    /**
     * Returns the Cr plane.
     *
     * @return a direct buffer of chromaStride * height / 2 bytes
     */
    public ByteBuffer v() {
        return v;
    }

    /**
     * Returns the bytes from one luma row to the next.
     *
     * @return at least the width
     */
    public int lumaStride() {
        return strideOf(width);
    }

    /**
     * Returns the bytes from one chroma row to the next.
     *
     * @return at least half the width
     */
    public int chromaStride() {
        return strideOf(width / 2);
    }

    private static int strideOf(int pixels) {
        return (pixels + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private static ByteBuffer plane(int bytes) {
        // Where memory begins decides how much of it is aligned: cut to size, so that all planes of one size are alike.
        return ByteBuffer.allocateDirect(bytes + 2 * ALIGNMENT)
                .alignedSlice(ALIGNMENT)
                .slice(0, bytes);
    }

    private static void fill(ByteBuffer plane, int value) {
        for (int i = 0; i < plane.capacity(); i++) {
            plane.put(i, (byte) value);
        }
    }
}
