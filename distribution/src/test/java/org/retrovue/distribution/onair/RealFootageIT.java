package org.retrovue.distribution.onair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Assume;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.distribution.onair.Air.Aired;
import org.retrovue.tck.framecode.ClipMaker;
import org.retrovue.tck.framecode.StreamReader;
import org.retrovue.tck.framecode.StreamReport;
import org.retrovue.tck.framecode.StreamReport.Shown;
import org.retrovue.tck.transport.TransportChecker;
import org.retrovue.time.FrameRate;

/**
 * Clips from real life: the broken ones are refused with a reason, the rest airs without a complaint.
 *
 * @see "docs/contracts/on-air.md, JOIN-001, FAULT-001"
 */
public final class RealFootageIT {
    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");
    /** While a library settles, which takes half a minute, only a minute is planned; on such a clock that is ten. */
    private static final String QUICK = "10";

    private static final Duration PLANNED = Duration.ofSeconds(420);
    private static final Set<String> BROKEN = Set.of("empty.mp4", "text.mkv", "headless.mp4", "cut short.mp4");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void brokenClipsAreRefusedWithAReasonAndTheRestAirsWithoutComplaint() throws Exception {
        Path home = folder.getRoot().toPath();
        Path media = Files.createDirectories(home.resolve("media/real"));
        RealFootage footage = new RealFootage(folder.newFolder("fetched").toPath(), media);
        footage.fetch();
        footage.missing().forEach(missing -> System.out.println("Real footage left out. " + missing));
        Assume.assumeTrue("no real footage could be fetched", files(media) > 3);
        addBroken(media);
        Files.createDirectories(home.resolve("channels"));

        List<Instant> looks;
        try (RunningStation station = RunningStation.start(home, START, QUICK)) {
            station.until(
                    "all clips were looked at",
                    () -> station.assets("new") + station.assets("enriching") == 0
                            && station.assets("ready") + station.assets("retired") == files(media));
            Map<String, String> reasons = reasons(station);
            assertThat(reasons.keySet()).containsAll(BROKEN);
            assertThat(reasons.values()).noneMatch(String::isBlank);
            assertThat(station.assets("ready")).isGreaterThan(3);
            Files.writeString(home.resolve("channels/real.yaml"), CHANNEL);
            station.until("the channel is there", () -> station.status("/api/v1/channels/real") == 200);
            Instant from = station.now().plusSeconds(60);
            Instant to = from.plus(PLANNED);
            station.until("the good clips are planned", () -> !clips(station, to.minus(Watched.BEHIND), to)
                    .isEmpty());
            looks = bestLooks(station, from, to);
        }
        for (Instant look : looks) {
            try (RunningStation station = RunningStation.start(home, look, "0")) {
                watch(station, look);
            }
        }
    }

    /** Chooses two moments at which a look back shows the most clips. */
    private static List<Instant> bestLooks(RunningStation station, Instant from, Instant to) throws Exception {
        Set<String> seen = new HashSet<>();
        List<Instant> looks = new ArrayList<>();
        while (looks.size() < 2) {
            Instant best = from;
            int most = -1;
            for (Instant at = from; at.isBefore(to); at = at.plusSeconds(10)) {
                Set<String> shown = clips(station, at.minus(Watched.BEHIND), at);
                shown.removeAll(seen);
                best = shown.size() > most ? at : best;
                most = Math.max(most, shown.size());
            }
            looks.add(best);
            seen.addAll(clips(station, best.minus(Watched.BEHIND), best));
        }
        assertThat(seen).hasSizeGreaterThan(3);
        return looks;
    }

    /** Returns the clips that are on the air in a stretch of time. */
    private static Set<String> clips(RunningStation station, Instant from, Instant to) throws Exception {
        Set<String> clips = new HashSet<>();
        for (Aired event : Air.of(station, "real", from, to).events()) {
            event.file().ifPresent(file -> clips.add(file.toString()));
        }
        return clips;
    }

    private static final String CHANNEL = """
            channel: real
            number: "9"
            name: Real Life
            timezone: UTC
            grid: 10s
            format: {size: 320x180, rate: 25, quality: 26}
            pools:
              real: {match: {collection: real}}
            schedule:
              all_day:
                - block: {start: "12:00", duration: 1h, title: Real, pool: real, mode: sequential}
            """;

    private static long files(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.count();
        }
    }

    private static void addBroken(Path media) throws Exception {
        Files.createFile(media.resolve("empty.mp4"));
        Files.writeString(media.resolve("text.mkv"), "This is no film.\n".repeat(200));
        Files.write(media.resolve("headless.mp4"), new byte[100_000]);
        Path whole = ClipMaker.clip(media.resolve("whole.mp4")).frames(200).make();
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(media.resolve("cut short.mp4"), Arrays.copyOf(bytes, bytes.length / 2));
    }

    private static Map<String, String> reasons(RunningStation station) throws Exception {
        Map<String, String> reasons = new HashMap<>();
        for (JsonNode asset : station.json("/api/v1/assets?state=retired").withArray("assets")) {
            reasons.put(
                    Path.of(asset.path("file").asText()).getFileName().toString(),
                    asset.path("reason").asText(""));
        }
        return reasons;
    }

    private static void watch(RunningStation station, Instant now) throws Exception {
        Watched watched = new Watched();
        watched.take(station, "real", now, FrameRate.PAL);
        List<byte[]> all = new ArrayList<>(watched.segments().values());
        assertThat(TransportChecker.check(all).faults()).isEmpty();
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        all.forEach(stream::writeBytes);
        StreamReport report = StreamReader.of(stream.toByteArray()).read();
        assertThat(report.complaints()).isEmpty();
        assertThat(report.sound().orElseThrow().jumps()).isEmpty();

        Air air = Air.of(station, "real", now.minusSeconds(70), now.plusSeconds(20));
        long near = watched.segments().firstKey() * air.rate().segmentFrames();
        long due = -1;
        for (Shown shown : report.frames()) {
            long frame = air.frameOf(shown.pts(), near);
            assertThat(due < 0 || frame == due)
                    .as("frame %d where %d was due", frame, due)
                    .isTrue();
            due = frame + 1;
        }
        for (JsonNode channel : station.json("/api/v1/status").withArray("channels")) {
            assertThat(channel.path("substitutedEvents").asInt())
                    .as(channel.path("lastProblem").asText())
                    .isZero();
        }
    }
}
