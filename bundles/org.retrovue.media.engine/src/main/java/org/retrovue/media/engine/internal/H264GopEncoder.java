package org.retrovue.media.engine.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.engine.EncodedGop;
import org.retrovue.media.api.engine.GopEncoder;

/**
 * Encodes one GOP: once, at the format's quality; where the format has a peak and the GOP exceeds it, again and harder until it keeps within. What keeps within has the bytes that it would have without a peak.
 */
final class H264GopEncoder implements GopEncoder {
    private static final int REFINEMENTS = 2;
    /** Sixths of a halving that a GOP must be too small by to be encoded once more. */
    private static final int WORTH_IT = 3;

    private final H264Library library;
    private final HouseFormat format;
    private final Consumer<String> concern;
    /** The pictures so far where there is a peak, else the latest alone. */
    private final List<EncoderPicture> pictures = new ArrayList<>();

    private @Nullable H264Pass pass;

    /**
     * Begins a GOP.
     *
     * @param concern is told in words when pictures had to be spoiled to keep within the peak
     */
    H264GopEncoder(H264Library library, HouseFormat format, Consumer<String> concern) throws MediaException {
        this.library = library;
        this.format = format;
        this.concern = concern;
        pass = new H264Pass(library, format, H264Effort.of(format));
    }

    @Override
    public void accept(long number, Picture picture) throws MediaException {
        H264Pass encoder = pass();
        if (picture.width() != format.width() || picture.height() != format.height()) {
            throw new MediaException("frame " + number + " is " + picture.width() + "x" + picture.height()
                    + ", the house format " + format.width() + "x" + format.height());
        }
        if (pictures.isEmpty() || format.peak() > 0) {
            pictures.add(new EncoderPicture(format));
        }
        EncoderPicture own = pictures.get(pictures.size() - 1);
        own.set(picture);
        encoder.add(own.frame());
    }

    private H264Pass pass() throws MediaException {
        H264Pass current = pass;
        if (current == null) {
            throw new MediaException(H264Pass.WHAT + " is closed");
        }
        return current;
    }

    @Override
    public EncodedGop finish() throws MediaException {
        List<EncodedGop.Unit> units = pass().finish();
        return new EncodedGop(format.peak() > 0 ? withinPeak(units) : units);
    }

    private List<EncodedGop.Unit> withinPeak(List<EncodedGop.Unit> first) throws MediaException {
        PeakBucket bucket = new PeakBucket(format);
        H264Effort effort = H264Effort.of(format);
        List<EncodedGop.Unit> units = first;
        int tooLarge = effort.quality();
        while (!bucket.holds(units)) {
            Optional<H264Effort> harder = effort.harder(bucket.excess(units));
            if (harder.isEmpty()) {
                concern.accept("a GOP of " + pictures.size() + " pictures of " + format.width() + "x" + format.height()
                        + " exceeds the peak of " + format.peak() + " kbit/s however it is encoded; raise the peak");
                return units;
            }
            tooLarge = effort.quality();
            effort = harder.get();
            units = again(effort);
        }
        if (effort.tiles() > 0) {
            concern.accept("the peak of " + format.peak() + " kbit/s is too low for some pictures of " + format.width()
                    + "x" + format.height() + ": they are shown coarse; raise it or choose a smaller size");
        }
        return effort.coarsest() ? units : larger(bucket, units, tooLarge, effort.quality());
    }

    /** Uses what a jump of quality left of the peak: tries between a quality that was too large and one that fits. */
    private List<EncodedGop.Unit> larger(PeakBucket bucket, List<EncodedGop.Unit> found, int tooLarge, int fitting)
            throws MediaException {
        List<EncodedGop.Unit> best = found;
        int above = tooLarge;
        int below = fitting;
        for (int i = 0; i < REFINEMENTS && below - above > 1 && bucket.spare(best) >= WORTH_IT; i++) {
            int middle = (above + below) / 2;
            List<EncodedGop.Unit> units = again(new H264Effort(middle, false, 0, 0));
            if (bucket.holds(units)) {
                best = units;
                below = middle;
            } else {
                above = middle;
            }
        }
        return best;
    }

    private List<EncodedGop.Unit> again(H264Effort effort) throws MediaException {
        closePass(); // frees its memory before the next one takes as much
        try (H264Pass harder = new H264Pass(library, format, effort);
                EncoderPicture tiled = new EncoderPicture(format)) {
            for (EncoderPicture picture : pictures) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new MediaException(H264Pass.WHAT + ": given up");
                }
                if (effort.tiles() > 0) {
                    boolean still = effort.tiles() == H264Effort.ONE_TILE;
                    tiled.setTiled(still ? pictures.get(0) : picture, effort.tiles());
                }
                harder.add((effort.tiles() > 0 ? tiled : picture).frame());
            }
            return harder.finish();
        }
    }

    private void closePass() {
        if (pass != null) {
            pass.close();
        }
    }

    @Override
    public void close() {
        closePass();
        pass = null;
        pictures.forEach(EncoderPicture::close);
        pictures.clear();
    }
}
