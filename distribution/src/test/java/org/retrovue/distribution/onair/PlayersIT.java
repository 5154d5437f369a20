package org.retrovue.distribution.onair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.Assume.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.AfterClass;
import org.junit.AssumptionViolatedException;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.distribution.Chromium;
import org.retrovue.distribution.onair.Air.Aired;
import org.retrovue.distribution.onair.Mpv.Status;

/**
 * The players that people have play 500 joins of unlike sources in a row, at normal speed and all at once, from a station that planned them itself: without an error, a stall or a hole.
 *
 * @see "docs/contracts/on-air.md, PLAYER-003"
 */
public final class PlayersIT {
    private static final String CHANNEL = "joins";
    private static final int JOINS = 500;
    private static final Instant BEGIN = Instant.parse("2026-01-05T12:10:00Z");
    private static final Duration LIMIT = Duration.ofMinutes(5);
    /** Pictures that a player may be too late for, of a thousand: the machine does other work beside. */
    private static final int LATE_PER_MILLE = 50;

    private static final double SECONDS_APART = 0.040;
    private static final double SECONDS_BEHIND = 0.5;

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static @Nullable RunningStation station;
    private static @Nullable Mpv mpv;
    private static @Nullable Vlc vlc;
    private static @Nullable StockPlayer hls;
    private static Look first = new Look(Instant.EPOCH, 0, 0, 0, 0);
    private static Look last = new Look(Instant.EPOCH, 0, 0, 0, 0);
    private static List<Aired> played = List.of();
    private static String playlist = "";

    /** Where each player is at a time of the station. */
    private record Look(Instant now, double mpv, double vlc, double hls, int hlsLate) {
        double seconds(Look later) {
            return Duration.between(now, later.now()).toMillis() / 1000d;
        }
    }

    @BeforeClass
    public static void play() throws Exception {
        Optional<String> mpvProgram = Installed.program("mpv");
        Optional<String> vlcProgram = Installed.program("vlc");
        Optional<String> browser = Chromium.installed();
        assumeTrue(
                "no player: apt-get install chromium mpv vlc-bin vlc-plugin-base",
                mpvProgram.isPresent() || vlcProgram.isPresent() || browser.isPresent());
        RunningStation running = start(FOLDER.newFolder("station").toPath());
        station = running;
        // How soon a cold channel is there is not what this is about: the first viewer gets all that is on offer.
        running.segment(CHANNEL, running.lastSegment(CHANNEL));
        URI address = running.address("/channel/" + CHANNEL + "/live.m3u8");
        Path folder = FOLDER.newFolder("players").toPath();
        if (browser.isPresent()) {
            hls = StockPlayer.play(browser.get(), address, folder);
        }
        if (mpvProgram.isPresent()) {
            mpv = Mpv.play(mpvProgram.get(), address, folder);
        }
        if (vlcProgram.isPresent()) {
            vlc = Vlc.play(vlcProgram.get(), address);
        }
        running.until("every player plays", () -> {
            Look look = look(running);
            return (mpv == null || look.mpv() > 2)
                    && (vlc == null || look.vlc() >= 2)
                    && (hls == null || hls.shown() > 60);
        });
        first = look(running);
        running.until("500 joins are played", LIMIT, () -> {
            played = joins(running, first.now(), running.now());
            return played.size() >= JOINS || !playing();
        });
        last = look(running);
        playlist = running.text("/channel/" + CHANNEL + "/live.m3u8");
        if (vlc != null) {
            Vlc player = vlc;
            player.command("stats");
            running.until("VLC tells its figures", () -> player.figure("buffers lost") >= 0);
        }
    }

    /** Starts a station; its channel file comes once all media are ready. */
    private static RunningStation start(Path home) throws Exception {
        int files = ShortClips.makeIn(home.resolve("media"));
        Files.createDirectories(home.resolve("channels"));
        RunningStation running = RunningStation.start(home, BEGIN, "1");
        try {
            running.until("all clips are ready", Duration.ofMinutes(2), () -> running.assets("ready") == files);
            Files.writeString(home.resolve("channels/joins.yaml"), """
                    channel: joins
                    number: "7"
                    name: Joins
                    timezone: UTC
                    grid: 10s
                    format: {size: 426x240, rate: 30000/1001, quality: 26, preset: ultrafast}
                    pools:
                      shows: {match: {collection: shows}}
                    schedule:
                      all_day:
                        - block: {start: "12:00", end: "13:00", title: Joins, pool: shows, mode: sequential}
                    traffic:
                      filler: spots
                    """);
            running.until(
                    "the channel is planned",
                    () -> running.status("/api/v1/channels/joins") == 200
                            && joins(running, running.now(), running.now().plusSeconds(15))
                                            .size()
                                    > 30);
        } catch (Exception | AssertionError e) {
            running.close();
            throw e;
        }
        return running;
    }

    @AfterClass
    public static void stop() throws Exception {
        if (mpv != null) {
            mpv.close();
        }
        if (vlc != null) {
            vlc.close();
        }
        if (hls != null) {
            hls.close();
        }
        if (station != null) {
            station.close();
        }
    }

    private static boolean playing() {
        return (mpv == null || mpv.alive()) && (vlc == null || vlc.alive());
    }

    private static List<Aired> joins(RunningStation running, Instant from, Instant to) throws Exception {
        Air air = Air.of(running, CHANNEL, from, to);
        return air.events().stream()
                .filter(event -> !event.kind().equals("slate"))
                .filter(event -> event.start() > air.rate().frameAt(from))
                .toList();
    }

    private static Look look(RunningStation running) throws Exception {
        if (vlc != null) {
            vlc.command("get_time");
        }
        return new Look(
                running.now(),
                mpv == null ? 0 : mpv.position(),
                vlc == null ? 0 : vlc.position(),
                hls == null ? 0 : hls.position(),
                hls == null ? 0 : hls.dropped());
    }

    private static long kinds() {
        return played.stream()
                .map(event -> event.file().orElse(Path.of("")))
                .distinct()
                .count();
    }

    @Test
    public void fiveHundredJoinsOfUnlikeSourcesWereOnTheAir() {
        assertThat(played).hasSizeGreaterThanOrEqualTo(JOINS);
        assertThat(kinds()).as("different files").isGreaterThan(30);
        assertThat(playlist).contains("#EXTINF").doesNotContain("DISCONTINUITY");
    }

    @Test
    public void mpvPlaysThemWithoutErrorOrStall() throws Exception {
        Mpv player = installed(mpv, "mpv is not installed: apt-get install mpv");
        List<Status> told = player.told();
        int late = told.get(told.size() - 1).late();
        long apart = told.stream()
                .filter(status -> Math.abs(status.apart()) > SECONDS_APART)
                .count();
        System.out.println("mpv: " + told.size() + " pictures, " + late + " late, " + apart + " apart from the sound");

        assertThat(player.alive()).isTrue();
        assertThat(player.complaints()).isEmpty();
        assertThat(told.stream().filter(Status::waiting)).as("waits").isEmpty();
        assertThat(told.get(told.size() - 1).dropped())
                .as("what its decoder dropped")
                .isZero();
        assertThat(1000L * late).isLessThan((long) LATE_PER_MILLE * told.size());
        // A picture that is late is apart; so are a few after it.
        assertThat(apart * 1000L).isLessThan((long) LATE_PER_MILLE * told.size());
        assertThat(told.get(told.size() - 1).apart()).isCloseTo(0, within(SECONDS_APART));
        assertThat(last.mpv() - first.mpv()).isCloseTo(first.seconds(last), within(SECONDS_BEHIND));
    }

    @Test
    public void vlcPlaysThemWithoutErrorOrStall() throws Exception {
        Vlc player = installed(vlc, "VLC is not installed: apt-get install vlc-bin vlc-plugin-base");
        System.out.println(
                "VLC: " + player.figure("frames displayed") + " pictures, " + player.figure("frames lost") + " late");

        assertThat(player.alive()).isTrue();
        assertThat(player.complaints()).isEmpty();
        assertThat(player.figure("demux corrupted")).isZero();
        assertThat(player.figure("discontinuities")).isZero();
        assertThat(player.figure("buffers lost")).isZero();
        assertThat(player.figure("frames lost") * 1000).isLessThan(LATE_PER_MILLE * player.figure("frames displayed"));
        // It tells whole seconds, and what it told at the look before.
        assertThat(last.vlc() - first.vlc()).isCloseTo(first.seconds(last), within(2d));
    }

    @Test
    public void hlsJsPlaysThemWithoutErrorOrStall() throws Exception {
        StockPlayer player = installed(hls, "no Chromium: apt-get install chromium");
        System.out.println("hls.js: " + player.shown() + " pictures, " + last.hlsLate() + " late, " + first.hlsLate()
                + " of them before all played");

        assertThat(player.errors()).isEmpty();
        assertThat(player.stalls()).as("stalls").isZero();
        assertThat(player.bufferedRanges()).isEqualTo(1);
        assertThat((last.hlsLate() - first.hlsLate()) * 1000).isLessThan(LATE_PER_MILLE * player.shown());
        assertThat(last.hls() - first.hls()).isCloseTo(first.seconds(last), within(SECONDS_BEHIND));
    }

    private static <T> T installed(@Nullable T player, String missing) {
        if (player == null) {
            throw new AssumptionViolatedException(missing);
        }
        return player;
    }
}
