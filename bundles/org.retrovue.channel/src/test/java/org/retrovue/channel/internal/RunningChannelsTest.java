package org.retrovue.channel.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.After;
import org.junit.Test;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.channel.Segment;
import org.retrovue.api.channel.SegmentUnavailableException;
import org.retrovue.api.channel.SegmentUnavailableException.Reason;
import org.retrovue.api.channel.Window;
import org.retrovue.api.plan.Schedules;
import org.retrovue.tck.Configs;
import org.retrovue.tck.ManualClock;
import org.retrovue.tck.fake.HeardFaults;
import org.retrovue.tck.fake.ListedChannels;
import org.retrovue.tck.fake.MadeChannel;
import org.retrovue.time.Rational;

public class RunningChannelsTest {
    private static final Duration A_WHILE = Duration.ofMillis(50);

    private final Channel channel = channel("retro", "5", false);
    private final List<Channel> zapped = new ArrayList<>();
    private boolean warm;
    private final ManualClock clock = ManualClock.at("2026-01-05T12:00:00.300Z");
    private final SteppedPlayout playout = new SteppedPlayout();
    private final List<String> faults = new ArrayList<>();
    private final RunningChannels channels = new RunningChannels(
            schedules(),
            playout,
            clock,
            new HeardFaults((code, subject, message) -> faults.add(code + " " + subject + " " + message)),
            Configs.of(RunningChannels.Config.class, Map.of()));

    @After
    public void stop() {
        channels.stop();
        assertThat(clock.failures()).isEmpty();
    }

    @Test
    public void theWindowOffersTwelveSegmentsUpToThreeTargetDurationsAhead() {
        long last = -1;
        for (int i = 0; i < 100; i++) {
            Window window = channels.window(channel);
            Segment.Place newest = window.segments().get(11);

            assertThat(window.segments()).hasSize(12);
            assertThat(newest.start()).isBeforeOrEqualTo(clock.now().plusSeconds(9));
            assertThat(window.startOffset()).isLessThan(Rational.of(-9));
            assertThat(startPoint(window)).isEqualTo(clock.now());
            assertThat(newest.number()).isGreaterThanOrEqualTo(last);
            last = newest.number();
            clock.advance(Duration.ofMillis(333));
        }
    }

    private Instant startPoint(Window window) {
        Instant end = Offer.end(channel, window.segments().get(11));
        return end.plus(window.startOffset().toDuration());
    }

    @Test
    public void nothingIsRenderedWhileNobodyWatches() {
        channels.window(channel);
        clock.advance(Duration.ofMinutes(1));

        assertThat(playout.asked).isEmpty();
        assertThat(channels.status(channel).running()).isFalse();
    }

    @Test
    public void aWatchedChannelHasAllThatIsOfferedRenderedAndThreeSegmentsMore() {
        channels.watching(channel, "a", "hls");

        for (int i = 0; i < 40; i++) {
            long newest = channels.window(channel).segments().get(11).number();
            assertThat(playout.asked.keySet()).contains(newest, newest + 3).doesNotContain(newest + 4);
            assertThat(channels.status(channel).runwayMillis()).isGreaterThan(13_000);
            channels.watching(channel, "a", "hls");
            clock.advance(Duration.ofMillis(500));
        }
    }

    @Test
    public void whatIsNotRenderedWhenTheSessionEndsIsCalledOff() {
        playout.atOnce = false;
        channels.watching(channel, "a", "hls");
        channels.left(channel, "a");
        clock.advance(Duration.ofSeconds(21));

        assertThat(channels.status(channel).running()).isFalse();
        assertThat(playout.asked.values()).isNotEmpty().allMatch(CompletableFuture::isCancelled);
    }

    @Test
    public void whatWasNotRenderedInTimeIsCalledOff() {
        playout.atOnce = false;
        channels.watching(channel, "a", "hls");
        long first = playout.asked.keySet().iterator().next();
        clock.advance(Duration.ofSeconds(6));

        assertThat(playout.asked.get(first)).isCancelled();
        assertThat(playout.asked.get(first + 6)).isNotDone();
    }

    @Test
    public void aWarmChannelHasWhatIsOnOfferPreparedWhileNobodyWatches() {
        warm = true;
        clock.advance(Duration.ofSeconds(1));
        long newest = channels.window(channel).segments().get(11).number();

        assertThat(playout.asked).isEmpty();
        assertThat(playout.prepared.keySet()).contains(newest - 4, newest).doesNotContain(newest + 1, newest - 6);
        assertThat(channels.status(channel).running()).isFalse();

        channels.watching(channel("retro", "5", true), "a", "hls");
        clock.advance(Duration.ofSeconds(1));
        assertThat(playout.asked).containsKey(newest);
        assertThat(playout.prepared.values()).allMatch(CompletableFuture::isCancelled);

        warm = false;
        channels.left(channel, "a");
        playout.prepared.clear();
        clock.advance(Duration.ofSeconds(30));
        assertThat(playout.prepared).isEmpty();
    }

    @Test
    public void lateInASegmentTheFirstViewerWaitsForTheNextOneOnly() throws Exception {
        Segment.Place onAir = playout.place(channel, playout.numberAt(channel, clock.now()));
        clock.advanceTo(Offer.end(channel, onAir).minusMillis(600));
        long next = onAir.number() + 1;
        playout.atOnce = false;
        channels.watching(channel, "a", "hls");
        assertThat(playout.asked).containsKey(next).doesNotContainKey(onAir.number());
        assertThat(channels.status(channel).runwayMillis()).isZero();

        assertThat(catchThrowableOfType(
                                SegmentUnavailableException.class, () -> channels.awaitPicture(channel, A_WHILE))
                        .reason())
                .isEqualTo(Reason.LATE);

        playout.atOnce = true;
        Thread other = new Thread(() -> clock.advance(Duration.ofMillis(700)));
        other.start();
        channels.awaitPicture(channel, Duration.ofSeconds(10));
        other.join();
        assertThat(clock.now()).isAfterOrEqualTo(playout.place(channel, next).start());
        assertThat(playout.asked).doesNotContainKey(onAir.number());
    }

    @Test
    public void earlyInASegmentTheFirstViewerWaitsForThatOne() throws Exception {
        Segment.Place onAir = playout.place(channel, playout.numberAt(channel, clock.now()));
        clock.advanceTo(Offer.end(channel, onAir).minusMillis(1_400));
        channels.watching(channel, "a", "hls");

        channels.awaitPicture(channel, Duration.ofSeconds(10));

        assertThat(playout.asked).containsKey(onAir.number());
        assertThat(clock.now()).isBefore(Offer.end(channel, onAir));
    }

    private static Channel withRenditions(ChannelFormat... renditions) {
        Channel plain = channel("retro", "5", false);
        return MadeChannel.like(plain).format(plain.format(), renditions).made();
    }

    private static ChannelFormat named(String name) {
        return Objects.requireNonNull(ChannelFormat.NAMED.get(name), name);
    }

    private List<String> askedIn(String format) {
        return playout.formats.stream()
                .filter(asked -> asked.startsWith(format + " "))
                .toList();
    }

    @Test
    public void onlyRenditionsThatSomebodyWatchesAreRendered() {
        ChannelFormat small = named("ntsc-360p");
        Channel all = withRenditions(small, named("ntsc-480p"));

        channels.watching(all.in(small), "a", "hls");
        clock.advance(Duration.ofSeconds(3));

        assertThat(askedIn("ntsc-360p")).hasSizeGreaterThan(8);
        assertThat(askedIn("ntsc-720p")).isEmpty();
        assertThat(askedIn("ntsc-480p")).isEmpty();
        assertThat(channels.status(all).running()).isTrue();
        assertThat(channels.status(all).runwayMillis()).isGreaterThan(10_000);
    }

    @Test
    public void aViewerThatGoesToAnotherRenditionIsOneViewerAndTheOldOneIsLeft() throws Exception {
        ChannelFormat small = named("ntsc-360p");
        Channel all = withRenditions(small);
        channels.watching(all.in(all.format()), "a", "hls");
        long newest = channels.window(all).segments().get(11).number();

        channels.watching(all.in(small), "a", "hls");

        assertThat(channels.status(all).viewers()).isEqualTo(1);
        assertThat(askedIn("ntsc-360p"))
                .as("it has what is on offer in the format that it comes from")
                .startsWith("ntsc-360p " + (newest + 1))
                .hasSize(3);
        channels.awaitPicture(all.in(small), A_WHILE);
        assertThat(channels.segment(all.in(small), newest, A_WHILE).place().number())
                .isEqualTo(newest);
        for (int i = 0; i < 40; i++) {
            clock.advance(Duration.ofMillis(500));
            channels.watching(all.in(small), "a", "hls");
        }
        assertThat(askedIn("ntsc-720p")).doesNotContain("ntsc-720p " + (newest + 10));
        assertThat(askedIn("ntsc-360p")).contains("ntsc-360p " + (newest + 10));
        assertThat(channels.status(all).runwayMillis()).isGreaterThan(10_000);
    }

    @Test
    public void aViewerThatBeginsInARenditionHasItFromNowOn() {
        ChannelFormat small = named("ntsc-360p");
        Channel all = withRenditions(small);
        channels.watching(all.in(all.format()), "a", "hls");
        channels.watching(all.in(small), "a", "hls");
        long next = playout.numberAt(all, clock.now()) + 1;
        assertThat(askedIn("ntsc-360p")).doesNotContain("ntsc-360p " + next);

        channels.watching(all.in(small), "b", "hls");
        clock.advance(Duration.ofMillis(500));

        assertThat(askedIn("ntsc-360p")).contains("ntsc-360p " + next);
        assertThat(channels.status(all).viewers()).isEqualTo(2);
    }

    @Test
    public void theOwnFormatIsOneRenderingForAllDeliveries() {
        Channel all = withRenditions(named("ntsc-360p"));
        channels.watching(all.in(all.format()), "a", "hls");
        int asked = playout.formats.size();

        channels.watching(all, "b", "mpegts");

        assertThat(playout.formats).hasSize(asked);
        assertThat(channels.status(all).viewers()).isEqualTo(2);
    }

    @Test
    public void aHundredZapsLeaveNothingBehind() throws Exception {
        playout.atOnce = false;
        for (int i = 0; i < 20; i++) {
            zapped.add(channel("zap-" + i, "1" + i, false));
        }
        int threads = Thread.activeCount();
        for (int zap = 0; zap < 100; zap++) {
            Channel to = zapped.get(zap * 7 % 20);
            channels.watching(to, "a", "hls");
            assertThat(channels.status(to).viewers()).isEqualTo(1);
            clock.advance(Duration.ofMillis(700));
            channels.left(to, "a");
            assertThat(channels.status(to).viewers()).isZero();
        }
        assertThat(sessions()).as("those of the last twenty seconds").isBetween(15, 20);

        clock.advance(Duration.ofSeconds(21));

        assertThat(sessions()).isZero();
        assertThat(playout.all).hasSizeGreaterThan(500).allMatch(CompletableFuture::isDone);
        assertThat(Thread.activeCount()).isEqualTo(threads);
    }

    private int sessions() {
        return (int)
                zapped.stream().filter(one -> channels.status(one).running()).count();
    }

    @Test
    public void whoComesBackSoonFindsWhatWasRendered() throws Exception {
        channels.watching(channel, "a", "hls");
        channels.left(channel, "a");
        clock.advance(Duration.ofSeconds(15));
        int asked = playout.formats.size();

        channels.watching(channel, "a", "hls");

        assertThat(playout.formats).hasSize(asked);
        long onAir = playout.numberAt(channel, clock.now());
        assertThat(channels.segment(channel, onAir, Duration.ZERO).place().number())
                .isEqualTo(onAir);
        assertThat(playout.formats).as("ready, not rendered again").hasSize(asked);
    }

    @Test
    public void theSessionEndsTwentySecondsAfterTheLastViewerLeft() {
        channels.watching(channel, "a", "hls");
        channels.watching(channel, "b", "mpegts");
        assertThat(channels.status(channel).viewers()).isEqualTo(2);
        channels.left(channel, "a");
        channels.left(channel, "b");

        clock.advance(Duration.ofMillis(19_400));
        assertThat(channels.status(channel).running()).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(channels.status(channel).running()).isFalse();
    }

    @Test
    public void aViewerThatIsSilentForThreeTargetDurationsIsGone() {
        channels.watching(channel, "a", "hls");
        clock.advance(Duration.ofSeconds(9));
        assertThat(channels.status(channel).viewers()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(channels.status(channel).viewers()).isZero();
        assertThat(channels.status(channel).running()).isTrue();

        channels.watching(channel, "a", "hls");
        clock.advance(Duration.ofSeconds(9));
        assertThat(channels.status(channel).running()).isTrue();
        clock.advance(Duration.ofSeconds(22));
        assertThat(channels.status(channel).running()).isFalse();
    }

    @Test
    public void onlyWhatIsOnOfferCanBeHad() throws Exception {
        long newest = channels.window(channel).segments().get(11).number();

        assertThat(channels.segment(channel, newest + 1, A_WHILE).place().number())
                .isEqualTo(newest + 1);
        assertThat(refusal(newest + 2)).isEqualTo(Reason.NOT_YET);
        assertThat(refusal(Long.MAX_VALUE)).isEqualTo(Reason.NOT_YET);
        assertThat(channels.segment(channel, newest - 30, A_WHILE)).isNotNull();
        assertThat(refusal(newest - 40)).isEqualTo(Reason.GONE);
        assertThat(refusal(0)).isEqualTo(Reason.GONE);
        assertThat(refusal(Long.MIN_VALUE)).isEqualTo(Reason.GONE);
        playout.atOnce = false;
        assertThat(refusal(newest)).isEqualTo(Reason.LATE);
        assertThat(channels.status(channel).viewers()).isZero();
        assertThat(channels.status(channel).segmentsServed()).isEqualTo(2);
    }

    private Reason refusal(long number) {
        return catchThrowableOfType(SegmentUnavailableException.class, () -> channels.segment(channel, number, A_WHILE))
                .reason();
    }

    @Test
    public void whatIsRenderedIsServedUntilThePlanChanges() throws Exception {
        channels.watching(channel, "a", "hls");
        long number = channels.window(channel).segments().get(11).number();
        Segment first = channels.segment(channel, number, A_WHILE);
        assertThat(channels.segment(channel, number, A_WHILE)).isSameAs(first);

        playout.text = "two";

        assertThat(channels.segment(channel, number, A_WHILE).bytes())
                .asString()
                .isEqualTo("two");
    }

    @Test
    public void aRunwayThatIsLowIsReported() {
        playout.atOnce = false;
        for (int i = 0; i < 40; i++) {
            channels.watching(channel, "a", "hls");
            clock.advance(Duration.ofMillis(500));
        }

        assertThat(channels.status(channel).runwayMillis()).isZero();
        assertThat(faults).isNotEmpty().allMatch(fault -> fault.startsWith("RunwayLow retro"));
    }

    @Test
    public void viewersAreCountedByDeliveryAndTheRunwayIsTold() {
        channels.watching(channel, "a", "hls");
        channels.watching(channel, "b", "hls");
        channels.watching(channel, "c", "mpegts");

        Map<String, String> figures = figures();

        assertThat(figures)
                .containsEntry("retrovue_sessions{}", "1")
                .containsEntry("retrovue_viewers{channel=retro, delivery=hls}", "2")
                .containsEntry("retrovue_viewers{channel=retro, delivery=mpegts}", "1");
        assertThat(figures.get("retrovue_runway_seconds{channel=retro}")).matches("1[3-9]\\.[0-9]+");
        clock.advance(Duration.ofSeconds(40));
        assertThat(figures())
                .containsEntry("retrovue_sessions{}", "0")
                .doesNotContainKey("retrovue_runway_seconds{channel=retro}");
    }

    private Map<String, String> figures() {
        Map<String, String> figures = new java.util.TreeMap<>();
        channels.metrics().forEach(metric -> metric.samples()
                .forEach(sample -> figures.put(
                        metric.name() + sample.labels(), sample.value().toPlainString())));
        return figures;
    }

    @Test
    public void channelsAreFoundByIdAndByNumber() {
        assertThat(channels.find("retro")).contains(channel);
        assertThat(channels.find("5")).contains(channel);
        assertThat(channels.find("6")).isEmpty();
    }

    private static Channel channel(String id, String number, boolean warm) {
        return MadeChannel.of(id).called(number, "Retro").warm(warm).made();
    }

    private Schedules schedules() {
        return new ListedChannels(() -> {
            List<Channel> all = new ArrayList<>(zapped);
            all.add(warm ? channel("retro", "5", true) : channel);
            return all;
        });
    }
}
