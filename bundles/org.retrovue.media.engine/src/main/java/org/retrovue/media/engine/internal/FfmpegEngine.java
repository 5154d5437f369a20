package org.retrovue.media.engine.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.clock.MonotonicClock;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.engine.AssetReader;
import org.retrovue.media.api.engine.GopEncoder;
import org.retrovue.media.api.engine.MediaEngine;
import org.retrovue.media.api.probe.Loudness;
import org.retrovue.media.api.probe.LoudnessMeter;
import org.retrovue.media.api.probe.MediaProbe;
import org.retrovue.media.api.probe.MediaReport;
import org.retrovue.time.Rational;

/** The media engine on FFmpeg. Any thread; what it returns is for one at a time. */
@Component(service = {MediaEngine.class, MediaProbe.class, LoudnessMeter.class})
public final class FfmpegEngine implements MediaEngine, MediaProbe, LoudnessMeter, AutoCloseable {
    private static final HouseFormat TRIAL =
            new HouseFormat(128, 96, Rational.ONE, org.retrovue.time.FrameRate.PAL, 21, "ultrafast");

    private final IndexStore store;
    private final Interrupts interrupts;
    private final H264Library library;

    /** Starts it in a station, whose home has the cache. */
    @Activate
    public FfmpegEngine(BundleContext bundle, @Reference MonotonicClock clock) throws MediaException {
        this(cache(bundle.getProperty("retrovue.home")), clock);
    }

    /**
     * Makes one.
     *
     * @param cache folder for indexes; made when it is needed
     * @param clock for deadlines of reading
     * @throws MediaException when the natives have no encoder
     */
    public FfmpegEngine(Path cache, MonotonicClock clock) throws MediaException {
        library = H264Library.best();
        store = new IndexStore(cache.resolve("index"));
        interrupts = new Interrupts(clock);
    }

    private static Path cache(@org.jspecify.annotations.Nullable String home) {
        return Path.of(home == null ? "." : home).resolve("cache");
    }

    @Override
    public String build() {
        return Ffmpeg.build() + "; " + library.fingerprint() + "; " + AacEncoder.FINGERPRINT;
    }

    @Override
    public MediaReport examine(Path file) throws MediaException {
        Examination.Result result = new Examination(file, interrupts).examine();
        requirePlayable(file, result.index());
        store.keep(file.toAbsolutePath().normalize(), result.index());
        return result.report();
    }

    /** Plays a picture of the start, the middle and the end, and the sound there: what is called good can be played. */
    private void requirePlayable(Path file, AssetIndex index) throws MediaException {
        int frames = index.video().frames();
        try (FfmpegReader reader = new FfmpegReader(file, index, TRIAL, interrupts)) {
            float[] sound = new float[2 * HouseFormat.AAC_FRAME];
            for (int frame : new int[] {0, frames / 2, frames - 1}) {
                Rational time = index.video().times().timeOf(frame);
                reader.pictures(time, TRIAL.rate(), 0, 1, (number, picture) -> {});
                reader.sound(time.times(HouseFormat.SAMPLE_RATE).floor(), HouseFormat.AAC_FRAME, sound);
            }
        }
    }

    @Override
    public AssetReader open(Path file, String contentId, HouseFormat format) throws MediaException {
        Path place = file.toAbsolutePath().normalize();
        AssetIndex index = index(place);
        if (!index.contentId().equals(contentId)) {
            throw new MediaException(file + " is no longer what it was when it was examined: its content is now "
                    + index.contentId().substring(0, 12) + ", not "
                    + contentId.substring(0, Math.min(12, contentId.length())));
        }
        return new FfmpegReader(place, index, format, interrupts);
    }

    private AssetIndex index(Path place) throws MediaException {
        FileStamp stamp = FileStamp.of(place);
        return store.findOrMake(
                place, stamp, () -> new Examination(place, interrupts).examine().index());
    }

    @Override
    public Optional<Loudness> loudness(Path file) throws MediaException {
        Path place = file.toAbsolutePath().normalize();
        AssetIndex index = index(place);
        if (index.sound().isEmpty()) {
            return Optional.empty();
        }
        SoundIndex sound = index.sound().get();
        long end =
                index.video().times().duration().times(HouseFormat.SAMPLE_RATE).floor();
        try (SoundDecoder decoder = new SoundDecoder(place, interrupts, sound, index.video());
                LoudnessFilter meter = new LoudnessFilter()) {
            for (long chunk = 0; chunk * SoundDecoder.CHUNK < end; chunk++) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new MediaException(file + ": measuring its loudness was given up");
                }
                if (sound.isHeardIn(chunk * SoundDecoder.CHUNK, SoundDecoder.CHUNK)) {
                    meter.add(decoder.chunk(chunk));
                }
            }
            return meter.result();
        }
    }

    @Override
    public GopEncoder gopEncoder(HouseFormat format) throws MediaException {
        return new H264GopEncoder(library, format);
    }

    @Override
    public byte[][] encodeSound(float[] pcm, int count) throws MediaException {
        int frames = SOUND_FRAMES_BEFORE + count + SOUND_FRAMES_AFTER;
        if (count < 0 || pcm.length != frames * HouseFormat.AAC_FRAME * HouseFormat.CHANNELS) {
            throw new IllegalArgumentException(
                    count + " frames need " + frames + " frames of sound, not " + pcm.length + " values");
        }
        try (AacEncoder encoder = new AacEncoder()) {
            return encoder.encode(pcm, SOUND_FRAMES_BEFORE, count);
        }
    }

    @Deactivate
    @Override
    public void close() {
        // Readers may still be at work for a moment; what they share is freed when the last of them is gone.
    }
}
