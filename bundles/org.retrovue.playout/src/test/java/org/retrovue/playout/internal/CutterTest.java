package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.Test;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Segment;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

public class CutterTest {
    private static final long TODAY = 53_000_000_000L;

    @Test
    public void segmentsTileTheTimelineWhateverTheEvents() {
        for (FrameRate rate : FrameRate.HOUSE_RATES) {
            Channel channel = Lineups.channel(rate);
            for (int seed = 0; seed < 30; seed++) {
                List<Event> events = Lineups.random(TODAY + seed, 3000, new Random(seed));
                Cutter cutter = new Cutter(new Timeline(Lineups.plans(Lineups.plan(rate, events))));

                long first = (TODAY - 200) / rate.segmentFrames();
                long end = cutter.place(channel, first).frames().start();
                for (long number = first; number < first + 40; number++) {
                    Cut cut = cutter.cut(channel, number);
                    assertThat(cut.frames().start()).isEqualTo(end);
                    assertThat(cut.frames().count()).isPositive();
                    end = cut.frames().end();
                    checkGops(cut, rate);
                }
            }
        }
    }

    private static void checkGops(Cut cut, FrameRate rate) {
        long at = cut.frames().start();
        for (Gop gop : cut.gops()) {
            assertThat(gop.frames().start()).isEqualTo(at);
            assertThat(gop.count()).isPositive().isLessThan(rate.gopFrames() * 3 / 2 + 1);
            assertThat(gop.event().frames().intersect(gop.frames())).isEqualTo(gop.frames());
            at = gop.frames().end();
        }
        assertThat(at).isEqualTo(cut.frames().end());
        Rational duration = cut.place().duration();
        assertThat(duration.plus(Rational.of(1, 2)).floor())
                .as("EXTINF, rounded")
                .isLessThanOrEqualTo(3);
    }

    @Test
    public void everyFrameIsInTheSegmentOfItsNumber() {
        FrameRate rate = FrameRate.NTSC;
        Channel channel = Lineups.channel(rate);
        Cutter cutter =
                new Cutter(new Timeline(Lineups.plans(Lineups.plan(rate, Lineups.random(TODAY, 2000, new Random(7))))));

        for (long frame = TODAY - 100; frame < TODAY + 2200; frame++) {
            Segment.Place place = cutter.place(channel, cutter.numberOf(channel, frame));
            assertThat(place.frames().contains(frame)).isTrue();
        }
    }

    @Test
    public void soundFramesOfNeighboursTile() {
        for (FrameRate rate : FrameRate.HOUSE_RATES) {
            Channel channel = Lineups.channel(rate);
            Cutter cutter = new Cutter(
                    new Timeline(Lineups.plans(Lineups.plan(rate, Lineups.random(TODAY, 2000, new Random(3))))));
            long first = TODAY / rate.segmentFrames() + 1;
            long end = cutter.cut(channel, first).sound().first();
            for (long number = first; number < first + 15; number++) {
                Cut cut = cutter.cut(channel, number);
                assertThat(cut.sound().first()).isEqualTo(end);
                assertThat(cut.sound().count()).isGreaterThan(20);
                end = cut.sound().end();
                long heardFrom = rate.firstSample(cut.heard().get(0).frames().start());
                long heardTo = rate.firstSample(
                        cut.heard().get(cut.heard().size() - 1).frames().end());
                assertThat(heardFrom).isLessThanOrEqualTo(cut.sound().firstSample());
                assertThat(heardTo)
                        .isGreaterThanOrEqualTo(
                                cut.sound().firstSample() + cut.sound().samples());
            }
        }
    }

    @Test
    public void frameOfASampleHoldsIt() {
        Random random = new Random(1);
        for (FrameRate rate : FrameRate.HOUSE_RATES) {
            for (int i = 0; i < 2000; i++) {
                long sample = 84_000_000_000_000L + random.nextInt(1_000_000);
                long frame = Cutter.frameOfSample(sample, rate);
                assertThat(rate.firstSample(frame)).isLessThanOrEqualTo(sample);
                assertThat(rate.firstSample(frame + 1)).isGreaterThan(sample);
            }
        }
    }

    @Test
    public void remainderOfLessThanHalfIsMergedIntoTheGopBefore() {
        GopGrid grid = new GopGrid(FrameRate.NTSC);

        assertThat(counts(grid, 1)).containsExactly(1);
        assertThat(counts(grid, 44)).containsExactly(44);
        assertThat(counts(grid, 45)).containsExactly(30, 15);
        assertThat(counts(grid, 74)).containsExactly(30, 44);
        assertThat(counts(grid, 90)).containsExactly(30, 30, 30);
    }

    private static List<Integer> counts(GopGrid grid, int frames) {
        Event event = Lineups.synthetic(1000, frames, Map.of());
        return grid.startingIn(event, new FrameRange(0, 100_000)).stream()
                .map(Gop::count)
                .toList();
    }

    @Test
    public void holesAreSlatesThatDoNotChangeWhenAPlanAppearsElsewhere() {
        FrameRate rate = FrameRate.PAL;
        Channel channel = Lineups.channel(rate);
        Timeline empty = new Timeline(Lineups.plans());
        Timeline planned =
                new Timeline(Lineups.plans(Lineups.plan(rate, List.of(Lineups.synthetic(TODAY + 333, 77, Map.of())))));
        FrameRange all = new FrameRange(TODAY, TODAY + 600);

        List<Event> before = empty.events(channel, all);
        List<Event> after = planned.events(channel, all);

        assertThat(before).allMatch(event -> event.kind() == EventKind.SLATE);
        assertThat(before.get(0).parameters()).containsEntry("text", "Nothing to show");
        List<Event> same = new ArrayList<>(before);
        same.retainAll(after);
        assertThat(same).hasSizeGreaterThanOrEqualTo(before.size() - 3);
        long at = after.get(0).frames().start();
        for (Event event : after) {
            assertThat(event.frames().start()).isEqualTo(at);
            at = event.frames().end();
        }
        assertThat(at).isGreaterThanOrEqualTo(all.end());
    }
}
