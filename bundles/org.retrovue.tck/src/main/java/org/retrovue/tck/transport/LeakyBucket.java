package org.retrovue.tck.transport;

import java.util.List;
import org.retrovue.time.FrameRate;

/**
 * What a receiver of bounded bit rate has in hand: it is filled evenly up to its brim, and each picture is taken out whole when it is decoded (the hypothetical reference decoder of H.264, annex C, at a variable
 * bit rate).
 */
public final class LeakyBucket {
    private LeakyBucket() {}

    /**
     * Simulates a whole stream. Exact: whole numbers only.
     *
     * @param pictures their sizes in bytes, in decoding order
     * @param rate of the pictures
     * @param bitsPerSecond that come in
     * @param brim bits that it holds
     * @param start bits that it holds before the first picture is taken out
     * @return the fewest bits that were left after a picture was taken out; below zero when the stream is too fast for the bucket
     */
    public static long least(List<Integer> pictures, FrameRate rate, long bitsPerSecond, long brim, long start) {
        long unit = rate.num();
        long fullness = start * unit;
        long least = fullness;
        for (int bytes : pictures) {
            fullness -= 8L * bytes * unit;
            least = Math.min(least, fullness);
            fullness = Math.min(brim * unit, fullness + bitsPerSecond * rate.den());
        }
        return Math.floorDiv(least, unit);
    }
}
