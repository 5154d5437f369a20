package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_CL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_NCL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_PAL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P10LE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ411P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ440P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ444P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_apply_cropping;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BITEXACT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.Picture;
import org.retrovue.time.Rational;

/** Brings frames of any size, shape and pixel format onto the house raster, the same on any machine. Follows a source that changes. */
final class Scaler implements AutoCloseable {
    private static final int FLAGS = SWS_BICUBIC | SWS_ACCURATE_RND | SWS_BITEXACT;
    private static final int UNITY = 1 << 16;
    /** AV_FRAME_CROP_UNALIGNED, which the binding leaves out. */
    private static final int AV_FRAME_CROP_UNALIGNED = 1;

    private static final String CROP = "the edges of a picture cannot be cut";

    private final HouseFormat house;
    private final Rotation rotation;
    private final int peak;
    private final Picture picture;
    private final PointerPointer<BytePointer> planes = new PointerPointer<>(4);
    private final IntPointer strides = new IntPointer(4);
    private @Nullable Source source;
    private SwsContext context = new SwsContext(null);
    private @Nullable MatrixChange matrix;
    private @Nullable ToneMap tones;
    private ToneMap.Deep deep = new ToneMap.Deep(2, 2);
    private Raster raster = new Raster(0, 0, 2, 2);
    private Raster drawn = raster;
    private Picture target;
    /** The part of the source that is shown, where edges are cut. */
    private @Nullable Raster part;

    private final AVFrame cropped = av_frame_alloc();

    /** What decides the conversion. */
    private record Source(
            int width, int height, int format, ToneMap.Colour colour, boolean full, Rational pixelAspect) {}

    /**
     * Makes one for a film.
     *
     * @param rotation how far it is to be turned
     * @param peak the brightest in it, cd/m2; counts for pictures of high dynamic range
     */
    Scaler(HouseFormat house, Rotation rotation, int peak) {
        this.house = house;
        this.rotation = rotation;
        this.peak = peak;
        picture = Picture.allocate(house.width(), house.height());
        target = picture;
    }

    /**
     * Scales a frame.
     *
     * @param pixelAspect width of a source pixel over its height
     * @return the scaler's own picture, good until the next call
     */
    Picture scale(AVFrame frame, Rational pixelAspect) throws MediaException {
        Source now = describe(frame, pixelAspect);
        if (!now.equals(source)) {
            prepare(now);
        }
        AVFrame shown = part == null ? frame : crop(frame, part);
        int rows = sws_scale(context, shown.data(), shown.linesize(), 0, shown.height(), planes, strides);
        av_frame_unref(cropped);
        if (rows <= 0) {
            throw new MediaException("a picture of " + now + " cannot be scaled");
        }
        ToneMap map = tones;
        MatrixChange change = matrix;
        if (map != null) {
            map.apply(deep, target, drawn);
        } else if (change != null) {
            change.apply(target, drawn);
        }
        if (rotation.isTurn()) {
            rotation.turn(target, raster, picture);
        } else {
            clearRight();
        }
        return picture;
    }

    /** Returns the same picture without its edges. */
    private AVFrame crop(AVFrame frame, Raster to) throws MediaException {
        Ffmpeg.check(av_frame_ref(cropped, frame), CROP);
        cropped.crop_left(to.x());
        cropped.crop_right(frame.width() - to.x() - to.width());
        cropped.crop_top(to.y());
        cropped.crop_bottom(frame.height() - to.y() - to.height());
        Ffmpeg.check(av_frame_apply_cropping(cropped, AV_FRAME_CROP_UNALIGNED), CROP);
        return cropped;
    }

    private Source describe(AVFrame frame, Rational pixelAspect) {
        int format = frame.format();
        boolean full = frame.color_range() == AVCOL_RANGE_JPEG
                || format == AV_PIX_FMT_YUVJ420P
                || format == AV_PIX_FMT_YUVJ422P
                || format == AV_PIX_FMT_YUVJ444P
                || format == AV_PIX_FMT_YUVJ440P
                || format == AV_PIX_FMT_YUVJ411P;
        return new Source(frame.width(), frame.height(), format, colour(frame), full, pixelAspect);
    }

    private ToneMap.Colour colour(AVFrame frame) {
        Light light = Light.of(frame.color_trc());
        int space = frame.colorspace();
        boolean wide = light != Light.STANDARD || space == AVCOL_SPC_BT2020_NCL || space == AVCOL_SPC_BT2020_CL;
        if (space == AVCOL_SPC_UNSPECIFIED || space == AVCOL_SPC_RGB) {
            space = wide ? AVCOL_SPC_BT2020_NCL : HouseColour.ofLines(frame.height()).space;
        }
        Gamut gamut = Gamut.of(frame.color_primaries(), wide);
        int brightest = light == Light.PQ ? peak : light == Light.HLG ? Light.USUAL_PEAK : 0;
        return new ToneMap.Colour(light, gamut, brightest, space, HouseColour.ofLines(house.height()).space);
    }

    private void prepare(Source now) throws MediaException {
        Rational aspect = now.pixelAspect().times(Rational.of(now.width(), now.height()));
        Rational seen = rotation.swapsSides() ? Rational.ONE.dividedBy(aspect) : aspect;
        raster = house.crop() ? new Raster(0, 0, house.width(), house.height()) : Raster.fit(seen, house);
        part = house.crop() ? filling(seen, now) : null;
        int givenWidth = part == null ? now.width() : part.width();
        int givenHeight = part == null ? now.height() : part.height();
        int width = rotation.swapsSides() ? raster.height() : raster.width();
        int height = rotation.swapsSides() ? raster.width() : raster.height();
        boolean special = now.colour().isSpecial();
        sws_freeContext(context);
        source = null;
        context = sws_getContext(
                givenWidth,
                givenHeight,
                now.format(),
                width,
                height,
                special ? AV_PIX_FMT_YUV420P10LE : AV_PIX_FMT_YUV420P,
                FLAGS,
                null,
                null,
                (DoublePointer) null);
        if (context == null || context.isNull()) {
            context = new SwsContext(null);
            throw new MediaException("pictures of " + now + " cannot be scaled to " + width + "x" + height);
        }
        // one matrix on both sides: swscale would go through RGB at the source's size
        int space = special ? now.colour().fromSpace() : now.colour().toSpace();
        IntPointer table = sws_getCoefficients(space);
        sws_setColorspaceDetails(context, table, now.full() ? 1 : 0, table, 0, 0, UNITY, UNITY);
        int from = now.colour().fromSpace();
        boolean other = !isRgb(now.format()) && MatrixChange.differ(from, space);
        matrix = other ? new MatrixChange(from, space) : null;
        tones = special ? ToneMap.of(now.colour()) : null;
        picture.fill(16, 128, 128);
        target = rotation.isTurn() ? Picture.allocate(width, height) : picture;
        drawn = rotation.isTurn() ? new Raster(0, 0, width, height) : raster;
        if (special) {
            deep = new ToneMap.Deep(width, height);
            aim(deep);
        } else {
            aim(drawn);
        }
        source = now;
    }

    private Raster filling(Rational seen, Source now) {
        AVPixFmtDescriptor format = av_pix_fmt_desc_get(now.format());
        int unit = format == null ? 1 : 1 << Math.max(format.log2_chroma_w(), format.log2_chroma_h());
        if (!rotation.swapsSides()) {
            return Raster.filling(seen, house, now.width(), now.height(), unit);
        }
        Raster turned = Raster.filling(seen, house, now.height(), now.width(), unit);
        return new Raster(turned.y(), turned.x(), turned.height(), turned.width());
    }

    private static boolean isRgb(int format) {
        AVPixFmtDescriptor descriptor = av_pix_fmt_desc_get(format);
        return descriptor != null && (descriptor.flags() & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL)) != 0;
    }

    private void aim(Raster at) {
        long luma = (long) at.y() * target.lumaStride() + at.x();
        long chroma = (long) at.y() / 2 * target.chromaStride() + at.x() / 2;
        planes.put(0, new BytePointer(target.y()).position(luma));
        planes.put(1, new BytePointer(target.u()).position(chroma));
        planes.put(2, new BytePointer(target.v()).position(chroma));
        planes.put(3, (BytePointer) null);
        strides.put(0, target.lumaStride());
        strides.put(1, target.chromaStride());
        strides.put(2, target.chromaStride());
        strides.put(3, 0);
    }

    private void aim(ToneMap.Deep at) {
        planes.put(0, new BytePointer(at.y));
        planes.put(1, new BytePointer(at.u));
        planes.put(2, new BytePointer(at.v));
        planes.put(3, (BytePointer) null);
        strides.put(0, at.stride);
        strides.put(1, at.stride / 2);
        strides.put(2, at.stride / 2);
        strides.put(3, 0);
    }

    /** Vector code may write a little beyond a row's end: what lies right of the picture is painted black again. */
    private void clearRight() {
        int from = raster.x() + raster.width();
        int columns = picture.width() - from;
        if (columns > 0) {
            clear(picture.y(), picture.lumaStride(), from, columns, raster.y(), raster.height(), 16);
            int half = raster.y() / 2;
            clear(picture.u(), picture.chromaStride(), from / 2, columns / 2, half, raster.height() / 2, 128);
            clear(picture.v(), picture.chromaStride(), from / 2, columns / 2, half, raster.height() / 2, 128);
        }
    }

    private static void clear(ByteBuffer plane, int stride, int from, int columns, int top, int rows, int value) {
        byte[] bar = new byte[columns];
        Arrays.fill(bar, (byte) value);
        for (int row = top; row < top + rows; row++) {
            plane.put(row * stride + from, bar);
        }
    }

    @Override
    public void close() {
        sws_freeContext(context);
        context = new SwsContext(null);
        source = null;
        av_frame_free(cropped);
        planes.close();
        strides.close();
    }
}
