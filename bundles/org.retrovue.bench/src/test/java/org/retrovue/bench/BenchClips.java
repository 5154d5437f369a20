package org.retrovue.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.retrovue.tck.framecode.FfmpegProgram;

/** The clips that are measured with, made once and kept beside the build. */
final class BenchClips {
    /** What is seen in a clip. */
    enum Look {
        /** A moving test picture with a clock: flat areas and sharp edges. */
        PLAIN("", "a moving test picture"),
        /** The same under fine noise that changes with each frame: the hardest there is to decode and to encode. */
        NOISE(",noise=alls=3:allf=t", "the same under fine noise");

        final String filter;
        final String words;

        Look(String filter, String words) {
            this.filter = filter;
            this.words = words;
        }
    }

    private static final int PIECE_SECONDS = 120;

    private final Path folder;

    BenchClips() throws Exception {
        folder = Files.createDirectories(
                Path.of(System.getProperty("bench.clips", "target/bench-clips")).toAbsolutePath());
    }

    /** Returns an hour in MP4 with a key picture every eight seconds: two minutes that were encoded once, thirty times over. */
    Path hour(String size, Look look) throws Exception {
        Path hour = folder.resolve("hour-" + size + "-" + look + ".mp4");
        if (Files.exists(hour)) {
            return hour;
        }
        Path piece = folder.resolve("piece-" + size + "-" + look + ".mp4");
        String[] options = ("-t " + PIECE_SECONDS + " -c:v libx264 -preset veryfast -crf 23 -g 240 -keyint_min 240"
                        + " -sc_threshold 0 -pix_fmt yuv420p -c:a aac -ac 2")
                .split(" ");
        make(piece, source("testsrc2=size=" + size + ":rate=30000/1001" + look.filter), List.of(options));
        Path list = folder.resolve("list.txt");
        Files.writeString(list, ("file '" + piece + "'\n").repeat(3600 / PIECE_SECONDS + 1));
        make(hour, List.of("-f", "concat", "-safe", "0", "-i", list.toString()), List.of("-c", "copy"));
        return hour;
    }

    /** Returns some seconds made by options of the ffmpeg program; the file's name has to say what they make. */
    Path clip(String name, String video, String options) throws Exception {
        Path clip = folder.resolve(name);
        if (!Files.exists(clip)) {
            make(clip, source(video), List.of(options.split(" ")));
        }
        return clip;
    }

    private static List<String> source(String video) {
        return List.of("-f", "lavfi", "-i", video, "-f", "lavfi", "-i", "sine=frequency=220:sample_rate=48000");
    }

    private void make(Path clip, List<String> source, List<String> options) throws Exception {
        Path part = folder.resolve("part-" + clip.getFileName());
        java.util.ArrayList<String> all = new java.util.ArrayList<>(source);
        all.addAll(options);
        all.addAll(List.of("-y", part.toString()));
        FfmpegProgram.run(300, all);
        Files.move(part, clip, StandardCopyOption.ATOMIC_MOVE);
    }
}
