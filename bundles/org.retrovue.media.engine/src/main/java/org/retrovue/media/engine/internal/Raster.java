package org.retrovue.media.engine.internal;

import org.retrovue.media.api.HouseFormat;
import org.retrovue.time.Rational;

/**
 * Where a source picture lies on the house raster: as large as fits with its aspect kept, in the middle, on even pixels.
 *
 * @param x left edge
 * @param y top edge
 * @param width pixels, even
 * @param height pixels, even
 */
record Raster(int x, int y, int width, int height) {
    private static final Rational FLATTEST = Rational.of(1, 20);
    private static final Rational WIDEST = Rational.of(20);

    /**
     * Fits a picture.
     *
     * @param aspect the source's display aspect, width over height
     */
    static Raster fit(Rational aspect, HouseFormat house) {
        Rational shape = aspect.compareTo(FLATTEST) < 0 ? FLATTEST : aspect.compareTo(WIDEST) > 0 ? WIDEST : aspect;
        Rational pixels = shape.dividedBy(house.pixelAspect()); // house pixels across for one down
        int width = even(pixels.times(house.height()), house.width());
        int height = even(Rational.of(house.width()).dividedBy(pixels), house.height());
        return new Raster((house.width() - width) / 4 * 2, (house.height() - height) / 4 * 2, width, height);
    }

    private static int even(Rational wanted, int most) {
        long rounded = wanted.dividedBy(Rational.of(2)).plus(Rational.of(1, 2)).floor() * 2;
        return (int) Math.max(2, Math.min(most, rounded));
    }
}
