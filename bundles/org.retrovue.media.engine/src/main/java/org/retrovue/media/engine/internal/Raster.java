package org.retrovue.media.engine.internal;

import org.retrovue.media.api.HouseFormat;
import org.retrovue.time.Rational;

/**
 * A part of a picture, such as where a source picture lies on the house raster: as large as fits with its aspect kept, in the middle, on even pixels.
 *
 * @param x left edge
 * @param y top edge
 * @param width pixels
 * @param height pixels
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
        Rational pixels = limited(aspect).dividedBy(house.pixelAspect()); // house pixels across for one down
        int width = even(pixels.times(house.height()), house.width());
        int height = even(Rational.of(house.width()).dividedBy(pixels), house.height());
        return new Raster((house.width() - width) / 4 * 2, (house.height() - height) / 4 * 2, width, height);
    }

    private static int even(Rational wanted, int most) {
        long rounded = wanted.dividedBy(Rational.of(2)).plus(Rational.of(1, 2)).floor() * 2;
        return (int) Math.max(2, Math.min(most, rounded));
    }

    /**
     * Returns the part of a source picture that fills the house raster with its aspect kept: as much as is seen, from the middle.
     *
     * @param aspect the source's display aspect
     * @param width its pixels across as they are seen
     * @param height its pixels down as they are seen
     * @param unit what its edges are a multiple of
     */
    static Raster filling(Rational aspect, HouseFormat house, int width, int height, int unit) {
        Rational wanted = house.pixelAspect().times(Rational.of(house.width(), house.height()));
        Rational wider = limited(aspect).dividedBy(wanted);
        int x = wider.compareTo(Rational.ONE) > 0 ? edge(width, Rational.ONE.dividedBy(wider), unit) : 0;
        int y = wider.compareTo(Rational.ONE) < 0 ? edge(height, wider, unit) : 0;
        return new Raster(x, y, width - 2 * x, height - 2 * y);
    }

    /** Returns what is cut off one side so that so much of a length stays, to the nearest unit. */
    private static int edge(int length, Rational share, int unit) {
        Rational cut = Rational.ONE.minus(share).times(length).dividedBy(Rational.of(2L * unit));
        return (int) Math.min(
                        (length - 1) / 2 / unit, cut.plus(Rational.of(1, 2)).floor())
                * unit;
    }

    private static Rational limited(Rational aspect) {
        return aspect.compareTo(FLATTEST) < 0 ? FLATTEST : aspect.compareTo(WIDEST) > 0 ? WIDEST : aspect;
    }
}
