package org.retrovue.playout.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.AssumptionViolatedException;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.engine.internal.CrashingReader;
import org.retrovue.playout.internal.PlantedFault.Place;
import org.retrovue.producer.asset.internal.AssetProducer;
import org.retrovue.time.Rational;

/** Every kind of fault that a channel has to survive, for a film of which the first two seconds were rendered when it befalls. */
final class PlantedFaults {
    /** Frames of the film, in its event. */
    static final int LENGTH = 150;
    /** Frames of it that were rendered already. */
    static final int RENDERED = 50;
    /** The film's frames where the file is shorter than its event. */
    static final int SHORT = 100;

    private static final int BREAKS_AT = 60;
    private static final int GOP = 25;
    /** How long the last picture is held, since lengths are rounded. */
    private static final int HELD = 25;

    private PlantedFaults() {}

    static List<PlantedFault> all() {
        return List.of(
                of("a file vanishes", "film.mkv is not there").befalling(place -> Files.delete(place.film())),
                of(
                                "a file is replaced by another",
                                "film.mkv was changed or replaced|film.mkv is no longer what it was")
                        .befalling(place -> PlantedFault.replace(place.film(), place.other())),
                of("a file is written over", "film.mkv was changed or replaced")
                        .befalling(place -> Files.write(place.film(), Files.readAllBytes(place.other()))),
                of("a file is cut off", "film.mkv was changed or replaced").befalling(place -> cutOff(place.film())),
                of("packets get corrupt", "film.mkv was changed or replaced")
                        .befalling(place -> Files.write(place.film(), spoilt(place.film(), 20))),
                of("a file cannot be read any more", "film.mkv").befalling(place -> {
                    Files.delete(place.film());
                    Files.createDirectory(place.film());
                }),
                new PlantedFault("a read error in the middle")
                        .troubled(PlantedFaults::badSector)
                        .owing(BREAKS_AT, BREAKS_AT / GOP * GOP + GOP, "cannot be read at byte"),
                new PlantedFault("a file is shorter than its probe said")
                        .film("short.mkv")
                        .showing(PlantedFaults::ofShort, "film.mkv lasts PT4S"),
                new PlantedFault("an event begins past the end of its file")
                        .from(Rational.of(90_000))
                        .owing(0, LENGTH, "film.mkv lasts PT6S: there is nothing at PT25H"),
                new PlantedFault("an index is of another file").prepared(PlantedFaults::swapIndexes),
                new PlantedFault("an index is damaged").prepared(PlantedFaults::spoilIndexes),
                new PlantedFault("timestamps jump by hours").film("jump.ts"),
                new PlantedFault("packets were always corrupt")
                        .film("damaged.ts")
                        .showing(frame -> PlantedFault.SPOILT, "")
                        .told(PlantedFault.DAMAGED, "film.mkv: [0-9]+ of its pictures cannot be decoded whole"),
                new PlantedFault("a codec needs seconds to open")
                        .troubled(frame -> waitForLong())
                        .within(3)
                        .owing(0, LENGTH, "did not answer within 3 s|hung a moment ago"),
                new PlantedFault("the disk gets full")
                        .prepared(PlantedFaults::mount)
                        .befalling(place -> fill(place.cache()))
                        .mended(place -> Files.delete(place.cache().resolve("filling")))
                        .told(PlantedFault.UNWRITABLE, "Free some space"),
                new PlantedFault("the cache is deleted").befalling(place -> PlantedFault.delete(place.cache())),
                new PlantedFault("the cache cannot be written to")
                        .befalling(place -> {
                            PlantedFault.delete(place.cache());
                            Files.createFile(place.cache());
                        })
                        .mended(place -> Files.delete(place.cache()))
                        .told(PlantedFault.UNWRITABLE, "make the folder writable"),
                broken(BrokenProducer.Way.THROWS, "a producer throws", BREAKS_AT, "a bug"),
                broken(BrokenProducer.Way.RUNS_OUT_OF_MEMORY, "a producer leaks", BREAKS_AT, "OutOfMemory.*a leak"),
                broken(
                                BrokenProducer.Way.HANGS,
                                "a producer hangs",
                                BREAKS_AT / GOP * GOP,
                                "did not answer within 3 s|hung a moment ago")
                        .within(3),
                crash());
    }

    /** A fault of the film's file that costs all that was not rendered yet. */
    private static PlantedFault of(String what, String cause) {
        return new PlantedFault(what).owing(RENDERED, LENGTH, cause);
    }

    private static PlantedFault broken(BrokenProducer.Way way, String what, int first, String cause) {
        return new PlantedFault(what)
                .made(
                        "coded",
                        (engine, place) -> List.of(new BrokenProducer(way, BREAKS_AT), new AssetProducer(engine)))
                .owing(first, LENGTH, cause);
    }

    private static PlantedFault crash() {
        int bad = (int) CrashingReader.BAD;
        PlantedFault fault =
                new PlantedFault("a decoder crashes").owing(bad, LENGTH, "film.mkv: the decoder crashed on it");
        fault.crashing = true;
        return fault;
    }

    private static int ofShort(int frame) {
        return frame > SHORT + HELD ? PlantedFault.CARD : Math.min(frame, SHORT - 1);
    }

    private static void badSector(long frame) throws MediaException {
        if (frame >= BREAKS_AT && frame < BREAKS_AT + 3) {
            throw new MediaException("film.mkv cannot be read at byte 12345: Input/output error");
        }
    }

    private static void waitForLong() throws MediaException {
        try {
            new CountDownLatch(1).await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException("interrupted", e);
        }
    }

    private static void swapIndexes(Place place) throws IOException {
        List<Path> both = indexes(place);
        PlantedFault.copy(both.get(0), place.home().resolve("kept"));
        PlantedFault.copy(both.get(1), both.get(0));
        PlantedFault.copy(place.home().resolve("kept"), both.get(1));
    }

    private static void spoilIndexes(Place place) throws IOException {
        for (Path index : indexes(place)) {
            byte[] bytes = Files.readAllBytes(index);
            Arrays.fill(bytes, bytes.length / 3, bytes.length / 2, (byte) 7);
            Files.write(index, bytes);
        }
    }

    private static List<Path> indexes(Place place) throws IOException {
        try (Stream<Path> all = Files.list(place.home().resolve("cache/index"))) {
            List<Path> found = all.toList();
            if (found.size() != 2) {
                throw new IllegalStateException("indexes of two files: " + found);
            }
            return found;
        }
    }

    private static void cutOff(Path file) throws IOException {
        try (FileChannel bytes = FileChannel.open(file, StandardOpenOption.WRITE)) {
            bytes.truncate(bytes.size() / 2);
        }
    }

    /** Turns so many bits over. */
    static byte[] spoilt(Path file, int places) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Random random = new Random(3);
        for (int i = 0; i < places; i++) {
            bytes[5_000 + random.nextInt(bytes.length - 5_000)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static void mount(Place place) throws Exception {
        Files.createDirectories(place.cache());
        if (!run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", place.cache().toString())) {
            System.out.println("Skipped: a small disk can only be mounted by root on Linux");
            throw new AssumptionViolatedException("a small disk can be mounted");
        }
    }

    /** Ends what a place was prepared with. */
    static void unmount(Place place) throws Exception {
        run("umount", place.cache().toString());
    }

    private static void fill(Path disk) throws IOException {
        byte[] much = new byte[1 << 12];
        try (OutputStream out = Files.newOutputStream(disk.resolve("filling"))) {
            for (int i = 0; i < 2_000; i++) {
                out.write(much);
            }
        } catch (IOException e) {
            return; // it is full
        }
        throw new IllegalStateException(disk + " is larger than thought");
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
