package org.retrovue.media.engine.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.PictureSink;
import org.retrovue.media.api.engine.AssetReader;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** Reads one indexed file. Opens it when it is first asked for pictures, and again when for sound; frees in that order. */
final class FfmpegReader implements AssetReader {
    private static final int CHUNKS_KEPT = 3;
    /** The last picture is held so long: lengths are rounded to frames of the house. */
    private static final Rational HELD = Rational.of(1);

    private final Path file;
    private final AssetIndex index;
    private final HouseFormat format;
    private final Interrupts interrupts;
    private final boolean fields;
    private final Map<Long, float[]> chunks = new LinkedHashMap<>();
    private @Nullable PictureDecoder pictures;
    private @Nullable Deinterlacer deinterlacer;
    private @Nullable Scaler scaler;
    private @Nullable SoundDecoder sound;
    private @Nullable Picture shown;
    private int shownFrame = -1;
    private boolean shownSecond;
    private boolean closed;

    FfmpegReader(Path file, AssetIndex index, HouseFormat format, Interrupts interrupts) {
        this.file = file;
        this.index = index;
        this.format = format;
        this.interrupts = interrupts;
        this.fields = showsFields(index.video(), format);
    }

    @Override
    public long sourceFrame(Rational time) {
        return index.video().times().frameAt(time);
    }

    @Override
    public void pictures(Rational start, FrameRate rate, long first, int count, PictureSink sink)
            throws MediaException {
        requireOpen();
        for (long output = first; output < first + count; output++) {
            Rational time = start.plus(rate.seconds(output));
            FrameTimes times = index.video().times();
            if (time.compareTo(times.duration().plus(HELD)) > 0) {
                throw new MediaException(file + " lasts " + times.duration().toDuration() + ": there is nothing at "
                        + time.toDuration() + ", where its event asks for pictures");
            }
            int frame = times.frameAt(time);
            sink.accept(output, picture(frame, fields && times.isSecondHalf(frame, time)));
        }
    }

    @Override
    public Optional<String> damage() {
        PictureDecoder decoder = pictures;
        return decoder == null ? Optional.empty() : decoder.damage().map(what -> file + ": " + what);
    }

    /** Fields are shown one by one where the house has at least three frames for two of the source. */
    private static boolean showsFields(VideoIndex source, HouseFormat house) {
        Rational most = house.rate().perSecond().times(Rational.of(2, 3));
        return source.interlaced() && source.times().meanRate().compareTo(most) <= 0;
    }

    private Picture picture(int frame, boolean secondField) throws MediaException {
        Picture last = shown;
        if (last != null && frame == shownFrame && secondField == shownSecond) {
            return last;
        }
        PictureDecoder decoder = pictures;
        Scaler toHouse = scaler;
        if (decoder == null || toHouse == null) {
            decoder = new PictureDecoder(file, interrupts, index.video());
            pictures = decoder;
            AVCodecParameters parameters = decoder.stream().codecpar();
            toHouse = new Scaler(format, Rotation.of(parameters), Brightness.of(parameters));
            scaler = toHouse;
            deinterlacer = index.video().interlaced()
                    ? new Deinterlacer(decoder, index.video().frames(), fields)
                    : null;
        }
        shown = null;
        Deinterlacer whole = deinterlacer;
        AVFrame decoded = whole == null ? decoder.frame(frame) : whole.frame(frame, secondField);
        Picture made = toHouse.scale(decoded, pixelAspect(decoder, decoded));
        requireUnchanged();
        shown = made;
        shownFrame = frame;
        shownSecond = secondField;
        return made;
    }

    /** The container's word counts more than the codec's. */
    private Rational pixelAspect(PictureDecoder decoder, AVFrame frame) {
        AVRational told = decoder.stream().sample_aspect_ratio();
        AVRational ratio = told.num() > 0 && told.den() > 0 ? told : frame.sample_aspect_ratio();
        return ratio.num() <= 0 || ratio.den() <= 0 ? Rational.ONE : Rational.of(ratio.num(), ratio.den());
    }

    @Override
    public void sound(long first, int count, float[] into) throws MediaException {
        requireOpen();
        if (index.sound().isEmpty()) {
            Arrays.fill(into, 0, count * HouseFormat.CHANNELS, 0f);
            return;
        }
        int done = 0;
        while (done < count) {
            long sample = first + done;
            long number = Math.floorDiv(sample, (long) SoundDecoder.CHUNK);
            int offset = (int) Math.floorMod(sample, (long) SoundDecoder.CHUNK);
            int part = Math.min(count - done, SoundDecoder.CHUNK - offset);
            System.arraycopy(
                    chunk(number),
                    offset * HouseFormat.CHANNELS,
                    into,
                    done * HouseFormat.CHANNELS,
                    part * HouseFormat.CHANNELS);
            done += part;
        }
    }

    private float[] chunk(long number) throws MediaException {
        float[] kept = chunks.remove(number);
        if (kept == null) {
            SoundDecoder decoder = sound;
            if (decoder == null) {
                decoder = new SoundDecoder(file, interrupts, index.sound().orElseThrow(), index.video());
                sound = decoder;
            }
            kept = decoder.chunk(number);
            requireUnchanged();
        }
        chunks.put(number, kept);
        if (chunks.size() > CHUNKS_KEPT) {
            chunks.remove(chunks.keySet().iterator().next());
        }
        return kept;
    }

    /** A file that is written to while it is open still reads as something, which must not pass for what was indexed. */
    private void requireUnchanged() throws MediaException {
        if (!FileStamp.of(file).equals(index.stamp())) {
            throw new MediaException(file + " was changed or replaced while it was being read");
        }
    }

    private void requireOpen() throws MediaException {
        if (closed) {
            throw new MediaException("the reader of " + file + " is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
        chunks.clear();
        shown = null;
        if (scaler != null) {
            scaler.close();
            scaler = null;
        }
        if (deinterlacer != null) {
            deinterlacer.close();
            deinterlacer = null;
        }
        if (pictures != null) {
            pictures.close();
            pictures = null;
        }
        if (sound != null) {
            sound.close();
            sound = null;
        }
    }
}
