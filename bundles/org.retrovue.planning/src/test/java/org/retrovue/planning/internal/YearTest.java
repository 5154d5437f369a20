package org.retrovue.planning.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.Test;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.Part;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.traffic.BreakFiller;
import org.retrovue.tck.fake.ActiveFaults;
import org.retrovue.tck.fake.LargeCatalog;
import org.retrovue.tck.fake.ListedCatalog;

/** A year of four channels, planned by the real compiler from the large catalogue, with a restart in the middle. */
public final class YearTest {
    private static final Duration TICK = Duration.ofMinutes(20);
    private static final Instant START = Instant.parse("2026-01-01T12:10:00Z");
    private static final Instant END = Instant.parse("2027-01-02T12:00:00Z");
    private static final Instant RESTART = Instant.parse("2026-07-04T03:30:00Z");
    /** Days on which a clock changes, a leap of the year, and usual ones. */
    private static final Set<LocalDate> EVERY_MINUTE = Set.of(
            LocalDate.of(2026, 2, 28),
            LocalDate.of(2026, 3, 8),
            LocalDate.of(2026, 3, 29),
            LocalDate.of(2026, 10, 25),
            LocalDate.of(2026, 10, 31),
            LocalDate.of(2026, 11, 1),
            LocalDate.of(2026, 12, 12));

    private static final int CHANNELS = 5;
    private static final ChannelId FILLED = ChannelId.of("cheers-24-7");
    private static final int COMMERCIALS = 24;
    private static final Duration HALF_A_TICK = Duration.ofMinutes(10);

    private final Map<ChannelId, Long> generations = new HashMap<>();
    private final Map<ChannelId, Map<Instant, LogEntry>> locked = new HashMap<>();
    private final Map<ChannelId, Map<Instant, BlockPlan>> fed = new HashMap<>();
    private final Set<String> spots = new TreeSet<>();
    private long aired;
    private long minutes;

    /** The founding channels as the examples have them, one of them moved to Europe, and a station that signs off at night. */
    static Map<String, String> files() {
        Path examples = Path.of("..", "..", "docs", "examples", "channels");
        Map<String, String> files = new TreeMap<>();
        for (String name :
                List.of("_network", "cheers-24-7", "chicago-3", "nightmare-theater", "retro-prime", "off-air-nights")) {
            try {
                files.put(
                        name + ".yaml",
                        Files.readString(examples.resolve(name + ".yaml"))
                                .replace(
                                        "name: Nightmare Theater\n",
                                        "name: Nightmare Theater\ntimezone: Europe/Vienna\n")
                                .replace("name: Channel Seven\n", "name: Channel Seven\ntimezone: UTC\n"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private static TestStation station(Instant now, MemoryStore store) {
        return new TestStation(now, store, fillingOneChannel())
                .library(LargeCatalog.snapshot())
                .channels(files());
    }

    /** Traffic fills the breaks of one channel, from few commercials; the others are black, to be done sooner. */
    private static BreakFiller fillingOneChannel() {
        BreakFiller traffic = TestStation.Plugins.traffic(new ActiveFaults());
        CatalogSnapshot few = new ListedCatalog(
                1,
                LargeCatalog.snapshot().ready(AssetQuery.ofCollection("commercials")).stream()
                        .limit(COMMERCIALS)
                        .toList());
        return (gap, catalog, history, seed) -> gap.channel().id().equals(FILLED)
                ? traffic.fill(gap, few, history, seed)
                : new BreakFiller.Filling(List.of(Event.black(gap.id(), gap.frames())), List.of());
    }

    @Test
    public void aYearOfFourChannelsKeepsEveryRuleOfTheHorizonAtEveryTick() {
        TestStation station = station(START.minusSeconds(5), new MemoryStore()).run(Duration.ofSeconds(5));
        while (station.now.isBefore(END)) {
            station.step();
            check(station);
            station.now = station.now.plus(TICK);
            if (station.now.equals(RESTART)) {
                station = station(station.now, station.store);
            }
        }
        assertThat(minutes).isGreaterThan(4L * 366 * 24 * 60 / 20);
        assertThat(spots).hasSize(COMMERCIALS);
        assertThat(aired).isGreaterThan(366L * 24 * 4);
        assertThat(station.store.documents.size())
                .as("old documents are pruned")
                .isLessThan(40_000);
        assertThat(station.store.documents.values().stream()
                        .filter(each -> each.kind().equals(Archive.AIRINGS)))
                .hasSizeGreaterThan(4 * 366);
    }

    private void check(TestStation station) {
        Instant now = station.now;
        assertThat(station.faults.active()).as("at %s", now).isEmpty();
        assertThat(station.manager.views()).hasSize(CHANNELS);
        for (PlannedView view : station.manager.views()) {
            ChannelId id = view.channel().id();
            assertThat(view.holeReason()).as("%s at %s", id, now).isEmpty();
            assertThat(view.horizon().guideUntil())
                    .as("%s at %s", id, now)
                    .isAfterOrEqualTo(now.plus(Duration.ofDays(4)));
            assertThat(view.horizon().logUntil())
                    .as("%s at %s", id, now)
                    .isAfterOrEqualTo(now.plus(Duration.ofHours(6)));
            assertThat(view.horizon().plansUntil())
                    .as("%s at %s", id, now)
                    .isAfterOrEqualTo(now.plus(Duration.ofMinutes(30)));
            long before = generations.getOrDefault(id, 0L);
            assertThat(view.horizon().generation()).isGreaterThanOrEqualTo(before);
            generations.put(id, view.horizon().generation());
            entries(view.entries().all());
            nothingLockedChanges(id, view, now);
            guideIsPlayout(view, now.plusSeconds(1)); // at a boundary the last frame of the block before is on
            guideIsPlayout(view, now.plus(HALF_A_TICK).plusSeconds(1));
            if (EVERY_MINUTE.contains(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
                for (int minute = 1; minute < TICK.toMinutes(); minute++) {
                    guideIsPlayout(view, now.plusSeconds(60L * minute + 1));
                }
            }
        }
    }

    private static void entries(List<ScheduleEntry> entries) {
        for (int i = 1; i < entries.size(); i++) {
            ScheduleEntry entry = entries.get(i);
            if (!entry.start().equals(entries.get(i - 1).end())) {
                throw new AssertionError(entries.get(i - 1) + " is not followed by " + entry);
            }
        }
    }

    private void nothingLockedChanges(ChannelId id, PlannedView view, Instant now) {
        Map<Instant, LogEntry> known = locked.computeIfAbsent(id, any -> new TreeMap<>());
        Map<Instant, BlockPlan> plans = fed.computeIfAbsent(id, any -> new TreeMap<>());
        Instant at = null;
        for (LogEntry block : view.log().all()) {
            if (at != null && !block.start().equals(at)) {
                throw new AssertionError("a seam before " + block);
            }
            at = block.end();
            LogEntry before = known.putIfAbsent(block.start(), block);
            if (before != null && before != block && !before.equals(block)) {
                throw new AssertionError(before + " became " + block);
            }
        }
        long frame = Long.MIN_VALUE;
        for (BlockPlan plan : view.plans().all()) {
            if (frame != Long.MIN_VALUE && plan.frames().start() != frame) {
                throw new AssertionError("a seam before " + plan.id());
            }
            frame = plan.frames().end();
            BlockPlan before = plans.putIfAbsent(plan.start(), plan);
            if (before == null && id.equals(FILLED)) {
                noteSpots(plan);
            }
            if (before != null && before != plan && !before.equals(plan)) {
                throw new AssertionError(before + " became " + plan);
            }
        }
        known.keySet().removeIf(start -> start.isBefore(now.minus(Duration.ofDays(1))));
        plans.keySet().removeIf(start -> start.isBefore(now.minus(Duration.ofDays(1))));
    }

    /** No spot follows itself, and all that is left over is black. */
    private void noteSpots(BlockPlan plan) {
        String last = "";
        for (Event event : plan.events()) {
            if (event.kind() == EventKind.COMMERCIAL) {
                String spot = event.asset().orElseThrow().id().value();
                assertThat(spot).as("%s", plan.id()).isNotEqualTo(last);
                spots.add(spot);
                last = spot;
                aired++;
            } else if (event.kind() != EventKind.PAD) {
                last = "";
            }
        }
    }

    /** What the guide says is what is on. */
    private void guideIsPlayout(PlannedView view, Instant now) {
        minutes++;
        ScheduleEntry entry = view.entries().covering(now, now.plusNanos(1)).get(0);
        long frame = view.channel().format().rate().frameAt(now);
        Event event = view.plans().covering(now.minusSeconds(1), now.plusSeconds(1)).stream()
                .flatMap(plan -> plan.events().stream())
                .filter(each -> each.frames().contains(frame))
                .findFirst()
                .orElseThrow();
        if (event.kind() == EventKind.CONTENT) {
            assertThat(entry.parts())
                    .as("%s at %s", view.channel().id(), now)
                    .extracting(Part::asset)
                    .contains(event.asset().orElseThrow().id());
        } else if (event.kind() == EventKind.SLATE) {
            assertThat(entry.kind())
                    .as("%s at %s: %s", view.channel().id(), now, event)
                    .isEqualTo(ScheduleEntry.Kind.OFF_AIR);
        }
    }
}
