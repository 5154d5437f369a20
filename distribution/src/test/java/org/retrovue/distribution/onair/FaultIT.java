package org.retrovue.distribution.onair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.distribution.onair.Air.Aired;
import org.retrovue.distribution.onair.CodedClips.Clip;
import org.retrovue.tck.framecode.ClipMaker;
import org.retrovue.tck.framecode.StreamReader;
import org.retrovue.tck.framecode.StreamReport;
import org.retrovue.tck.framecode.StreamReport.Shown;
import org.retrovue.tck.transport.TransportChecker;
import org.retrovue.time.FrameRate;

/**
 * A fault never stops a channel: what is missing is substituted to the frame, and the station says why.
 *
 * @see "docs/contracts/on-air.md, FAULT-001"
 */
public final class FaultIT {
    private static final String METRIC =
            "(retrovue_[a-z0-9_]+)(\\{[a-z_]+=\"[^\"]*\"(,[a-z_]+=\"[^\"]*\")*\\})? -?[0-9]+(\\.[0-9]+)?";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aScheduledFileThatIsDeletedIsSubstitutedToTheFrame() throws Exception {
        CodedStation coded = CodedStation.made();
        Instant now = CodedStation.WATCHED.plusSeconds(120);
        String channel = "coded-ntsc";
        Path hidden = folder.getRoot().toPath().resolve("hidden");
        coded.emptyCache();
        try (RunningStation station = coded.standingAt(now)) {
            Air before = Air.of(station, channel, now.minusSeconds(60), now.plusSeconds(60));
            Path victim = pastFile(before, now);
            Files.move(victim, hidden);
            try {
                Watched watched = new Watched();
                watched.take(station, channel, now, FrameRate.NTSC);
                assertSubstituted(coded, before, watched, victim, 0);
                JsonNode status = station.json("/api/v1/status");
                assertThat(status.toString()).contains(victim.getFileName().toString());
                assertThatFiguresAreToldAndInTheGuide(station, channel);
            } finally {
                Files.move(hidden, victim);
            }
        } finally {
            coded.emptyCache();
        }
    }

    /** What a monitoring tool reads of a station that is watched. */
    private static void assertThatFiguresAreToldAndInTheGuide(RunningStation station, String channel) throws Exception {
        station.segment(channel, station.lastSegment(channel)); // whoever was silent for too long is no viewer any more
        List<String> lines = station.text("/metrics")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(lines).allMatch(line -> line.matches(METRIC));
        assertThat(lines)
                .contains("retrovue_sessions 1", "retrovue_metric_sources_failed 0", "retrovue_condition_running 0")
                .anyMatch(line -> line.startsWith("retrovue_viewers{channel=\"" + channel + "\",delivery=\"hls\"} "))
                .anyMatch(line -> line.startsWith("retrovue_runway_seconds{channel=\"" + channel))
                .anyMatch(line -> line.matches("retrovue_render_seconds_total\\{stage=\"encode\"} [0-9.]*[1-9][0-9.]*"))
                .anyMatch(line -> line.matches("retrovue_substituted_total [1-9][0-9]*"))
                .anyMatch(line -> line.matches("retrovue_process_resident_bytes [1-9][0-9]{7,}"));
        String guide = Files.readString(Path.of("../docs/operator-guide.md"));
        assertThat(lines)
                .allMatch(line -> guide.contains("`" + line.replaceAll("[{ ].*", "") + "`"), "is in the guide");
    }

    /** Returns the file of the last programme that has ended by now. */
    private static Path pastFile(Air air, Instant now) {
        return air.events().stream()
                .filter(event -> event.kind().equals("content") && event.end() < FrameRate.NTSC.frameAt(now))
                .reduce((earlier, later) -> later)
                .flatMap(Aired::file)
                .orElseThrow();
    }

    /** Checks that events of a file are substituted from a frame of theirs on at the latest, and that everything else is right. */
    private static void assertSubstituted(CodedStation coded, Air air, Watched watched, Path victim, long from)
            throws Exception {
        assertThat(TransportChecker.check(watched.segments().values().stream().toList())
                        .faults())
                .isEmpty();
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        watched.segments().values().forEach(stream::writeBytes);
        StreamReport report = StreamReader.of(stream.toByteArray()).read();
        assertThat(report.complaints()).isEmpty();
        long near = watched.segments().firstKey() * air.rate().segmentFrames();
        Set<String> substituted = new HashSet<>();
        for (Shown shown : report.frames()) {
            long frame = air.frameOf(shown.pts(), near);
            Aired event = air.at(frame);
            boolean ofVictim = event.file().isPresent() && event.file().get().equals(victim);
            if (ofVictim && frame - event.start() >= from) {
                assertThat(shown.asset())
                        .as("frame %d of the missing file", frame)
                        .isNegative();
                substituted.add(event.id());
            } else if (ofVictim && shown.asset() < 0) {
                continue; // after the fault the file is not read at all
            } else if (event.file().isPresent() && !event.dark(frame)) {
                Clip clip = coded.clips().of(event.file().get());
                assertThat(shown.asset())
                        .as("frame %d beside the missing file", frame)
                        .isEqualTo(clip.asset());
                assertThat(shown.frame()).isEqualTo(clip.shownAt(air.sourceTime(event, frame)));
            }
        }
        assertThat(substituted).isNotEmpty();
    }

    @Test
    public void aDecoderThatCrashesOnTheAirCostsTheFramesOfItsFileAlone() throws Exception {
        CodedStation coded = CodedStation.made();
        Instant now = CodedStation.WATCHED.plusSeconds(120);
        String channel = "coded-ntsc";
        Path victimFile = folder.getRoot().toPath().resolve("victim");
        String agent = CrashAgent.options(folder.getRoot().toPath().resolve("crash.jar"), victimFile);
        coded.emptyCache();
        try (RunningStation station =
                RunningStation.start(coded.home(), now, "0", Map.of("JAVA_TOOL_OPTIONS", agent))) {
            Air air = Air.of(station, channel, now.minusSeconds(60), now.plusSeconds(60));
            Path victim = pastFile(air, now);
            Files.writeString(victimFile, victim.toString());

            Watched watched = new Watched();
            watched.take(station, channel, now, FrameRate.NTSC);

            assertSubstituted(coded, air, watched, victim, CrashAgent.BAD);
            String faults = station.json("/api/v1/status").path("faults").toString();
            assertThat(faults.split("the decoder crashed on it", -1))
                    .as("the fault is told once: " + faults)
                    .hasSize(2);
            assertThat(faults).contains(victim.getFileName().toString());
            assertThat(station.status("/health/ready")).isEqualTo(200);
        } finally {
            coded.emptyCache();
        }
    }

    @Test
    public void aProcessThatDecodesAndIsKilledOnTheAirCostsNoFrame() throws Exception {
        CodedStation coded = CodedStation.made();
        Instant now = CodedStation.WATCHED.plusSeconds(120);
        String channel = "coded-ntsc";
        coded.emptyCache();
        try (RunningStation station = coded.standingAt(now)) {
            Air air = Air.of(station, channel, now.minusSeconds(60), now.plusSeconds(60));
            List<String> signals = List.of("-SEGV", "-KILL", "-ABRT");
            Watched watched = new Watched();
            Set<Long> killed = new HashSet<>();
            watched.take(station, channel, now, FrameRate.NTSC, number -> {
                if (number % 8 != 0) {
                    return;
                }
                // One that has not come up yet would be asked nothing: each is killed once at most, the longest at work
                // first.
                station.processes("ReaderMain").stream()
                        .filter(process -> !killed.contains(process.pid()))
                        .min(Comparator.comparing(
                                process -> process.info().startInstant().orElse(Instant.MAX)))
                        .ifPresent(process -> {
                            kill(signals.get(killed.size() % signals.size()), process.pid());
                            killed.add(process.pid());
                        });
            });

            assertThat(killed).hasSizeGreaterThan(2);
            assertThat(watched.check(air, coded.clips())).isGreaterThan(3);
            assertThat(Files.readString(coded.home().resolve("logs/retrovue.log")))
                    .as("something was being read")
                    .contains("which is tried again alone");
            JsonNode status = station.json("/api/v1/status");
            assertThat(status.path("faults").toString()).doesNotContain("EventSubstituted");
        } finally {
            coded.emptyCache();
        }
    }

    private static void kill(String signal, long pid) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor(10, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("kill " + signal + " " + pid, e);
        }
    }

    @Test
    public void anEmptyMediaFolderGivesASlateThatSaysWhy() throws Exception {
        Path home = EmptyStation.make(folder.newFolder("empty").toPath(), "lonely");
        lookEverySecond(home);
        Instant now = Instant.parse("2026-01-05T12:00:00Z");
        try (RunningStation station = RunningStation.start(home, now, "1")) {
            station.until("the channel is there", () -> station.status("/channel/7/live.m3u8") == 200);
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            long last = station.lastSegment("lonely");
            for (long number = last - 3; number <= last; number++) {
                stream.writeBytes(station.segment("lonely", number));
            }
            StreamReport report = StreamReader.of(stream.toByteArray()).read();

            assertThat(report.complaints()).isEmpty();
            assertThat(report.frames()).hasSizeGreaterThan(100).allMatch(shown -> !shown.black());
            Air air = Air.of(station, "lonely", now, now.plusSeconds(10));
            assertThat(air.events()).allSatisfy(event -> {
                assertThat(event.kind()).isEqualTo("slate");
                assertThat(event.words()).contains("shows");
            });

            Path late = Files.createDirectories(home.resolve("media/shows")).resolve("late.mp4");
            Path beside = ClipMaker.clip(home.resolve("beside.mp4"))
                    .frames(50)
                    .size(320, 180)
                    .make();
            Files.move(beside, late);
            station.until(
                    "the clip is planned",
                    () -> Air.of(station, "lonely", now.plusSeconds(120), now.plusSeconds(1800)).events().stream()
                            .anyMatch(event ->
                                    event.file().isPresent() || event.kind().equals("pad")));
        }
    }

    /** What is laid into the folders of the station's media is seen soon. */
    private static void lookEverySecond(Path home) throws IOException {
        Files.writeString(
                Files.createDirectories(home.resolve("config")).resolve("org.retrovue.catalog.cfg"),
                "scan_seconds = 1\n");
    }

    @Test
    public void mediaAreExaminedInAProcessThatMayDie() throws Exception {
        Path home = folder.newFolder("apart").toPath();
        Files.createDirectories(home.resolve("channels"));
        lookEverySecond(home);
        Path media = Files.createDirectories(home.resolve("media/shows"));
        Path clip = ClipMaker.clip(home.resolve("beside.mp4"))
                .frames(50)
                .size(320, 180)
                .make();
        try (RunningStation station = RunningStation.start(home, Instant.parse("2026-01-05T12:00:00Z"), "1")) {
            Files.copy(clip, media.resolve("one.mp4"));
            station.until("the first clip is ready", () -> station.assets("ready") == 1);
            List<ProcessHandle> processes = station.processes("ExaminerMain");
            assertThat(processes).isNotEmpty();

            processes.forEach(ProcessHandle::destroyForcibly);
            Files.copy(clip, media.resolve("two.mp4"));
            station.until("the second clip is ready", () -> station.assets("ready") == 2);
            assertThat(station.status("/health/ready")).isEqualTo(200);
            assertThatACatalogueFileIsTakenInAndItsMistakeIsTold(station, home);
        }
    }

    private static void assertThatACatalogueFileIsTakenInAndItsMistakeIsTold(RunningStation station, Path home)
            throws Exception {
        Path file = Files.createDirectories(home.resolve("catalog")).resolve("old.jsonl");
        String film =
                "{\"key\": \"night\", \"title\": \"The Night\", \"type\": \"film\", \"year\": 1954, \"duration\": \"1h30m\"}";
        String pilot = "{\"key\": \"pilot\", \"type\": \"episode\", \"series\": \"Bar Show\", \"duration\": \"22m\"}";
        String twice = "{\"key\": \"one\", \"file\": \"../media/shows/one.mp4\"}";
        String listed = "/api/v1/assets?state=ready&query=source:catalog";

        Files.write(file, List.of(film, pilot, twice));
        station.until(
                "the listed assets are ready",
                () -> station.json(listed).path("total").asInt() == 2);
        JsonNode night = station.json(listed).path("assets").path(0);
        assertThat(night.path("id").asText()).isEqualTo("catalog:night");
        assertThat(night.path("year").asInt()).isEqualTo(1954);
        assertThat(night.path("seconds").asInt()).isEqualTo(5400);
        station.until("what is left out is noted", () -> station.text("/api/v1/assets?query=id:media:shows/one.mp4")
                .contains("catalog:one"));

        Files.write(file, List.of(film, pilot.replace("}", ""), twice));
        station.until(
                "the broken line is told",
                () -> station.json("/api/v1/status").path("faults").toString().contains("old.jsonl:2: column"));
        station.until(
                "the other line counts",
                () -> station.json(listed).path("total").asInt() == 1);

        Files.write(file, List.of(film, pilot, twice));
        station.until(
                "the mended line counts",
                () -> station.json(listed).path("total").asInt() == 2);
    }
}
