package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Segment;
import org.retrovue.producer.asset.internal.AssetProducer;
import org.retrovue.tck.framecode.ClipMaker;
import org.retrovue.tck.transport.TransportChecker;
import org.retrovue.tck.transport.TransportReport;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Pts;
import org.retrovue.time.Rational;

/**
 * An hour of a channel, segment after segment on a clock that runs as fast as they come: acts of a film, cards and fades in blocks of ten minutes, a hole in the plan, midnight, and the roll-over of the
 * stream's clock. The programme repeats itself, so that most of it comes from the cache.
 */
public class HourOnTheAirTest {
    private static final FrameRate RATE = FrameRate.PAL;
    private static final int SECONDS = 3600;
    private static final int BLOCK = 600 * 25;
    private static final int BLOCKS = 7;
    private static final int WITHOUT_PLAN = 3;
    /** One repetition of the programme: 40 s, after which sound lies at the same place of its grid again. */
    private static final int[] LENGTHS = {310, 25, 175, 1, 89, 200, 200};

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void nothingIsFoundInAnHourOfAChannelOverMidnightAndTheRollOver() throws Exception {
        Instant rollOver = rollOverNearMidnight();
        long begun = RATE.frameAtOrAfter(rollOver.minusSeconds(SECONDS / 2));
        Path media = folder.newFolder().toPath();
        Path film = media.resolve("film.mkv");
        ClipMaker.clip(film).frames(500).size(160, 90).make();
        Path home = folder.newFolder().toPath();
        List<BlockPlan> plans = new ArrayList<>();
        Channel channel = Lineups.channel(RATE);
        try (House examined = new House(home, Lineups.plans())) {
            String content = examined.engine.examine(film).contentId();
            for (int block = 0; block < BLOCKS; block++) {
                if (block != WITHOUT_PLAN) {
                    plans.add(Lineups.plan(RATE, block(begun + (long) block * BLOCK, film, content)));
                }
            }
        }
        TransportChecker checker = TransportChecker.house();
        long first;
        long end;
        try (House house = new House(home, Lineups.plans(plans.toArray(BlockPlan[]::new)))) {
            house.join(new AssetProducer(house.engine), 10, 0);
            house.clock.set(RATE.startOf(begun));
            long number = house.playout.numberAt(channel, house.clock.now());
            first = house.playout.place(channel, number).frames().start();
            end = first;
            while (end < begun + RATE.frameAt(Instant.ofEpochSecond(SECONDS))) {
                Segment segment = house.segment(channel, number++);
                checker.add(segment.bytes());
                end = segment.place().frames().end();
                house.clock.advance(Duration.between(house.clock.now(), RATE.startOf(end)));
            }
            assertThat(house.faults).isEmpty();
            assertThat(house.playout.figures().substituted()).isZero();
        }

        TransportReport report = checker.report();

        assertThat(report.faults()).isEmpty();
        assertThat(report.pictureTimes()).hasSize((int) (end - first));
        long frame = first;
        for (long time : report.pictureTimes()) {
            assertThat(Pts.wrap(time)).isEqualTo(Pts.wrap(RATE.pts(frame++)));
        }
        assertThat(RATE.startOf(first).atOffset(ZoneOffset.UTC).toLocalDate())
                .isNotEqualTo(RATE.startOf(end).atOffset(ZoneOffset.UTC).toLocalDate());
        assertThat(Pts.wrap(RATE.pts(first))).isGreaterThan(Pts.wrap(RATE.pts(end)));
    }

    /** Returns a moment at which the stream's clock rolls over, less than ten minutes from a midnight. */
    private static Instant rollOverNearMidnight() {
        for (long turn = 18_600; ; turn++) {
            Instant at = Instant.ofEpochSecond(turn * Pts.MODULUS / FrameRate.PTS_HZ);
            long second = at.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
            if (second < 600 || second > 85_800) {
                return at;
            }
        }
    }

    private static List<Event> block(long start, Path film, String content) {
        List<Event> events = new ArrayList<>();
        long at = start;
        Event.AssetRef asset =
                new Event.AssetRef(AssetId.of("folder:film"), film.getFileName().toString(), film.toUri(), content);
        while (at < start + BLOCK) {
            for (int i = 0; i < LENGTHS.length; i++) {
                boolean card = i % 2 == 1;
                int fade = i == 4 ? 12 : 0;
                events.add(
                        card
                                ? Lineups.synthetic(at, LENGTHS[i], Map.of("pattern", "bars"))
                                : new Event(
                                        "e" + at,
                                        EventKind.CONTENT,
                                        "asset",
                                        new FrameRange(at, at + LENGTHS[i]),
                                        Optional.of(asset),
                                        Rational.of(i, 7),
                                        fade,
                                        fade,
                                        Map.of()));
                at += LENGTHS[i];
            }
        }
        return events;
    }
}
