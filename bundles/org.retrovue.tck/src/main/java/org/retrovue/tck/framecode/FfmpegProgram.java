package org.retrovue.tck.framecode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The ffmpeg and ffprobe programs: those inside the FFmpeg jar of the build, unpacked once to the temporary folder, so that nothing needs to be installed.
 *
 * <p>The system property {@value #PROPERTY} may name a folder with other ones.
 */
public final class FfmpegProgram {
    /** System property: a folder that holds ffmpeg and ffprobe. */
    public static final String PROPERTY = "org.retrovue.tck.ffmpeg";

    private static final String[] FOLDERS = {
        "org/bytedeco/ffmpeg/linux-x86_64-gpl/", "org/bytedeco/ffmpeg/linux-x86_64/"
    };
    private static final List<String> FILES = List.of(
            "libavcodec.so.62",
            "libavfilter.so.11",
            "libavformat.so.62",
            "libavutil.so.60",
            "libswresample.so.6",
            "libswscale.so.9",
            "libdrm.so.2",
            "libva.so.2",
            "libva-drm.so.2",
            "ffprobe",
            "ffmpeg");
    private static final String DEVICES = "libavdevice.so.62";

    private static final class Unpacked {
        static final Path FOLDER = folder();
    }

    private FfmpegProgram() {}

    /**
     * Prepares a call of ffmpeg.
     *
     * @param arguments what follows the program's name
     * @return ready to start
     */
    public static ProcessBuilder ffmpeg(List<String> arguments) {
        return program("ffmpeg", arguments);
    }

    /**
     * Prepares a call of ffprobe.
     *
     * @param arguments what follows the program's name
     * @return ready to start
     */
    public static ProcessBuilder ffprobe(List<String> arguments) {
        return program("ffprobe", arguments);
    }

    /**
     * Runs ffmpeg to its end.
     *
     * @param seconds how long it may take
     * @param arguments what follows the program's name
     * @return what it said
     * @throws IOException with what the program said when it fails or takes too long
     */
    public static String run(int seconds, List<String> arguments) throws IOException {
        Path log = Files.createTempFile("ffmpeg", ".log");
        try {
            Process process = ffmpeg(arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            int code = exit(process, seconds);
            String said = Files.readString(log);
            if (code != 0) {
                throw new IOException(
                        "ffmpeg ended with " + code + ": " + said + "\nits arguments: " + String.join(" ", arguments));
            }
            return said;
        } finally {
            Files.deleteIfExists(log);
        }
    }

    /**
     * Makes a file, in the place of one that is there.
     *
     * @param seconds how long it may take
     * @param arguments what follows the program's name, as text
     * @throws IOException with what the program said when it fails or takes too long
     */
    public static void make(int seconds, Object... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-hide_banner", "-loglevel", "error", "-nostdin", "-y"));
        for (Object argument : arguments) {
            all.add(argument.toString());
        }
        run(seconds, all);
    }

    /** Waits for a process, and ends it when it takes too long. */
    static int exit(Process process, int seconds) throws IOException {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new IOException("ffmpeg took longer than " + seconds + " s: "
                        + process.info().commandLine().orElse(""));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ffmpeg ran", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Ends a process after a while, whatever it does. */
    static void limit(Process process, int seconds) {
        CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS).execute(process::destroyForcibly);
    }

    private static ProcessBuilder program(String name, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Unpacked.FOLDER.resolve(name).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LD_LIBRARY_PATH", Unpacked.FOLDER.toString());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        return builder;
    }

    private static Path folder() {
        String given = System.getProperty(PROPERTY);
        if (given != null) {
            return Path.of(given);
        }
        ClassLoader loader = FfmpegProgram.class.getClassLoader();
        for (String folder : FOLDERS) {
            var program = loader.getResource(folder + "ffmpeg");
            if (program != null) {
                try {
                    return unpack(
                            loader,
                            folder,
                            Integer.toHexString(program.toString().hashCode()));
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot unpack the ffmpeg program", e);
                }
            }
        }
        throw new IllegalStateException(
                "no ffmpeg program: put org.bytedeco:ffmpeg with the classifier linux-x86_64-gpl "
                        + "on the test's class path, or name a folder that holds ffmpeg and ffprobe in -D" + PROPERTY);
    }

    private static Path unpack(ClassLoader loader, String from, String name) throws IOException {
        Path base = Path.of(System.getProperty("java.io.tmpdir"));
        Path done = base.resolve("retrovue-tck-" + System.getProperty("user.name") + "-" + name);
        if (Files.isDirectory(done)) {
            return done;
        }
        Path folder = Files.createTempDirectory(base, "retrovue-tck-new");
        for (String file : FILES) {
            Path copy = folder.resolve(file);
            Files.write(copy, bytes(loader, from + file));
            copy.toFile().setExecutable(true);
        }
        Files.write(
                folder.resolve(DEVICES),
                UnlinkedLibrary.without(bytes(loader, from + DEVICES), "libpulse.", "libasound.", "libxcb"));
        try {
            return Files.move(folder, done);
        } catch (FileSystemException e) {
            if (e instanceof AtomicMoveNotSupportedException || !Files.isDirectory(done)) {
                throw e;
            }
            return done; // another process was quicker
        }
    }

    private static byte[] bytes(ClassLoader loader, String resource) throws IOException {
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the FFmpeg jar has no " + resource);
            }
            return in.readAllBytes();
        }
    }
}
