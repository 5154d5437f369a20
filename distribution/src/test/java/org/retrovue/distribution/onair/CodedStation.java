package org.retrovue.distribution.onair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A home with coded clips whose channels are planned: made once, and shared by the tests that only watch. */
final class CodedStation {
    /** The 33-bit time stamps roll over at 12:54:11.618: in the midst of what the tests watch. */
    static final Instant PLANNED = Instant.parse("2026-01-05T12:49:00Z");

    static final Instant WATCHED = Instant.parse("2026-01-05T12:54:05Z");

    /** House format of each channel. */
    static final Map<String, String> CHANNELS = Map.of(
            "coded-ntsc", "ntsc-360p",
            "coded-pal", "{size: 320x180, rate: 25, quality: 24}",
            "coded-film", "{size: 320x180, rate: 24000/1001, quality: 24}",
            "coded-sixty", "{size: 320x180, rate: 60, quality: 24}");

    private static @Nullable CodedStation made;

    private final Path home;
    private final CodedClips clips;

    private CodedStation(Path home, CodedClips clips) {
        this.home = home;
        this.clips = clips;
    }

    /** Begins to make it beside what goes on: most of that is waiting until its library has settled. */
    static void begin() {
        Thread making = new Thread(
                () -> {
                    try {
                        made();
                    } catch (Exception | AssertionError e) {
                        System.out.println("The coded station is made again when it is needed: " + e);
                    }
                },
                "coded station");
        making.setDaemon(true);
        making.start();
    }

    static synchronized CodedStation made() throws Exception {
        CodedStation station = made;
        if (station == null) {
            station = make(Files.createTempDirectory("coded-station"));
            made = station;
        }
        return station;
    }

    static CodedStation make(Path home) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(home)));
        CodedClips clips = CodedClips.makeIn(home.resolve("media"));
        Files.createDirectories(home.resolve("channels"));
        int number = 101;
        for (String id : CHANNELS.keySet().stream().sorted().toList()) {
            Files.writeString(
                    home.resolve("channels").resolve(id + ".yaml"),
                    channel(id, number++, CHANNELS.getOrDefault(id, "")));
        }
        CodedStation station = new CodedStation(home, clips);
        station.plan();
        return station;
    }

    private static String channel(String id, int number, String format) {
        return """
                channel: %s
                number: "%d"
                name: %s
                timezone: UTC
                day_start: "06:00"
                grid: 10s
                format: %s
                pools:
                  shows: {match: {collection: shows}}
                schedule:
                  all_day:
                    - block: {start: "12:30", end: "13:30", title: Coded, pool: shows, mode: sequential}
                traffic:
                  filler: ads
                """.formatted(id, number, id, format);
    }

    private void plan() throws Exception {
        try (RunningStation station = RunningStation.start(home, PLANNED, "1")) {
            station.until("all clips are ready", () -> station.assets("ready") == clips.count());
            for (String id : CHANNELS.keySet()) {
                station.until(
                        id + " is planned",
                        () -> Air.of(station, id, WATCHED.minusSeconds(60), WATCHED.plusSeconds(300)).events().stream()
                                .noneMatch(event -> event.kind().equals("slate")));
            }
        }
    }

    Path home() {
        return home;
    }

    CodedClips clips() {
        return clips;
    }

    /** Starts it on a clock that stands: what is on the air then does not depend on how quick the machine is. */
    RunningStation standingAt(Instant instant) throws Exception {
        return RunningStation.start(home, instant, "0");
    }

    /** Throws away everything that was rendered. */
    void emptyCache() {
        delete(home.resolve("cache"));
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
