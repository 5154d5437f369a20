package org.retrovue.dsl.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.ScheduleCompiler.Compilation;
import org.retrovue.api.plan.ScheduleCompiler.Request;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.ScheduleEntry.Kind;
import org.retrovue.api.plan.Seeds;
import org.retrovue.tck.fake.Assets;
import org.retrovue.tck.fake.ListedCatalog;
import org.retrovue.time.BroadcastDay;

public final class DayTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

    @Test
    public void aSequenceGoesOnFromDayToDayWithoutLossOrRepeat() {
        ListedCatalog catalog = episodes(7, 1320, 1320, 3000, 1320, 1900, 1320, 5000);
        String file = file("30m", "{start: \"06:00\", pool: a}");
        List<String> titles = new ArrayList<>();
        Instant carry = Instant.MIN;

        for (int day = 0; day < 60; day++) {
            ScheduleDay made = compile(file, catalog, MONDAY.plusDays(day), carry);
            carry = made.end();
            made.entries().forEach(entry -> titles.add(entry.title()));
        }

        for (int i = 0; i < titles.size(); i++) {
            assertThat(titles.get(i)).isEqualTo("a-" + (i % 7 + 1));
        }
    }

    @Test
    public void aProgrammeThatRunsPastTheDaysEndCarriesIn() {
        ListedCatalog catalog = episodes(1, 5 * 3600);
        String file = file("30m", "{start: \"06:00\", pool: a}");

        ScheduleDay first = compile(file, catalog, MONDAY, Instant.MIN);
        ScheduleDay second = compile(file, catalog, MONDAY.plusDays(1), first.end());

        assertThat(first.end()).isEqualTo(at(MONDAY.plusDays(1), "07:00"));
        assertThat(second.start()).isEqualTo(first.end());
        assertThat(second.entries().get(0).start()).isEqualTo(first.end());
    }

    @Test
    public void aProgrammeNeverRunsIntoTheNextBlock() {
        ListedCatalog catalog =
                new ListedCatalog(1, List.of(asset("a", 1, 5400), asset("a", 2, 5400), asset("b", 1, 60)));
        String file = file(
                "30m",
                "{start: \"06:00\", end: \"10:00\", title: Films, pool: a}",
                "{start: \"10:00\", end: \"06:00\", pool: b}");

        ScheduleDay day = compile(file, catalog, MONDAY, Instant.MIN);

        assertThat(day.entries().subList(0, 4))
                .extracting(ScheduleEntry::kind)
                .containsExactly(Kind.PROGRAMME, Kind.PROGRAMME, Kind.FILL, Kind.PROGRAMME);
        assertThat(day.entries().get(2).end()).isEqualTo(at(MONDAY, "10:00"));
        assertThat(day.entries().get(2).title()).isEqualTo("Films");
        assertThat(day.entries().get(2).reason()).contains("before 10:00");
    }

    @Test
    public void somethingShorterIsShownOutOfTurnBeforeTimeIsLeftOver() {
        ListedCatalog catalog = episodes(3, 5400, 5400, 1700);
        String file = file("30m", "{start: \"06:00\", end: \"08:00\", pool: a}");

        ScheduleDay day = compile(file, catalog, MONDAY, Instant.MIN);
        ScheduleDay next = compile(file, catalog, MONDAY.plusDays(1), Instant.MIN);

        assertThat(day.entries().subList(0, 2)).extracting(ScheduleEntry::title).containsExactly("a-1", "a-3");
        assertThat(day.entries().get(1).reason()).contains("out of turn");
        assertThat(next.entries().get(0).title()).isEqualTo("a-2");
    }

    @Test
    public void severalPoolsTakeTurns() {
        ListedCatalog catalog = new ListedCatalog(1, List.of(asset("a", 1, 60), asset("a", 2, 60), asset("b", 1, 60)));
        String file = file("6h", "{start: \"06:00\", pool: [a, b]}");

        assertThat(compile(file, catalog, MONDAY, Instant.MIN).entries())
                .extracting(ScheduleEntry::title)
                .containsExactly("a-1", "b-1", "a-2", "b-1");
    }

    @Test
    public void shuffleShowsEverythingOnceBeforeItRepeats() {
        ListedCatalog catalog = episodes(12, 1320);
        String file = file("30m", "{start: \"06:00\", pool: a, mode: shuffle}");
        List<ScheduleEntry> entries =
                compile(file, catalog, MONDAY, Instant.MIN).entries();

        for (int round = 0; round < 4; round++) {
            Set<String> titles = new HashSet<>();
            entries.subList(round * 12, round * 12 + 12).forEach(entry -> titles.add(entry.title()));
            assertThat(titles).hasSize(12);
        }
        assertThat(titles(entries))
                .isNotEqualTo(titles(
                        compile(file, catalog, MONDAY.plusDays(1), Instant.MIN).entries()));
    }

    @Test
    public void randomNeverShowsTheSameTwiceInARow() {
        for (String mode : List.of("random", "shuffle")) {
            ListedCatalog catalog = episodes(3, 1320);
            String file = file("10m", "{start: \"06:00\", pool: a, mode: " + mode + "}");
            List<ScheduleEntry> entries =
                    compile(file, catalog, MONDAY, Instant.MIN).entries();

            for (int i = 1; i < entries.size(); i++) {
                assertThat(entries.get(i).title())
                        .isNotEqualTo(entries.get(i - 1).title());
            }
        }
    }

    @Test
    public void anEmptyPoolSaysWhatItLooksFor() {
        String file = file("30m", "{start: \"06:00\", title: Nothing, pool: a}");
        Compilation made = compilation(file, ListedCatalog.of(), MONDAY, Instant.MIN);

        assertThat(made.day().orElseThrow().entries()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.MISSING);
            assertThat(entry.reason()).isEqualTo("pool 'a' matches no ready asset (collection:a)");
        });
        assertThat(made.problems()).extracting(Problem::code).containsExactly("empty-pool");
    }

    @Test
    public void aFilmOfThirtyHoursIsPassedOverWhereABlockEndsAndGoesOnForDaysWhereNoneDoes() {
        ListedCatalog both = episodes(2, 30 * 3600, 1320);
        ListedCatalog alone = episodes(1, 30 * 3600);
        String ends = file("30m", "{start: \"06:00\", end: \"12:00\", pool: a}");

        assertThat(compile(ends, both, MONDAY, Instant.MIN).entries()).first().satisfies(entry -> {
            assertThat(entry.title()).isEqualTo("a-2");
            assertThat(entry.origin().toString()).contains("longer than the block");
        });
        Compilation hopeless = compilation(ends, alone, MONDAY, Instant.MIN);
        assertThat(hopeless.day().orElseThrow().entries()).first().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.FILL);
            assertThat(entry.reason()).isEqualTo("nothing in pool 'a' fits into what is left before 12:00");
        });
        assertThat(hopeless.problems()).extracting(Problem::code, Problem::line).containsExactly(tuple("too-long", 9));
        covers(ends, both, MONDAY);
        covers(ends, alone, MONDAY);
        covers(file("30m", "{start: \"06:00\", pool: a}"), both, MONDAY);
        covers(file("30m", "{start: \"06:00\", pool: a}"), alone, MONDAY);
    }

    @Test
    public void theRestOfADayGoesOnWhereItsBeginningLeftOff() {
        for (String mode : List.of("sequential", "random", "shuffle")) {
            ListedCatalog catalog = episodes(9, 1320, 4000, 1320);
            String file = file("30m", "{start: \"06:00\", pool: a, mode: " + mode + "}");
            ScheduleDay whole = compile(file, catalog, MONDAY.plusDays(40), Instant.MIN);
            for (int i = 1; i < whole.entries().size(); i++) {
                ScheduleDay rest = compile(
                        file,
                        catalog,
                        MONDAY.plusDays(40),
                        whole.entries().get(i).start());

                assertThat(rest.entries())
                        .isEqualTo(whole.entries().subList(i, whole.entries().size()));
            }
        }
    }

    @Test
    public void daysOfEveryLengthAreCoveredWithoutHoleOrOverlap() {
        ListedCatalog catalog = new ListedCatalog(
                1, List.of(asset("a", 1, 1320), asset("a", 2, 7000), asset("a", 3, 90), asset("b", 1, 4000)));
        String[] blocks = {
            "{start: \"02:00\", end: \"03:30\", pool: a, mode: shuffle}",
            "{start: \"21:45\", end: \"01:15\", pool: [a, b]}",
            "{start: \"07:00\", duration: 9h, pool: b, mode: random}"
        };
        for (String zone : List.of("America/Chicago", "Europe/Vienna", "Australia/Lord_Howe")) {
            for (String dayStart : List.of("02:30", "06:00")) {
                for (String grid : List.of("10s", "13s", "30m", "2h", "6h")) {
                    for (String[] chosen : new String[][] {
                        blocks, {"{start: \"06:00\", pool: [a, b]}"}, {"{start: \"23:00\", end: \"22:00\", pool: a}"}
                    }) {
                        String file = file(grid, chosen)
                                .replace("timezone: UTC", "timezone: " + zone)
                                .replace("day_start: \"06:00\"", "day_start: \"" + dayStart + "\"");
                        for (LocalDate date : List.of(
                                LocalDate.of(2026, 3, 7),
                                LocalDate.of(2026, 3, 28),
                                LocalDate.of(2026, 4, 4),
                                LocalDate.of(2026, 10, 3),
                                LocalDate.of(2026, 10, 24),
                                LocalDate.of(2026, 10, 31))) {
                            covers(file, catalog, date);
                        }
                    }
                }
            }
        }
    }

    private static void covers(String file, ListedCatalog catalog, LocalDate from) {
        Instant at = Instant.MIN;
        for (int i = 0; i < 3; i++) {
            BroadcastDay day = day(file, from.plusDays(i));
            Instant expected = at.isAfter(day.start()) ? at : day.start();
            ScheduleDay made = compile(file, catalog, day.date(), expected);
            Duration grid = channel(file).grid();
            for (ScheduleEntry entry : made.entries()) {
                boolean onGrid = entry.kind() != Kind.PROGRAMME
                        || Duration.between(entry.start(), entry.end()).toNanos() % grid.toNanos() == 0;
                if (!entry.start().equals(expected) || !entry.end().isAfter(expected) || !onGrid) {
                    throw new AssertionError(entry + " after " + expected + " in\n" + file);
                }
                expected = entry.end();
            }
            assertThat(expected).isAfterOrEqualTo(day.end());
            assertThat(compile(file, catalog, day.date(), made.start()).equals(made))
                    .isTrue();
            at = made.end();
        }
    }

    private static List<String> titles(List<ScheduleEntry> entries) {
        return entries.stream().map(ScheduleEntry::title).toList();
    }

    private static Instant at(LocalDate date, String time) {
        return date.atTime(LocalTime.parse(time)).atZone(ZoneId.of("UTC")).toInstant();
    }

    private static Channel channel(String file) {
        return new YamlCompiler().read(new PlanText("x.yaml", file)).channel().orElseThrow();
    }

    private static BroadcastDay day(String file, LocalDate date) {
        return new BroadcastDay(date, channel(file).zone(), channel(file).dayStart());
    }

    private static ScheduleDay compile(String file, ListedCatalog catalog, LocalDate date, Instant carryIn) {
        return compilation(file, catalog, date, carryIn).day().orElseThrow();
    }

    private static Compilation compilation(String file, ListedCatalog catalog, LocalDate date, Instant carryIn) {
        BroadcastDay day = day(file, date);
        return new YamlCompiler()
                .compile(new Request(new PlanText("x.yaml", file), catalog, day, Seeds.of("x", date), carryIn));
    }

    private static String file(String grid, String... blocks) {
        StringBuilder text = new StringBuilder(
                "channel: x\nnumber: 7\ntimezone: UTC\nday_start: \"06:00\"\ngrid: " + grid
                        + "\npools: {a: {match: {collection: a}}, b: {match: {collection: b}}}\nschedule:\n  all_day:\n");
        for (String block : blocks) {
            text.append("    - block: ").append(block).append('\n');
        }
        return text.toString();
    }

    private static ListedCatalog episodes(int count, long... seconds) {
        List<Asset> assets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            assets.add(asset("a", i + 1, seconds[i % seconds.length]));
        }
        return new ListedCatalog(1, assets);
    }

    private static Asset asset(String collection, int number, long seconds) {
        return Assets.asset("s:" + collection + "-" + number)
                .collection(collection)
                .seconds(seconds)
                .ready();
    }
}
