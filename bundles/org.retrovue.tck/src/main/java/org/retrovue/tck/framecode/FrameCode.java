package org.retrovue.tck.framecode;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.retrovue.time.Rational;

/**
 * The code in a picture: which asset it is from and which of its frames it is.
 *
 * <p>The picture is thought of as a raster of 32 x 18 cells. Sixteen by four of them, horizontally centred and one cell below the top, hold 64 black or white cells: column 0 is
 * the sync pattern white, black, white, black from the top, column 15 its opposite; the other 56, row by row, are the asset id (16 bits), the frame number (24 bits) and the
 * CRC-16 of those five bytes. The code lives in luma only and the reader takes its threshold from the sync cells of the same frame, so that it survives 4:2:0, hard
 * compression, scaling, bars at the sides and all but the end of a fade.
 */
public final class FrameCode {
    /** Width of the small grey picture that codes are read from. */
    static final int SMALL_WIDTH = 160;
    /** Height of the small grey picture. */
    static final int SMALL_HEIGHT = 90;

    static final int COLUMNS = 16;
    static final int ROWS = 4;
    static final int GRID_WIDTH = 32;
    static final int GRID_HEIGHT = 18;

    private static final int SYNC = 8;
    private static final int MIN_CONTRAST = 5;
    /** How many times as wide as what is seen a picture may be that its code is still in. */
    private static final double MOST_CUT = 1.8;

    private static final int VIDEO_BLACK = 16;
    private static final int VIDEO_WHITE = 235;
    private static final double[] SOURCE_ASPECTS = {
        4 / 3d, 16 / 9d, 1.85, 2.39, 5 / 4d, 3 / 2d, 1, 9 / 16d, 5 / 3d, 2, 11 / 9d
    };

    /**
     * What a code says.
     *
     * @param asset 0 to 65535
     * @param frame 0 to 16777215
     */
    public record Reading(int asset, int frame) {}

    /** Where the coded picture lies in the shown one, as fractions. */
    record Place(double x, double y, double width, double height) {
        static final Place WHOLE = new Place(0, 0, 1, 1);
    }

    private FrameCode() {}

    /**
     * Returns the cells of a code.
     *
     * @param asset 0 to 65535
     * @param frame 0 to 16777215
     * @return 64 bytes of 0 (black) or 255 (white), row by row
     */
    public static byte[] cells(int asset, int frame) {
        check(asset, 0xFFFF, "asset id");
        check(frame, 0xFFFFFF, "frame number");
        long body = (long) asset << 24 | frame;
        long bits = body << 16 | crc(body);
        byte[] cells = new byte[COLUMNS * ROWS];
        int bit = 55;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                boolean white =
                        column == 0 ? row % 2 == 0 : column == COLUMNS - 1 ? row % 2 != 0 : (bits >> bit-- & 1) == 1;
                cells[row * COLUMNS + column] = (byte) (white ? 255 : 0);
            }
        }
        return cells;
    }

    /**
     * Paints a code over a luma plane of limited range.
     *
     * @param luma the plane; position and limit are left alone
     * @param stride bytes from one row to the next
     * @param width pixels
     * @param height pixels
     * @param asset 0 to 65535
     * @param frame 0 to 16777215
     */
    public static void paint(ByteBuffer luma, int stride, int width, int height, int asset, int frame) {
        byte[] cells = cells(asset, frame);
        int codeWidth = even(width * COLUMNS / (double) GRID_WIDTH);
        int codeHeight = even(height * ROWS / (double) GRID_HEIGHT);
        int left = even(width * (GRID_WIDTH - COLUMNS) / 2d / GRID_WIDTH);
        int top = even(height / (double) GRID_HEIGHT);
        for (int y = 0; y < codeHeight; y++) {
            for (int x = 0; x < codeWidth; x++) {
                byte cell = cells[y * ROWS / codeHeight * COLUMNS + x * COLUMNS / codeWidth];
                luma.put((top + y) * stride + left + x, (byte) (cell == 0 ? VIDEO_BLACK : VIDEO_WHITE));
            }
        }
    }

    /**
     * Reads the code of a luma plane, wherever bars at the sides may have put it.
     *
     * @param luma the plane; position and limit are left alone
     * @param stride bytes from one row to the next
     * @param width pixels, taken as square
     * @param height pixels
     * @return what it says, or nothing where no code can be read
     */
    public static Optional<Reading> read(ByteBuffer luma, int stride, int width, int height) {
        return read(luma, stride, width, height, Rational.ONE);
    }

    /**
     * Reads the code of a luma plane whose pixels are not square.
     *
     * @param luma the plane; position and limit are left alone
     * @param stride bytes from one row to the next
     * @param width pixels
     * @param height pixels
     * @param pixelAspect width of a pixel over its height
     * @return what it says, or nothing where no code can be read
     */
    public static Optional<Reading> read(ByteBuffer luma, int stride, int width, int height, Rational pixelAspect) {
        byte[] small = shrink(luma, stride, width, height);
        double pixel = pixelAspect.num() / (double) pixelAspect.den();
        return places(pixel * width / height).stream()
                .flatMap(place -> read(small, samples(place)).stream())
                .findFirst();
    }

    /** Lists where a coded picture may lie in one of this aspect: as is, between bars at the sides, or above and below, or with its sides cut off. */
    static List<Place> places(double aspect) {
        List<Place> places = new ArrayList<>();
        places.add(Place.WHOLE);
        for (double source : SOURCE_ASPECTS) {
            double width = source < aspect ? source / aspect : 1;
            double height = source < aspect ? 1 : aspect / source;
            if (Math.abs(1 - width * height) > 0.02 && width > 0.2 && height > 0.2) {
                places.add(new Place((1 - width) / 2, (1 - height) / 2, width, height));
            }
        }
        for (double source : SOURCE_ASPECTS) {
            double width = source / aspect;
            if (width > 1.02 && width < MOST_CUT) {
                places.add(new Place((1 - width) / 2, 0, width, 1));
            }
        }
        return places;
    }

    /** Returns the places of the cells' middles in the small picture: four white sync cells, four black ones, the payload. */
    static int[] samples(Place place) {
        int[] samples = new int[COLUMNS * ROWS];
        int white = 0;
        int black = 4;
        int payload = SYNC;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                boolean sync = column == 0 || column == COLUMNS - 1;
                boolean light = (column == 0) == (row % 2 == 0);
                samples[sync ? light ? white++ : black++ : payload++] = sample(place, row, column);
            }
        }
        return samples;
    }

    private static int sample(Place place, int row, int column) {
        double x = place.x() + place.width() * ((GRID_WIDTH - COLUMNS) / 2 + column + 0.5) / GRID_WIDTH;
        double y = place.y() + place.height() * (1 + row + 0.5) / GRID_HEIGHT;
        return Math.min(SMALL_HEIGHT - 1, (int) (y * SMALL_HEIGHT)) * SMALL_WIDTH
                + Math.min(SMALL_WIDTH - 1, (int) (x * SMALL_WIDTH));
    }

    /** Reads a code from a small picture. */
    static Optional<Reading> read(byte[] small, int[] samples) {
        int white = 255;
        int black = 0;
        int sum = 0;
        for (int i = 0; i < SYNC; i++) {
            int value = small[samples[i]] & 0xFF;
            sum += value;
            white = i < 4 ? Math.min(white, value) : white;
            black = i < 4 ? black : Math.max(black, value);
        }
        if (white - black < MIN_CONTRAST) {
            return Optional.empty();
        }
        int threshold = (sum + 4) / SYNC;
        long bits = 0;
        for (int i = SYNC; i < samples.length; i++) {
            bits = bits << 1 | ((small[samples[i]] & 0xFF) >= threshold ? 1 : 0);
        }
        long body = bits >> 16;
        return crc(body) == (bits & 0xFFFF)
                ? Optional.of(new Reading((int) (body >> 24), (int) (body & 0xFFFFFF)))
                : Optional.empty();
    }

    private static byte[] shrink(ByteBuffer luma, int stride, int width, int height) {
        byte[] small = new byte[SMALL_WIDTH * SMALL_HEIGHT];
        for (int row = 0; row < SMALL_HEIGHT; row++) {
            int top = row * height / SMALL_HEIGHT;
            int bottom = Math.max(top + 1, (row + 1) * height / SMALL_HEIGHT);
            for (int column = 0; column < SMALL_WIDTH; column++) {
                int left = column * width / SMALL_WIDTH;
                int right = Math.max(left + 1, (column + 1) * width / SMALL_WIDTH);
                int sum = 0;
                for (int y = top; y < bottom; y++) {
                    for (int x = left; x < right; x++) {
                        sum += luma.get(y * stride + x) & 0xFF;
                    }
                }
                small[row * SMALL_WIDTH + column] = (byte) (sum / ((bottom - top) * (right - left)));
            }
        }
        return small;
    }

    /** Rounds half to even and up to an even number, as the clips of other makers have it. */
    static int even(double value) {
        return Math.max(2, (int) Math.rint(value / 2) * 2);
    }

    private static int crc(long body) {
        int crc = 0xFFFF;
        for (int shift = 32; shift >= 0; shift -= 8) {
            crc ^= (int) (body >> shift & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
            }
            crc &= 0xFFFF;
        }
        return crc;
    }

    private static void check(int value, int most, String name) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(name + " is 0 to " + most + ": " + value);
        }
    }
}
