package org.retrovue.media.api.overlay;

/**
 * A picture with transparency and its place. Equal instances may be given again and again.
 *
 * @param x left edge in pixels of the house raster
 * @param y top edge
 * @param width pixels
 * @param height pixels
 * @param argb premultiplied ARGB, row by row, width * height values; not copied, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record OverlayImage(int x, int y, int width, int height, int[] argb) {
    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException when the values do not fill the image
     */
    public OverlayImage {
        if (width <= 0 || height <= 0 || argb.length != width * height) {
            throw new IllegalArgumentException(
                    "an image of " + width + "x" + height + " has not " + argb.length + " pixels");
        }
    }
}
