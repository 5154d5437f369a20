package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Segment;
import org.retrovue.media.engine.internal.FfmpegEngine;
import org.retrovue.producer.asset.internal.AssetProducer;
import org.retrovue.tck.framecode.ClipMaker;
import org.retrovue.tck.framecode.StreamReader;
import org.retrovue.tck.framecode.StreamReport;
import org.retrovue.tck.framecode.StreamReport.Shown;
import org.retrovue.tck.transport.TransportChecker;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** Media that break while they are on the air, and media that were always odd. */
public class MediaFaultsTest {
    private static final FrameRate RATE = FrameRate.PAL;
    private static final long START = RATE.frameAtOrAfter(Instant.parse("2026-01-05T12:00:00Z"));
    private static final int SEGMENT = 50;
    private static final int LENGTH = 150;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Channel channel = Lineups.channel(RATE);
    private Path film = Path.of(".");
    private Path other = Path.of(".");

    /** What happens to a file. */
    private interface Fault {
        void befall(Path film, Path other) throws IOException;
    }

    @Before
    public void makeFilms() throws Exception {
        film = ClipMaker.clip(place("film.mkv"))
                .frames(LENGTH)
                .size(160, 96)
                .gop(25)
                .make();
        other = ClipMaker.clip(place("other.mkv"))
                .asset(2)
                .frames(LENGTH)
                .size(160, 96)
                .gop(25)
                .make();
    }

    private Path place(String name) {
        return folder.getRoot().toPath().resolve(name);
    }

    @Test
    public void aFileThatBreaksOnTheAirIsSubstitutedFromThereOnAndNothingOfItIsKept() throws Exception {
        Map<String, Fault> faults = Map.of(
                "vanishes", (file, another) -> Files.delete(file),
                "is replaced", (file, another) -> replace(another, file),
                "is written over", (file, another) -> Files.write(file, Files.readAllBytes(another)),
                "is cut off", (file, another) -> cutOff(file),
                "cannot be read any more",
                        (file, another) -> {
                            Files.delete(file);
                            Files.createDirectory(file);
                        },
                "gets wrong bytes in its midst", (file, another) -> Files.write(file, spoilt(file, 20)));
        for (Map.Entry<String, Fault> fault : faults.entrySet()) {
            befalls(fault.getKey(), fault.getValue());
        }
    }

    private void befalls(String what, Fault fault) throws Exception {
        Path home = folder.newFolder().toPath();
        Path kept = Files.copy(film, place("kept.mkv"), COPY);
        List<Event> events = events(home, film, other);
        try (House house = house(home, events)) {
            long number = house.playout.numberAt(channel, house.clock.now());
            List<Segment> segments = new ArrayList<>(house.segments(channel, number, 1));
            fault.befall(film, other);
            segments.addAll(house.segments(channel, number + 1, 5));

            List<Shown> frames = shown(segments);
            for (int i = 0; i < 2 * LENGTH; i++) {
                boolean owed = i >= SEGMENT && i < LENGTH;
                assertThat(frames.get(i).frame()).as("it %s, frame %d", what, i).isEqualTo(owed ? -1 : i % LENGTH);
                assertThat(frames.get(i).black()).isFalse();
            }
            assertThat(house.faults)
                    .as(what)
                    .hasSize(1)
                    .allMatch(said -> said.startsWith("EventSubstituted folder:film.mkv"))
                    .allMatch(said -> said.contains(film.toString()));
            assertThat(house.playout.substitutions(channel)).hasSize(1);
        }
        Files.deleteIfExists(film);
        replace(kept, film);
        Files.delete(kept);
        try (House house = house(home, events)) {
            List<Shown> frames = shown(house.segments(channel, house.playout.numberAt(channel, house.clock.now()), 3));
            for (int i = 0; i < LENGTH; i++) {
                assertThat(frames.get(i).frame())
                        .as("after it %s and is whole again, frame %d", what, i)
                        .isEqualTo(i);
            }
            assertThat(house.faults).isEmpty();
        }
    }

    private static final java.nio.file.CopyOption[] COPY = {
        StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING
    };

    private static void replace(Path by, Path file) throws IOException {
        Path beside = Files.copy(by, file.resolveSibling("beside"), COPY);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void cutOff(Path file) throws IOException {
        try (FileChannel bytes = FileChannel.open(file, StandardOpenOption.WRITE)) {
            bytes.truncate(bytes.size() / 2);
        }
    }

    private static byte[] spoilt(Path file, int places) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Random random = new Random(3);
        for (int i = 0; i < places; i++) {
            bytes[5_000 + random.nextInt(bytes.length - 5_000)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    @Test
    public void timestampsThatJumpByHoursAreShownWithoutAPause() throws Exception {
        Path one = ClipMaker.clip(place("one.ts")).frames(100).size(160, 96).make();
        Path later = ClipMaker.clip(place("later.ts"))
                .frames(100)
                .size(160, 96)
                .extra("-output_ts_offset", "50000")
                .make();
        Path joined = Files.write(place("joined.ts"), Files.readAllBytes(one));
        Files.write(joined, Files.readAllBytes(later), StandardOpenOption.APPEND);
        Path home = folder.newFolder().toPath();
        try (House house = house(home, events(home, joined, other))) {
            List<Segment> segments = house.segments(channel, house.playout.numberAt(channel, house.clock.now()), 3);
            List<Shown> frames = shown(segments);

            for (int i = 0; i < LENGTH; i++) {
                int due = i % 100;
                assertThat(frames.get(i).frame()).as("frame %d", i).isBetween(Math.max(0, due - 3), due + 3);
            }
            assertThat(house.faults).isEmpty();
        }
    }

    @Test
    public void aFileThatWasAlwaysDamagedPlaysTheSameEachTime() throws Exception {
        Path whole =
                ClipMaker.clip(place("whole.ts")).frames(LENGTH).size(160, 96).make();
        Path damaged = Files.write(place("damaged.ts"), spoilt(whole, 30));
        List<List<byte[]>> seen = new ArrayList<>();
        for (int time = 0; time < 2; time++) {
            Path home = folder.newFolder().toPath();
            try (House house = house(home, events(home, damaged, other))) {
                List<Segment> segments = house.segments(channel, house.playout.numberAt(channel, house.clock.now()), 6);
                assertThat(shown(segments)).hasSize(2 * LENGTH).noneMatch(Shown::black);
                seen.add(segments.stream().map(Segment::bytes).toList());
            }
        }
        for (int i = 0; i < 6; i++) {
            assertThat(seen.get(0).get(i))
                    .as("segment %d", i)
                    .isEqualTo(seen.get(1).get(i));
        }
    }

    @Test
    public void aCacheThatIsDeletedOrCannotBeWrittenToCostsNoFrame() throws Exception {
        Path home = folder.newFolder().toPath();
        try (House house = house(home, events(home, film, other))) {
            long number = house.playout.numberAt(channel, house.clock.now());
            List<Segment> segments = new ArrayList<>(house.segments(channel, number, 2));
            Path gops = home.resolve("cache/gop");
            delete(gops);
            segments.addAll(house.segments(channel, number + 2, 2));
            assertThat(gops).isNotEmptyDirectory();
            assertThat(house.faults).isEmpty();
            delete(gops);
            Files.createFile(gops);
            segments.addAll(house.segments(channel, number + 4, 2));

            List<Shown> frames = shown(segments);
            for (int i = 0; i < 2 * LENGTH; i++) {
                assertThat(frames.get(i).frame()).as("frame %d", i).isEqualTo(i % LENGTH);
            }
            assertThat(house.faults).isNotEmpty().allMatch(said -> said.startsWith("CacheUnwritable"));
        }
    }

    private static void delete(Path tree) throws IOException {
        try (var all = Files.walk(tree)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private House house(Path home, List<Event> events) throws Exception {
        House house = new House(home, Lineups.plans(Lineups.plan(RATE, events)));
        return house.join(new AssetProducer(house.engine), 10, 0);
    }

    /** Examines the files and plans them one after the other. */
    private static List<Event> events(Path home, Path... files) throws Exception {
        List<Event> events = new ArrayList<>();
        try (FfmpegEngine engine = new FfmpegEngine(home.resolve("cache"), () -> 0L)) {
            for (Path file : files) {
                long at = START + (long) LENGTH * events.size();
                Event.AssetRef asset = new Event.AssetRef(
                        AssetId.of("folder:" + file.getFileName()),
                        "Film",
                        file.toUri(),
                        engine.examine(file).contentId());
                events.add(new Event(
                        "e" + at,
                        EventKind.CONTENT,
                        "asset",
                        new FrameRange(at, at + LENGTH),
                        Optional.of(asset),
                        Rational.ZERO,
                        0,
                        0,
                        Map.of()));
            }
        }
        return events;
    }

    /** Returns the frames from the first event's first on, of a stream that has no fault. */
    private static List<Shown> shown(List<Segment> segments) throws Exception {
        assertThat(TransportChecker.check(segments.stream().map(Segment::bytes).toList())
                        .faults())
                .isEmpty();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        segments.forEach(segment -> out.writeBytes(segment.bytes()));
        StreamReport report =
                StreamReader.of(out.toByteArray()).rate(1, RATE).rate(2, RATE).read();
        assertThat(report.complaints()).isEmpty();
        long before = START - segments.get(0).place().frames().start();
        return report.frames()
                .subList((int) Math.max(0, before), report.frames().size());
    }
}
