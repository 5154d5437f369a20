package org.retrovue.distribution.onair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
            Path victim = before.events().stream()
                    .filter(event -> event.kind().equals("content") && event.end() < FrameRate.NTSC.frameAt(now))
                    .reduce((earlier, later) -> later)
                    .flatMap(Aired::file)
                    .orElseThrow();
            Files.move(victim, hidden);
            try {
                Watched watched = new Watched();
                watched.take(station, channel, now, FrameRate.NTSC);
                assertSubstituted(coded, before, watched, victim);
                JsonNode status = station.json("/api/v1/status");
                assertThat(status.toString()).contains(victim.getFileName().toString());
            } finally {
                Files.move(hidden, victim);
            }
        } finally {
            coded.emptyCache();
        }
    }

    private static void assertSubstituted(CodedStation coded, Air air, Watched watched, Path victim) throws Exception {
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
            if (event.file().isPresent() && event.file().get().equals(victim)) {
                assertThat(shown.asset())
                        .as("frame %d of the missing file", frame)
                        .isNegative();
                substituted.add(event.id());
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
    public void anEmptyMediaFolderGivesASlateThatSaysWhy() throws Exception {
        Path home = folder.newFolder("empty").toPath();
        Files.createDirectories(home.resolve("channels"));
        Files.writeString(home.resolve("channels/lonely.yaml"), """
                channel: lonely
                number: "7"
                name: Lonely
                timezone: UTC
                grid: 30m
                format: {size: 320x180, rate: 25}
                pools:
                  shows: {match: {collection: shows}}
                schedule:
                  all_day:
                    - block: {start: "06:00", duration: 24h, title: Shows, pool: shows, mode: sequential}
                """);
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

    @Test
    public void mediaAreExaminedInAProcessThatMayDie() throws Exception {
        Path home = folder.newFolder("apart").toPath();
        Files.createDirectories(home.resolve("channels"));
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
        }
    }
}
