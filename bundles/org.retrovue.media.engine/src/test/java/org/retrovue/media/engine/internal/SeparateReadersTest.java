package org.retrovue.media.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.engine.AssetReader;
import org.retrovue.tck.ManualClock;
import org.retrovue.tck.framecode.ClipMaker;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

public class SeparateReadersTest {
    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    private static final HouseFormat HOUSE = new HouseFormat(320, 180, Rational.ONE, FrameRate.PAL, 21, "ultrafast");
    private static final int FRAMES = 50;
    private static final int SAMPLES = 2 * HouseFormat.SAMPLE_RATE;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ManualClock clock = ManualClock.at("2026-01-05T12:00:00Z");
    private final Interrupts interrupts = new Interrupts(() -> 0L);
    private final Readers direct = new DirectReaders(interrupts);
    private final List<Path> sharedBefore = shared();
    private IndexStore indexes = new IndexStore(Path.of("."));
    private Path film = Path.of(".");

    @Before
    public void make() throws Exception {
        indexes = new IndexStore(folder.newFolder("indexes").toPath());
        film = ClipMaker.clip(folder.getRoot().toPath().resolve("film.mkv"))
                .frames(FRAMES)
                .size(160, 90)
                .make();
    }

    @After
    public void nothingIsLeft() throws Exception {
        for (ProcessHandle child : ProcessHandle.current().children().toList()) {
            child.onExit().get(20, TimeUnit.SECONDS);
        }
        assertThat(shared()).isEqualTo(sharedBefore);
    }

    private static List<Path> shared() {
        try (var files = Files.list(Path.of("/dev/shm"))) {
            return files.filter(file -> file.toString().endsWith(".reader")).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private SeparateReaders readers(int patienceSeconds) {
        return new SeparateReaders(
                ChildCommand.of(CLASS_PATH, FrailReader.class.getName()), patienceSeconds, indexes, clock, direct);
    }

    private AssetIndex index(Path file) throws MediaException {
        return indexes.findOrMake(file, FileStamp.of(file), () -> new Examination(file, interrupts)
                .examine()
                .index());
    }

    private AssetReader open(Readers readers, Path file) throws MediaException {
        return readers.open(file, index(file), HOUSE);
    }

    private Path copy(String name) throws IOException {
        return Files.copy(film, film.resolveSibling(name));
    }

    private static List<Long> pictures(AssetReader reader, int first, int count) throws MediaException {
        List<Long> digests = new ArrayList<>();
        reader.pictures(Rational.ZERO, HOUSE.rate(), first, count, (frame, picture) -> {
            assertThat(frame).isEqualTo(first + digests.size());
            digests.add(Pictures.digest(picture));
        });
        return digests;
    }

    private static float[] sound(AssetReader reader, int count) throws MediaException {
        float[] sound = new float[count * HouseFormat.CHANNELS];
        reader.sound(0, count, sound);
        return sound;
    }

    private List<Long> right() throws MediaException {
        try (AssetReader reader = open(direct, film)) {
            return pictures(reader, 0, FRAMES);
        }
    }

    @Test
    public void picturesAndSoundAreTheSameAsReadHere() throws Exception {
        try (Readers readers = readers(60);
                AssetReader apart = open(readers, film);
                AssetReader here = open(direct, film)) {
            assertThat(pictures(apart, 0, FRAMES)).isEqualTo(right());
            assertThat(pictures(apart, 13, 9)).isEqualTo(right().subList(13, 22));
            assertThat(Arrays.equals(sound(apart, SAMPLES), sound(here, SAMPLES)))
                    .isTrue();
            assertThat(apart.sourceFrame(Rational.of(3, 5))).isEqualTo(15);
            assertThat(readers.loudness(film, index(film))).isEqualTo(direct.loudness(film, index(film)));
            assertThat(new NativeMemory().metrics())
                    .filteredOn(metric -> metric.name().equals("retrovue_children_resident_bytes"))
                    .singleElement()
                    .satisfies(metric -> assertThat(metric.samples())
                            .singleElement()
                            .satisfies(sample ->
                                    assertThat(sample.value().longValue()).isGreaterThan(10L << 20)));
        }
    }

    @Test
    public void aCrashInTheMidstOfAFileIsThatFilesFaultAlone() throws Exception {
        Path bad = copy("crash.mkv");
        ExecutorService others = Executors.newFixedThreadPool(2);
        try (Readers readers = readers(60);
                AssetReader crashing = open(readers, bad)) {
            List<Future<List<Long>>> beside = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                beside.add(others.submit(() -> {
                    try (AssetReader good = open(readers, film)) {
                        List<Long> all = new ArrayList<>();
                        for (int time = 0; time < 20; time++) {
                            all.addAll(pictures(good, 0, FRAMES));
                        }
                        return all;
                    }
                }));
            }
            List<Long> given = new ArrayList<>();

            assertThatThrownBy(() -> crashing.pictures(
                            Rational.ZERO, HOUSE.rate(), 0, FRAMES, (frame, picture) -> given.add(frame)))
                    .isInstanceOf(MediaException.class)
                    .hasMessageContaining("crash.mkv")
                    .hasMessageContaining("the decoder crashed on it")
                    .hasMessageContaining("until it changes or 10 minutes have passed");

            assertThat(given).as("each picture once").doesNotHaveDuplicates().hasSize(FrailReader.BAD);
            for (Future<List<Long>> good : beside) {
                List<Long> all = good.get(1, TimeUnit.MINUTES);
                for (int time = 0; time < 20; time++) {
                    assertThat(all.subList(time * FRAMES, (time + 1) * FRAMES)).isEqualTo(right());
                }
            }
        } finally {
            others.shutdownNow();
        }
    }

    @Test
    public void aFileThatCrashedItsDecoderIsLeftAloneUntilItChangesOrTenMinutesHavePassed() throws Exception {
        Path bad = copy("crash.mkv");
        try (Readers readers = readers(60);
                AssetReader crashing = open(readers, bad)) {
            assertThatThrownBy(() -> pictures(crashing, 0, FRAMES)).hasMessageContaining("the decoder crashed on it");
            List<Long> processes = processes();

            assertThatThrownBy(() -> pictures(crashing, 0, 5)).hasMessageContaining("is left alone");
            assertThatThrownBy(() -> open(readers, bad)).hasMessageContaining("is left alone");
            assertThat(processes()).as("no process had to die").containsAll(processes);

            clock.advance(Duration.ofMinutes(10));
            try (AssetReader again = open(readers, bad)) {
                assertThat(pictures(again, 0, 5)).isEqualTo(right().subList(0, 5));
                assertThatThrownBy(() -> pictures(again, 0, FRAMES)).hasMessageContaining("the decoder crashed on it");
            }
            Files.setLastModifiedTime(bad, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
            try (AssetReader changed = open(readers, bad)) {
                assertThat(pictures(changed, 0, 5)).isEqualTo(right().subList(0, 5));
            }
        }
    }

    private static List<Long> processes() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).toList();
    }

    @Test
    public void whatWasBeingReadWhenAProcessDiedIsReadAgain() throws Exception {
        Path once = copy("once.mkv");
        try (Readers readers = readers(60);
                AssetReader reader = open(readers, once)) {
            Files.createFile(once.resolveSibling("once.mkv.armed"));
            assertThat(pictures(reader, 0, FRAMES)).isEqualTo(right());
            Files.createFile(once.resolveSibling("once.mkv.armed"));
            float[] sound = sound(reader, SAMPLES);
            try (AssetReader here = open(direct, film)) {
                assertThat(Arrays.equals(sound, sound(here, SAMPLES))).isTrue();
            }
            assertThat(once.resolveSibling("once.mkv.armed")).doesNotExist();
        }
    }

    @Test
    public void aProcessThatSomebodyKillsInTheMidstIsReplacedAndNoPictureIsLostOrDoubled() throws Exception {
        try (Readers readers = readers(60);
                AssetReader reader = open(readers, film)) {
            List<Long> digests = new ArrayList<>();
            reader.pictures(Rational.ZERO, HOUSE.rate(), 0, FRAMES, (frame, picture) -> {
                digests.add(Pictures.digest(picture));
                if (frame == 10) {
                    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
                }
            });
            assertThat(digests).isEqualTo(right());
        }
    }

    @Test
    public void readingThatNeverEndsIsEnded() throws Exception {
        Path endless = copy("hang.mkv");
        try (Readers readers = readers(2);
                AssetReader hanging = open(readers, endless);
                AssetReader good = open(readers, film)) {
            assertThatThrownBy(() -> pictures(hanging, 0, FRAMES))
                    .hasMessageContaining("hang.mkv: it gave nothing for 2 s")
                    .hasMessageContaining("1 minute has passed");
            assertThat(pictures(good, 0, FRAMES)).isEqualTo(right());
        }
    }

    @Test
    public void aTakerThatThrowsEndsTheReadingAndTheReaderGoesOn() throws Exception {
        try (Readers readers = readers(60);
                AssetReader reader = open(readers, film)) {
            assertThatThrownBy(() -> reader.pictures(Rational.ZERO, HOUSE.rate(), 0, FRAMES, (frame, picture) -> {
                        if (frame == 3) {
                            throw new MediaException("enough");
                        }
                    }))
                    .hasMessage("enough");
            List<Long> before = processes();
            assertThat(pictures(reader, 0, FRAMES)).isEqualTo(right());
            assertThat(processes()).isEqualTo(before).hasSize(1);
        }
    }

    @Test
    public void anIndexThatWasLostIsTakenAlong() throws Exception {
        try (Readers readers = readers(60)) {
            AssetIndex index = index(film);
            Files.delete(indexes.place(film));
            try (AssetReader reader = readers.open(film, index, HOUSE)) {
                assertThat(pictures(reader, 0, FRAMES)).isEqualTo(right());
            }
        }
    }

    @Test
    public void aFileThatIsReplacedIsNoLongerRead() throws Exception {
        Path file = copy("other.mkv");
        try (Readers readers = readers(60);
                AssetReader reader = open(readers, file)) {
            pictures(reader, 0, 5);
            Files.writeString(file, "no film");
            assertThatThrownBy(() -> pictures(reader, 5, 5)).hasMessageContaining("was changed or replaced");
        }
    }

    @Test
    public void whereNoProcessCanBeStartedFilesAreReadHere() throws Exception {
        try (Readers readers = new SeparateReaders(List.of("/no/such/java"), 60, indexes, clock, direct);
                AssetReader reader = open(readers, film)) {
            assertThat(pictures(reader, 0, FRAMES)).isEqualTo(right());
            assertThat(sound(reader, SAMPLES)).hasSize(2 * SAMPLES);
        }
    }
}
