package org.retrovue.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.Test;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.Airings;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.ScheduleCompiler.Compilation;
import org.retrovue.api.plan.ScheduleCompiler.Request;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.Seeds;
import org.retrovue.dsl.internal.YamlCompiler;
import org.retrovue.tck.fake.LargeCatalog;
import org.retrovue.time.BroadcastDay;

/** What it costs to plan days against a large library. Not a test by its name: "retrovue bench" asks for it. */
public class PlanningBench {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 21);
    private static final int MANY = 1000;
    private static final List<String> CHANNELS = List.of("""
            channel: sitcom
            number: 1
            timezone: America/Chicago
            pools: {bar: {match: "type:episode series:'Bar Show'"}}
            programs: {bar: {pool: bar, slots: 1}}
            schedule: {every_day: [{"06:00-30:00": bar}]}
            """, """
            channel: films
            number: 2
            type: movie
            timezone: America/Chicago
            pools:
              films: {match: "type:film", avoid_last: 30d}
              cards: {match: "type:rating-card"}
            programs:
              film: {pool: films, slots_max: 6, play: random, before: [{pool: cards, by: rating}]}
            schedule:
              every_day:
                - "06:00-20:00": {program: film, bleed: true}
                - "20:00-30:00": {program: film, bleed: true}
            """, """
            channel: prime
            number: 3
            timezone: Europe/Vienna
            pools:
              bar: {match: "type:episode series:'Bar Show'"}
              medics: {match: "type:episode series:Medics"}
              fire: {match: "type:episode series:Fire"}
              classics: {match: "type:film year:1940..1969", avoid_last: 30d}
            schedule:
              every_day:
                - "06:00-18:00": {rotate: [medics, fire], play: sequential}
                - "18:00-20:00": bar
                - "20:00-30:00": {pool: classics, play: random, bleed: true}
              "10-31":
                - "20:00-26:00": {marathon: "type:film genre:horror", bleed: true}
            """, """
            channel: mixed
            number: 4
            timezone: America/Chicago
            pools:
              dramas: {match: "type:episode (series:Medics or series:Police)"}
              sponge: {match: "type:episode series:Sponge"}
            virtual_assets:
              cartoons:
                - pick: 2
                  from: {match: "type:episode series:Sponge duration:8m..14m"}
                  order: shuffle
            schedule:
              every_day: [{"06:00-30:00": {pool: dramas, play: shuffle}}]
              saturday: [{"07:00-10:00": cartoons}]
            """);

    /** When assets began, as planned so far. */
    private static final class Planned implements Airings {
        private final Map<AssetId, NavigableSet<Instant>> starts = new HashMap<>();

        void add(ScheduleDay day) {
            for (ScheduleEntry entry : day.entries()) {
                entry.parts().forEach(part -> starts.computeIfAbsent(part.asset(), a -> new TreeSet<>())
                        .add(entry.start()));
            }
        }

        @Override
        public Optional<Instant> last(AssetId asset, Instant before) {
            return Optional.ofNullable(starts.get(asset)).map(all -> all.lower(before));
        }
    }

    @Test
    public void daysOfFourChannels() {
        CatalogSnapshot catalog = LargeCatalog.snapshot();
        Table.row("four channels, 30 days, " + catalog.assets().size() + " assets", "s", "CPU-s", "entries");
        for (int round = 1; round <= 6; round++) {
            YamlCompiler compiler = new YamlCompiler();
            double cpu = Rig.cpuSeconds();
            long begin = System.nanoTime();
            int entries = 0;
            for (String text : CHANNELS) {
                entries += month(compiler, new PlanText("bench.yaml", text), catalog);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            Table.row("round " + round, number(seconds), number(Rig.cpuSeconds() - cpu), "" + entries);
        }
    }

    private static int month(YamlCompiler compiler, PlanText text, CatalogSnapshot catalog) {
        Planned planned = new Planned();
        Instant carry = Instant.MIN;
        int entries = 0;
        for (int i = 0; i < 30; i++) {
            ScheduleDay day = day(compiler, text, catalog, FIRST.plusDays(i), carry, planned);
            planned.add(day);
            carry = day.end();
            entries += day.entries().size();
        }
        return entries;
    }

    private static ScheduleDay day(
            YamlCompiler compiler,
            PlanText text,
            CatalogSnapshot catalog,
            LocalDate date,
            Instant carry,
            Airings airings) {
        Channel channel = compiler.read(text).channel().orElseThrow(() -> new AssertionError(compiler.read(text)));
        BroadcastDay day = new BroadcastDay(date, channel.zone(), channel.dayStart());
        long seed = Seeds.of(channel.id(), date);
        Compilation made = compiler.compile(new Request(text, catalog, day, seed, carry, airings));
        assertThat(made.problems()).isEmpty();
        return made.day().orElseThrow();
    }

    @Test
    public void aDayOfManyChannels() {
        CatalogSnapshot catalog = LargeCatalog.snapshot();
        YamlCompiler compiler = new YamlCompiler();
        long before = used();
        List<ScheduleDay> days = new ArrayList<>();
        double cpu = Rig.cpuSeconds();
        long begin = System.nanoTime();
        for (int i = 0; i < MANY; i++) {
            String text = CHANNELS.get(i % CHANNELS.size())
                    .replaceFirst("channel: .*", "channel: c" + i)
                    .replaceFirst("number: .*", "number: " + (i + 1));
            days.add(day(compiler, new PlanText("c" + i + ".yaml", text), catalog, FIRST, Instant.MIN, Airings.NONE));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double used = Rig.cpuSeconds() - cpu;
        int entries = days.stream().mapToInt(day -> day.entries().size()).sum();
        Table.row(MANY + " channels, one day", "s", "CPU-s", "entries", "MB kept");
        Table.row("from the file on", number(seconds), number(used), "" + entries, "" + (used() - before >> 20));
        assertThat(days).hasSize(MANY);
        assertThat(compiler.id()).isNotBlank();
    }

    private static long used() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
