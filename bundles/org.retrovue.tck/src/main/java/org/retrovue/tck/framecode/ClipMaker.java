package org.retrovue.tck.framecode;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/**
 * Makes a clip whose every frame and every second of sound says what it is.
 *
 * <pre>{@code
 * Path film = ClipMaker.clip(folder.resolve("film.mp4")).asset(7).rate(FrameRate.FILM_NTSC).frames(301).size(320, 180).make();
 * }</pre>
 */
public final class ClipMaker {
    private static final Map<String, List<String>> VIDEO = Map.of(
            "h264", List.of("-c:v", "libx264", "-preset", "veryfast"),
            "hevc", List.of("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error"),
            "mpeg2", List.of("-c:v", "mpeg2video", "-q:v", "4"),
            "mpeg4", List.of("-c:v", "mpeg4", "-q:v", "4"),
            "vp9",
                    List.of(
                            "-c:v",
                            "libvpx-vp9",
                            "-deadline",
                            "realtime",
                            "-cpu-used",
                            "8",
                            "-row-mt",
                            "1",
                            "-b:v",
                            "0"),
            // A speed below zero is fixed; above it libvpx chooses by the time that it takes, and no two files are the
            // same.
            "vp8", List.of("-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "-8", "-b:v", "2M"),
            "prores", List.of("-c:v", "prores_ks", "-profile:v", "0"),
            "ffv1", List.of("-c:v", "ffv1"),
            "av1", List.of("-c:v", "libsvtav1", "-preset", "12", "-svtav1-params", "lp=1"),
            "mjpeg", List.of("-c:v", "mjpeg", "-q:v", "3", "-pix_fmt", "yuvj420p"));
    private static final Map<String, List<String>> AUDIO = Map.of(
            "aac", List.of("-c:a", "aac", "-b:a", "128k"),
            "mp2", List.of("-c:a", "mp2", "-b:a", "192k"),
            "mp3", List.of("-c:a", "libmp3lame", "-b:a", "160k"),
            "ac3", List.of("-c:a", "ac3", "-b:a", "192k"),
            "opus", List.of("-c:a", "libopus", "-b:a", "96k"),
            "vorbis", List.of("-c:a", "vorbis", "-strict", "experimental", "-q:a", "4"),
            "flac", List.of("-c:a", "flac"),
            "pcm", List.of("-c:a", "pcm_s16le"));
    private static final Map<String, String> USUAL_AUDIO =
            Map.of("mpeg2", "mp2", "vp9", "opus", "vp8", "vorbis", "prores", "pcm", "mjpeg", "pcm");
    private static final List<String> CRF_CODECS = List.of("h264", "hevc", "vp9", "av1");

    private final Path file;
    private final Map<Rational, String> chapters = new TreeMap<>();
    private final List<String> extra = new ArrayList<>();
    private int asset = 1;
    private int firstFrame;
    private int frames = 250;
    private FrameRate rate = FrameRate.PAL;
    private int width = 640;
    private int height = 360;
    private String pixelAspect = "";
    private String codec = "h264";
    private String audioCodec = "";
    private int sampleRate = 48_000;
    private int channels = 2;
    private boolean interlaced;
    private int dropEvery;
    private int gop;
    private int crf = 23;
    private String container = "";
    private String background = "testsrc2";

    private ClipMaker(Path file) {
        this.file = file;
    }

    /**
     * Begins a clip: asset 1, 250 frames at 25, 640x360, H.264 and AAC, 48 kHz stereo.
     *
     * @param file what to write; the container follows from the name unless {@link #container} is given
     * @return the maker
     */
    public static ClipMaker clip(Path file) {
        return new ClipMaker(file);
    }

    /**
     * Sets the asset id.
     *
     * @param id 0 to 65535; the sound carries its low twelve bits
     * @return this
     */
    public ClipMaker asset(int id) {
        asset = id;
        return this;
    }

    /**
     * Sets the length in frames.
     *
     * @param count exactly so many
     * @return this
     */
    public ClipMaker frames(int count) {
        frames = count;
        return this;
    }

    /**
     * Sets the number of the first frame.
     *
     * @param first counted from zero
     * @return this
     */
    public ClipMaker firstFrame(int first) {
        firstFrame = first;
        return this;
    }

    /**
     * Sets the length; call it after {@link #rate}.
     *
     * @param length rounded to whole frames
     * @return this
     */
    public ClipMaker lasting(Duration length) {
        return frames((int) Rational.seconds(length)
                .times(rate.perSecond())
                .plus(Rational.of(1, 2))
                .floor());
    }

    /**
     * Sets the frame rate.
     *
     * @param framesPerSecond any
     * @return this
     */
    public ClipMaker rate(FrameRate framesPerSecond) {
        rate = framesPerSecond;
        return this;
    }

    /**
     * Sets the size.
     *
     * @param pixelsWide even
     * @param pixelsHigh even
     * @return this
     */
    public ClipMaker size(int pixelsWide, int pixelsHigh) {
        width = pixelsWide;
        height = pixelsHigh;
        return this;
    }

    /**
     * Sets the shape of a pixel, for anamorphic pictures.
     *
     * @param ratio width over height, such as 32/27
     * @return this
     */
    public ClipMaker pixelAspect(Rational ratio) {
        pixelAspect = ratio.equals(Rational.ONE) ? "" : ratio.num() + "/" + ratio.den();
        return this;
    }

    /**
     * Sets the picture codec.
     *
     * @param name h264, hevc, mpeg2, mpeg4, vp8, vp9, av1, mjpeg, prores or ffv1
     * @return this
     */
    public ClipMaker codec(String name) {
        codec = known(VIDEO, name);
        return this;
    }

    /**
     * Sets the sound codec.
     *
     * @param name aac, mp2, mp3, ac3, opus, vorbis, flac or pcm
     * @return this
     */
    public ClipMaker audioCodec(String name) {
        audioCodec = known(AUDIO, name);
        return this;
    }

    /**
     * Sets the sample rate.
     *
     * @param hertz such as 44100
     * @return this
     */
    public ClipMaker sampleRate(int hertz) {
        sampleRate = hertz;
        return this;
    }

    /**
     * Sets the number of sound channels; all carry the same code.
     *
     * @param count 1, 2, 6, ...; 0 for no sound at all
     * @return this
     */
    public ClipMaker channels(int count) {
        channels = count;
        return this;
    }

    /**
     * Leaves the sound out.
     *
     * @return this
     */
    public ClipMaker withoutSound() {
        return channels(0);
    }

    /**
     * Adds a chapter, which lasts until the next.
     *
     * @param start seconds
     * @param title any
     * @return this
     */
    public ClipMaker chapter(Rational start, String title) {
        chapters.put(start, title);
        return this;
    }

    /**
     * Makes the frame rate variable: leaves out every nth frame; the times of the others stay true.
     *
     * @param nth two or more
     * @return this
     */
    public ClipMaker dropEvery(int nth) {
        dropEvery = nth;
        return this;
    }

    /**
     * Codes the pictures as interlaced, top field first (h264, mpeg2).
     *
     * @return this
     */
    public ClipMaker interlaced() {
        interlaced = true;
        return this;
    }

    /**
     * Sets the most frames from one key frame to the next.
     *
     * @param length frames
     * @return this
     */
    public ClipMaker gop(int length) {
        gop = length;
        return this;
    }

    /**
     * Sets the constant rate factor (h264, hevc, vp9).
     *
     * @param factor 0 to 51
     * @return this
     */
    public ClipMaker crf(int factor) {
        crf = factor;
        return this;
    }

    /**
     * Sets the container.
     *
     * @param muxer as ffmpeg names it: mp4, matroska, mpegts, webm, mov, avi, ...
     * @return this
     */
    public ClipMaker container(String muxer) {
        container = muxer;
        return this;
    }

    /**
     * Sets what is behind the code.
     *
     * @param source testsrc2, or black, gray or another source filter of ffmpeg with size and rate
     * @return this
     */
    public ClipMaker background(String source) {
        background = source;
        return this;
    }

    /**
     * Adds output options of ffmpeg.
     *
     * @param options as on its command line
     * @return this
     */
    public ClipMaker extra(String... options) {
        extra.addAll(List.of(options));
        return this;
    }

    /**
     * Makes the clip.
     *
     * @return the file
     * @throws IOException with what the encoder said when it cannot be made
     */
    public Path make() throws IOException {
        Path folder = Files.createTempDirectory("clip");
        try {
            FfmpegProgram.run(300, arguments(folder));
            return file;
        } finally {
            try (var parts = Files.list(folder)) {
                for (Path part : parts.toList()) {
                    Files.delete(part);
                }
            }
            Files.delete(folder);
        }
    }

    private List<String> arguments(Path folder) throws IOException {
        List<String> all = new ArrayList<>(List.of("-hide_banner", "-loglevel", "error", "-nostdin", "-y"));
        all.addAll(List.of("-f", "lavfi", "-i", backgroundSource()));
        all.addAll(List.of("-f", "rawvideo", "-pix_fmt", "gray", "-video_size"));
        all.addAll(List.of(FrameCode.COLUMNS + "x" + FrameCode.ROWS, "-framerate", rate.toString()));
        all.addAll(List.of("-i", writePictureCodes(folder.resolve("codes")).toString()));
        if (channels > 0) {
            all.addAll(List.of("-f", "s16le", "-ar", Integer.toString(sampleRate), "-ac", "1"));
            all.addAll(List.of("-i", writeSound(folder.resolve("sound")).toString()));
        }
        if (!chapters.isEmpty()) {
            all.addAll(List.of(
                    "-f",
                    "ffmetadata",
                    "-i",
                    writeChapters(folder.resolve("chapters")).toString()));
        }
        all.addAll(List.of("-filter_complex", graph(), "-map", "[v]", "-fps_mode", dropEvery > 0 ? "vfr" : "cfr"));
        addPictureOptions(all);
        addSoundOptions(all);
        if (!chapters.isEmpty()) {
            all.addAll(List.of("-map_chapters", channels > 0 ? "3" : "2"));
        }
        all.addAll(List.of("-metadata", "title=framecode asset " + asset));
        all.addAll(extra);
        if (!container.isEmpty()) {
            all.addAll(List.of("-f", container));
        }
        all.add(file.toString());
        return all;
    }

    private String backgroundSource() {
        String raster = "s=" + width + "x" + height + ":r=" + rate;
        return background.equals("black") || background.equals("gray")
                ? "color=" + background + ":" + raster
                : background + "=" + raster;
    }

    private String graph() {
        StringBuilder graph = new StringBuilder("[1:v]scale=")
                .append(FrameCode.even(width * FrameCode.COLUMNS / (double) FrameCode.GRID_WIDTH))
                .append(':')
                .append(FrameCode.even(height * FrameCode.ROWS / (double) FrameCode.GRID_HEIGHT))
                .append(":flags=neighbor[code];[0:v][code]overlay=")
                .append(FrameCode.even(width * (FrameCode.GRID_WIDTH - FrameCode.COLUMNS) / 2d / FrameCode.GRID_WIDTH))
                .append(':')
                .append(FrameCode.even(height / (double) FrameCode.GRID_HEIGHT))
                .append(":shortest=1");
        if (!pixelAspect.isEmpty()) {
            graph.append(",setsar=").append(pixelAspect);
        }
        if (dropEvery > 0) {
            graph.append(",select='mod(n+1,").append(dropEvery).append(")'");
        }
        if (interlaced) {
            graph.append(",setfield=tff");
        }
        return graph.append(",format=yuv420p[v]").toString();
    }

    private void addPictureOptions(List<String> all) {
        all.addAll(VIDEO.getOrDefault(codec, List.of()));
        if (CRF_CODECS.contains(codec)) {
            all.addAll(List.of("-crf", Integer.toString(crf)));
        }
        if (gop > 0) {
            all.addAll(List.of("-g", Integer.toString(gop)));
        }
        if (interlaced) {
            all.addAll(List.of("-flags", "+ilme+ildct"));
        }
        if (interlaced && codec.equals("h264")) {
            all.addAll(List.of("-x264-params", "tff=1"));
        }
    }

    private void addSoundOptions(List<String> all) {
        if (channels > 0) {
            String name = audioCodec.isEmpty() ? USUAL_AUDIO.getOrDefault(codec, "aac") : audioCodec;
            all.addAll(List.of("-map", "2:a", "-ac", Integer.toString(channels)));
            all.addAll(AUDIO.getOrDefault(name, List.of()));
        }
    }

    private Path writePictureCodes(Path codes) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(codes))) {
            for (int frame = firstFrame; frame < firstFrame + frames; frame++) {
                out.write(FrameCode.cells(asset, frame));
            }
        }
        return codes;
    }

    /** The sound counts seconds of the asset, beginning with that of the first frame. */
    private Path writeSound(Path sound) throws IOException {
        SoundCode code = new SoundCode(sampleRate);
        long at = rate.seconds(firstFrame)
                .times(sampleRate)
                .plus(Rational.of(1, 2))
                .floor();
        long end = at + rate.seconds(frames).times(sampleRate).ceil();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(sound))) {
            while (at < end) {
                short[] second = code.second(asset, (int) (at / sampleRate));
                int from = (int) (at % sampleRate);
                int count = (int) Math.min(sampleRate - from, end - at);
                ByteBuffer bytes = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asShortBuffer().put(second, from, count);
                out.write(bytes.array());
                at += count;
            }
        }
        return sound;
    }

    private Path writeChapters(Path meta) throws IOException {
        StringBuilder text = new StringBuilder(";FFMETADATA1\n");
        List<Rational> starts = List.copyOf(chapters.keySet());
        for (int i = 0; i < starts.size(); i++) {
            Rational end = i + 1 < starts.size() ? starts.get(i + 1) : rate.seconds(frames);
            text.append("[CHAPTER]\nTIMEBASE=1/1000\nSTART=")
                    .append(millis(starts.get(i)))
                    .append("\nEND=")
                    .append(millis(end))
                    .append("\ntitle=")
                    .append(chapters.get(starts.get(i)))
                    .append('\n');
        }
        return Files.writeString(meta, text);
    }

    private static long millis(Rational seconds) {
        return seconds.times(1000).plus(Rational.of(1, 2)).floor();
    }

    private static String known(Map<String, ?> names, String name) {
        if (!names.containsKey(name)) {
            throw new IllegalArgumentException("one of " + names.keySet() + ": " + name);
        }
        return name;
    }
}
