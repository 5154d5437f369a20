package org.retrovue.tck.framecode;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.retrovue.tck.framecode.FrameCode.Place;
import org.retrovue.tck.framecode.FrameCode.Reading;
import org.retrovue.tck.framecode.StreamReport.Shown;
import org.retrovue.time.FrameRate;

/**
 * Tells for every output frame of a stream which source frame it shows, with what the decoder complains about, uneven times, holes in the sound and its distance from the picture.
 *
 * <p>One ffmpeg decodes; it shrinks each picture to 160x90 grey and hands over the timestamps beside, so that nothing depends on the frame rate.
 */
public final class StreamReader {
    private static final int PICTURE = FrameCode.SMALL_WIDTH * FrameCode.SMALL_HEIGHT;
    /** Warnings that this way of calling ffmpeg itself causes. */
    private static final List<String> OWN_NOISE =
            List.of("deprecated pixel format", "bitrate parameter is set too low");

    private final String source;
    private final Map<Integer, FrameRate> rates = new HashMap<>();
    private final List<String> inputOptions = new ArrayList<>();
    private int limitSeconds = 180;
    private byte[] bytes = {};

    private StreamReader(String source) {
        this.source = source;
    }

    /**
     * Reads a file.
     *
     * @param file anything that ffmpeg reads
     * @return the reader
     */
    public static StreamReader of(Path file) {
        return new StreamReader(file.toString());
    }

    /**
     * Reads an address or a playlist.
     *
     * @param address such as http://localhost:8410/channel/5/live.m3u8
     * @return the reader
     */
    public static StreamReader of(URI address) {
        return new StreamReader(address.toString());
    }

    /**
     * Reads bytes: a segment, or several in a row.
     *
     * @param stream such as MPEG-TS
     * @return the reader
     */
    public static StreamReader of(byte[] stream) {
        StreamReader reader = new StreamReader("");
        reader.bytes = stream;
        return reader;
    }

    /**
     * States the frame rate of a coded source; without it, it is taken from the stream, which needs a second of it.
     *
     * @param asset its id
     * @param rate its rate
     * @return this
     */
    public StreamReader rate(int asset, FrameRate rate) {
        rates.put(asset & 0xFFF, rate);
        return this;
    }

    /**
     * Stops after a while: for live streams.
     *
     * @param seconds of the stream
     * @return this
     */
    public StreamReader lasting(int seconds) {
        return inputOptions("-t", Integer.toString(seconds));
    }

    /**
     * Adds input options of ffmpeg.
     *
     * @param options as on its command line
     * @return this
     */
    public StreamReader inputOptions(String... options) {
        inputOptions.addAll(List.of(options));
        return this;
    }

    /**
     * Sets how long reading may take; three minutes unless set.
     *
     * @param seconds of the reader's time
     * @return this
     */
    public StreamReader within(int seconds) {
        limitSeconds = seconds;
        return this;
    }

    /**
     * Reads the stream to its end.
     *
     * @return what it shows
     * @throws IOException when there is nothing that can be read or it takes too long
     */
    public StreamReport read() throws IOException {
        Path folder = Files.createTempDirectory("reader");
        try {
            String input = source;
            if (source.isEmpty()) {
                input = Files.write(folder.resolve("input.ts"), bytes).toString();
            }
            return read(input, folder);
        } finally {
            try (var parts = Files.list(folder)) {
                for (Path part : parts.toList()) {
                    Files.delete(part);
                }
            }
            Files.delete(folder);
        }
    }

    private StreamReport read(String input, Path folder) throws IOException {
        Probe probe = probe(input, folder.resolve("probe"));
        Path log = folder.resolve("log");
        Process process = FfmpegProgram.ffmpeg(arguments(input, folder, probe.sound()))
                .redirectError(log.toFile())
                .start();
        FfmpegProgram.limit(process, limitSeconds);
        List<Shown> unstamped = pictures(process.getInputStream(), FrameCode.places(probe.aspect()));
        int code = FfmpegProgram.exit(process, limitSeconds);
        List<String> complaints = complaints(log);
        if (code != 0) {
            complaints.add("the decoder ended with " + code);
        }
        List<Shown> frames = stamped(unstamped, Stamp.read(folder.resolve("pictures")));
        Optional<StreamReport.Sound> sound =
                probe.sound() ? Optional.of(new SoundReading(folder, frames, rates).read()) : Optional.empty();
        return new StreamReport(frames, complaints, sound);
    }

    private List<String> arguments(String input, Path folder, boolean sound) {
        List<String> all =
                new ArrayList<>(List.of("-hide_banner", "-nostdin", "-loglevel", "level+warning", "-copyts"));
        all.addAll(inputOptions);
        String graph = "[0:v:0]scale=" + FrameCode.SMALL_WIDTH + ":" + FrameCode.SMALL_HEIGHT
                + ":flags=area,format=gray,settb=1/90000,split[v1][v2];[v2]scale=2:2:flags=neighbor[v3]";
        if (sound) {
            graph += ";[0:a:0]aresample=" + SoundCode.READ_RATE
                    + ",aformat=sample_fmts=s16:channel_layouts=mono,asplit[a1][a2]";
        }
        all.addAll(List.of("-i", input, "-filter_complex", graph));
        List<String> exact = List.of("-fps_mode", "passthrough", "-enc_time_base", "1:90000");
        all.addAll(List.of("-map", "[v1]"));
        all.addAll(exact);
        all.addAll(List.of("-f", "rawvideo", "pipe:1", "-map", "[v3]"));
        all.addAll(exact);
        all.addAll(List.of(
                "-c:v", "rawvideo", "-f", "framecrc", folder.resolve("pictures").toString()));
        if (sound) {
            all.addAll(
                    List.of("-map", "[a1]", "-f", "s16le", folder.resolve("pcm").toString()));
            all.addAll(List.of(
                    "-map",
                    "[a2]",
                    "-c:a",
                    "pcm_s16le",
                    "-f",
                    "framecrc",
                    folder.resolve("sound").toString()));
        }
        return all;
    }

    private static List<Shown> pictures(InputStream stream, List<Place> places) throws IOException {
        List<int[]> samples = places.stream().map(FrameCode::samples).toList();
        int likely = 0;
        List<Shown> shown = new ArrayList<>();
        byte[] picture = new byte[PICTURE];
        while (stream.readNBytes(picture, 0, PICTURE) == PICTURE) {
            Optional<Reading> code = FrameCode.read(picture, samples.get(likely));
            for (int i = 0; i < samples.size() && code.isEmpty(); i++) {
                code = FrameCode.read(picture, samples.get(i));
                likely = code.isPresent() ? i : likely;
            }
            shown.add(shown(shown.size(), picture, code));
        }
        return shown;
    }

    private static Shown shown(int index, byte[] picture, Optional<Reading> code) {
        long sum = 0;
        int most = 0;
        for (byte pixel : picture) {
            sum += pixel & 0xFF;
            most = Math.max(most, pixel & 0xFF);
        }
        int luma = (int) (sum / PICTURE);
        return new Shown(index, 0, code, luma, luma < 24 && most < 40);
    }

    private static List<Shown> stamped(List<Shown> frames, List<Stamp> stamps) throws IOException {
        if (frames.size() != stamps.size()) {
            throw new IOException(
                    frames.size() + " pictures, but " + stamps.size() + " times: the decoder was cut short");
        }
        List<Shown> stamped = new ArrayList<>();
        for (Shown f : frames) {
            stamped.add(new Shown(f.index(), stamps.get(f.index()).pts(), f.code(), f.luma(), f.black()));
        }
        return stamped;
    }

    private static List<String> complaints(Path log) throws IOException {
        List<String> complaints = new ArrayList<>();
        for (String line : new String(Files.readAllBytes(log), StandardCharsets.UTF_8).split("[\r\n]+")) {
            String text = line.replaceAll(" @ 0x[0-9a-f]+", "").strip();
            if (!text.isEmpty() && OWN_NOISE.stream().noneMatch(text::contains)) {
                complaints.add(text);
            }
        }
        return complaints;
    }

    private record Probe(boolean sound, double aspect) {}

    private Probe probe(String input, Path into) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-v", "error"));
        if (!inputOptions.contains("-t")) {
            arguments.addAll(inputOptions);
        }
        arguments.addAll(List.of("-show_entries", "stream=codec_type,width,height,sample_aspect_ratio"));
        arguments.addAll(List.of("-of", "csv=p=0", input));
        Process process = FfmpegProgram.ffprobe(arguments)
                .redirectErrorStream(true)
                .redirectOutput(into.toFile())
                .start();
        FfmpegProgram.exit(process, limitSeconds);
        boolean sound = false;
        double aspect = 0;
        for (String line : Files.readString(into).lines().toList()) {
            String[] parts = line.split(",");
            sound |= parts[0].equals("audio");
            if (aspect == 0 && parts[0].equals("video") && parts.length >= 3) {
                aspect = Integer.parseInt(parts[1]) / (double) Integer.parseInt(parts[2]) * pixelAspect(parts);
            }
        }
        if (aspect == 0) {
            throw new IOException("no picture in " + input + ": " + Files.readString(into));
        }
        return new Probe(sound, aspect);
    }

    private static double pixelAspect(String[] parts) {
        if (parts.length < 4 || !parts[3].matches("[1-9]\\d*:[1-9]\\d*")) {
            return 1;
        }
        String[] ratio = parts[3].split(":");
        return Integer.parseInt(ratio[0]) / (double) Integer.parseInt(ratio[1]);
    }

    /** A line of ffmpeg's framecrc: when a packet is shown, and how long it is. */
    record Stamp(long pts, int size) {
        static List<Stamp> read(Path file) throws IOException {
            long num = 1;
            long den = FrameRate.PTS_HZ;
            List<Stamp> stamps = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("#tb")) {
                    String[] base =
                            line.substring(line.indexOf(':') + 1).strip().split("/");
                    num = Long.parseLong(base[0]);
                    den = Long.parseLong(base[1]);
                } else if (!line.startsWith("#")) {
                    String[] parts = line.split(",");
                    long units = Long.parseLong(parts[2].strip());
                    // In two steps: times that count from the epoch are too large to be multiplied whole.
                    long ticks = num * FrameRate.PTS_HZ;
                    long pts = units / den * ticks + units % den * ticks / den;
                    stamps.add(new Stamp(pts, Integer.parseInt(parts[4].strip())));
                }
            }
            return stamps;
        }
    }

    /** Reads 16-bit little-endian samples. */
    static short[] samples(Path pcm) throws IOException {
        ByteBuffer data = ByteBuffer.wrap(Files.readAllBytes(pcm)).order(ByteOrder.LITTLE_ENDIAN);
        short[] samples = new short[data.remaining() / 2];
        data.asShortBuffer().get(samples);
        return samples;
    }
}
