package org.retrovue.media.engine.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.clock.MonotonicClock;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.engine.AssetReader;
import org.retrovue.media.api.engine.GopEncoder;
import org.retrovue.media.api.engine.MediaEngine;
import org.retrovue.media.api.probe.Loudness;
import org.retrovue.media.api.probe.LoudnessMeter;
import org.retrovue.media.api.probe.MediaProbe;
import org.retrovue.media.api.probe.MediaReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The media engine on FFmpeg. Any thread; what it returns is for one at a time. */
@Component(service = {MediaEngine.class, MediaProbe.class, LoudnessMeter.class})
public final class FfmpegEngine implements MediaEngine, MediaProbe, LoudnessMeter, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FfmpegEngine.class);
    private static final int EXAMINATION_SECONDS = 120;
    /** More than reading from a disk that sleeps takes, less than a producer's deadline. */
    private static final int ANSWER_SECONDS = 18;

    private final IndexStore store;
    /** Files whose index was made again, because it was of other content than somebody expected: it is right now. */
    private final Set<String> doubted = ConcurrentHashMap.newKeySet();

    private final Interrupts interrupts;
    private final H264Library library;
    private final Map<String, String> codecs = new ConcurrentHashMap<>();
    private final Set<String> concerns = ConcurrentHashMap.newKeySet();
    private final Examiner examiner;
    private final Readers readers;

    /** Starts it in a station, whose home has the cache. */
    @Activate
    public FfmpegEngine(BundleContext bundle, @Reference MonotonicClock clock) throws MediaException {
        this(
                cache(bundle.getProperty("retrovue.home")),
                clock,
                ChildCommand.ofBundles(ExaminerMain.class),
                ChildCommand.ofBundles(ReaderMain.class));
        if (!(readers instanceof SeparateReaders)) {
            LOG.warn("The bundles do not lie in files: media are examined and read within the station");
        }
    }

    /**
     * Makes one that examines and reads files in this process.
     *
     * @param cache folder for indexes; made when it is needed
     * @param clock for deadlines of reading
     * @throws MediaException when the natives have no encoder
     */
    public FfmpegEngine(Path cache, MonotonicClock clock) throws MediaException {
        this(cache, clock, Optional.empty(), Optional.empty());
    }

    /**
     * Makes one that does so in processes of their own.
     *
     * @param cache folder for indexes; made when it is needed
     * @param clock for deadlines of reading
     * @param classPath of this class
     * @throws MediaException when the natives have no encoder
     */
    public static FfmpegEngine apart(Path cache, MonotonicClock clock, String classPath) throws MediaException {
        return apart(cache, clock, classPath, ReaderMain.class);
    }

    /**
     * Makes one whose files are read by another main class, as tests need it whose decoders crash.
     *
     * @param cache folder for indexes; made when it is needed
     * @param clock for deadlines of reading
     * @param classPath of this class and of the other
     * @param reader serves as the usual one does
     * @throws MediaException when the natives have no encoder
     */
    public static FfmpegEngine apart(Path cache, MonotonicClock clock, String classPath, Class<?> reader)
            throws MediaException {
        return new FfmpegEngine(
                cache,
                clock,
                Optional.of(ChildCommand.of(classPath, ExaminerMain.class.getName())),
                Optional.of(ChildCommand.of(classPath, reader.getName())));
    }

    private FfmpegEngine(
            Path cache,
            MonotonicClock clock,
            Optional<List<String>> examinerCommand,
            Optional<List<String>> readerCommand)
            throws MediaException {
        library = H264Library.best();
        store = new IndexStore(cache.resolve("index"));
        interrupts = new Interrupts(clock);
        Examiner examinerHere = new DirectExaminer(interrupts);
        examiner = examinerCommand
                .<Examiner>map(command -> new SeparateExaminer(command, EXAMINATION_SECONDS, examinerHere))
                .orElse(examinerHere);
        Readers readersHere = new DirectReaders(interrupts);
        readers = readerCommand
                .<Readers>map(command -> new SeparateReaders(command, ANSWER_SECONDS, store, clock, readersHere))
                .orElse(readersHere);
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
        Examination.Result result = examiner.examine(file);
        store.keep(file.toAbsolutePath().normalize(), result.index());
        return result.report();
    }

    @Override
    public AssetReader open(Path file, String contentId, HouseFormat format) throws MediaException {
        return open(file, contentId, format, List.of());
    }

    @Override
    public AssetReader open(Path file, String contentId, HouseFormat format, List<String> languages)
            throws MediaException {
        Path place = file.toAbsolutePath().normalize();
        AssetIndex index = index(place);
        if (!index.contentId().equals(contentId) && doubted.add(place + " " + index.stamp())) {
            index = examiner.examine(place).index(); // what is kept may be of another file
            store.keep(place, index);
        }
        if (!index.contentId().equals(contentId)) {
            throw new MediaException(file + " is no longer what it was when it was examined: its content is now "
                    + index.contentId().substring(0, 12) + ", not "
                    + contentId.substring(0, Math.min(12, contentId.length())));
        }
        return readers.open(place, index.hearing(languages), format);
    }

    private AssetIndex index(Path place) throws MediaException {
        FileStamp stamp = FileStamp.of(place);
        return store.findOrMake(place, stamp, () -> examiner.examine(place).index());
    }

    @Override
    public Optional<Loudness> loudness(Path file) throws MediaException {
        Path place = file.toAbsolutePath().normalize();
        return readers.loudness(place, index(place));
    }

    @Override
    public Map<String, Loudness> byLanguage(Path file, Optional<Loudness> usual) throws MediaException {
        Path place = file.toAbsolutePath().normalize();
        AssetIndex index = index(place);
        Map<String, Loudness> result = new TreeMap<>();
        boolean differ = false;
        for (String language : index.languages()) {
            AssetIndex other = index.hearing(List.of(language));
            boolean same = other.heard() == index.heard();
            differ |= !same;
            (same ? usual : readers.loudness(place, other)).ifPresent(loudness -> result.put(language, loudness));
        }
        return differ ? result : Map.of();
    }

    @Override
    public GopEncoder gopEncoder(HouseFormat format) throws MediaException {
        return new H264GopEncoder(library, format, concern -> {
            if (concerns.add(format.fingerprint())) { // once for each format: it would be said for every second
                LOG.warn("H.264: {}", concern);
            }
        });
    }

    @Override
    public String codecs(HouseFormat format) throws MediaException {
        String known = codecs.get(format.fingerprint());
        if (known != null) {
            return known;
        }
        Picture black = Picture.allocate(format.width(), format.height());
        black.fill(16, 128, 128);
        try (GopEncoder encoder = gopEncoder(format)) {
            encoder.accept(0, black);
            byte[] first = encoder.finish().units().get(0).bytes();
            String told = "avc1." + AccessUnits.profileAndLevel(first) + ",mp4a.40.2";
            codecs.put(format.fingerprint(), told);
            return told;
        }
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
        examiner.close();
        readers.close();
    }
}
