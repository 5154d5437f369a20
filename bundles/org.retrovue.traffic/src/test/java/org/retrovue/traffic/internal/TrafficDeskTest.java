package org.retrovue.traffic.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.traffic.AdSelector;
import org.retrovue.api.traffic.Break;
import org.retrovue.api.traffic.BreakFiller.Filling;
import org.retrovue.api.traffic.Spot;
import org.retrovue.api.traffic.TrafficContext;
import org.retrovue.api.traffic.TrafficPolicy;
import org.retrovue.tck.fake.Assets;
import org.retrovue.tck.fake.HeardFaults;
import org.retrovue.tck.fake.ListedCatalog;
import org.retrovue.tck.fake.MadeChannel;
import org.retrovue.tck.fake.Traffic;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;

public final class TrafficDeskTest {
    private static final Instant START = Instant.parse("2026-01-05T20:12:00Z");
    private static final Channel CHANNEL =
            MadeChannel.of("x").called("1", "X").filler("ads").made();

    private final List<String> faults = new ArrayList<>();

    @Test
    public void nothingIsRepeatedWhileSomethingElseFits() {
        Filling filling =
                desk().fill(gap(100), catalog(ad("a", 30), ad("b", 30), ad("c", 30)), Traffic.nothingPlayed(), 1);

        assertThat(shown(filling)).containsExactlyInAnyOrder("a", "b", "c");
        tiles(gap(100), filling);
    }

    @Test
    public void whatOnlyAYieldingPolicyForbidsIsRepeatedRatherThanLeftBlack() {
        TrafficDesk desk = desk();
        desk.addPolicy(new Never(), Map.of(TrafficDesk.YIELDS, true));

        Filling filling = desk.fill(gap(100), catalog(ad("a", 30), ad("b", 30)), Traffic.nothingPlayed(), 1);

        assertThat(shown(filling)).containsExactly("a", "b", "a");
    }

    @Test
    public void aRuleThatDoesNotYieldIsNeverBroken() {
        TrafficDesk desk = desk();
        desk.addPolicy(new Never(), Map.of());

        Filling filling = desk.fill(gap(60), catalog(ad("a", 30)), Traffic.nothingPlayed(), 1);

        assertThat(filling.events()).extracting(Event::kind).containsExactly(EventKind.PAD);
        assertThat(filling.explanation()).anyMatch(line -> line.contains("s:a excluded by never: by no means"));
    }

    @Test
    public void aLongFillerIsCutToTheBreak() {
        Asset film = Assets.asset("s:long")
                .collection("ads")
                .type("filler")
                .seconds(3600)
                .ready();

        Filling filling = desk().fill(gap(47), catalog(film), Traffic.nothingPlayed(), 1);

        assertThat(filling.events()).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(EventKind.FILLER);
            assertThat(event.frames()).isEqualTo(gap(47).frames());
            assertThat(event.sourceStart().signum()).isZero();
        });
    }

    @Test
    public void whatFillsMayBeAQuery() {
        Break gap = new Break("b", CHANNEL, gap(70).frames(), START, 0, false, "", "", "type:commercial -title:b");

        Filling filling = desk().fill(gap, catalog(ad("a", 30), ad("b", 30), ad("c", 30)), Traffic.nothingPlayed(), 1);

        assertThat(shown(filling)).containsExactlyInAnyOrder("a", "c");
    }

    @Test
    public void anEmptyCollectionGivesBlack() {
        assertThat(desk().fill(gap(10), catalog(), Traffic.nothingPlayed(), 1).events())
                .singleElement()
                .satisfies(event -> assertThat(event.parameters()).containsEntry("pattern", "black"));
    }

    @Test
    public void aSelectorThatThrowsOrCheatsGivesBlackAndAFault() {
        for (AdSelector bad : List.of(new Bad(true), new Bad(false))) {
            TrafficDesk desk = desk();
            desk.addSelector(bad, Map.of("service.ranking", 5));

            Filling filling = desk.fill(gap(60), catalog(ad("a", 30)), Traffic.nothingPlayed(), 1);

            assertThat(filling.events()).extracting(Event::kind).containsExactly(EventKind.PAD);
            assertThat(faults).contains("TrafficFilling x");

            desk.removeSelector(bad);
            assertThat(shown(desk.fill(gap(60), catalog(ad("a", 30)), Traffic.nothingPlayed(), 1)))
                    .isNotEmpty();
        }
    }

    private TrafficDesk desk() {
        TrafficDesk desk =
                new TrafficDesk(new HeardFaults((code, subject, message) -> faults.add(code + " " + subject)));
        desk.addSelector(new First(), Map.of());
        return desk;
    }

    private static Break gap(int seconds) {
        FrameRate rate = CHANNEL.format().rate();
        FrameRange frames = new FrameRange(rate.frameAtOrAfter(START), rate.frameAtOrAfter(START.plusSeconds(seconds)));
        return new Break("b", CHANNEL, frames, START, 0, false);
    }

    private static Asset ad(String name, long seconds) {
        return Assets.asset("s:" + name)
                .collection("ads")
                .type("commercial")
                .seconds(seconds)
                .ready();
    }

    private static ListedCatalog catalog(Asset... assets) {
        return ListedCatalog.of(assets);
    }

    private static List<String> shown(Filling filling) {
        return filling.events().stream()
                .flatMap(event -> event.asset().stream())
                .map(Event.AssetRef::title)
                .toList();
    }

    private static void tiles(Break gap, Filling filling) {
        long at = gap.frames().start();
        for (Event event : filling.events()) {
            assertThat(event.frames().start()).isEqualTo(at);
            at = event.frames().end();
        }
        assertThat(at).isEqualTo(gap.frames().end());
    }

    /** Takes the first that there is. */
    private static final class First implements AdSelector {
        @Override
        public String id() {
            return "first";
        }

        @Override
        public Pod choose(List<Spot> allowed, Break gap, TrafficContext context) {
            return new Pod(allowed.subList(0, 1), List.of("it is the first"));
        }
    }

    private static final class Bad implements AdSelector {
        private final boolean throwing;

        Bad(boolean throwing) {
            this.throwing = throwing;
        }

        @Override
        public String id() {
            return "bad";
        }

        @Override
        public Pod choose(List<Spot> allowed, Break gap, TrafficContext context) {
            if (throwing) {
                throw new IllegalStateException("no");
            }
            return new Pod(List.of(Traffic.commercial("smuggled", 5)), List.of("why not"));
        }
    }

    private static final class Never implements TrafficPolicy {
        @Override
        public String id() {
            return "never";
        }

        @Override
        public Verdict judge(Spot spot, Break gap, TrafficContext context) {
            return Verdict.excluded("by no means");
        }
    }
}
