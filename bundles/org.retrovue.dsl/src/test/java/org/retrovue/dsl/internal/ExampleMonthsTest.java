package org.retrovue.dsl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.Test;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.api.plan.BreakPattern;
import org.retrovue.api.plan.Part;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.ScheduleEntry.Kind;
import org.retrovue.tck.fake.LargeCatalog;
import org.retrovue.tck.fake.ListedCatalog;

/** The channels in docs/examples are what they say they are, month after month, with a library of 12,364 assets. */
public final class ExampleMonthsTest {
    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 25); // Halloween, and the hour that comes twice
    private static final LocalDate ADVENT = LocalDate.of(2026, 12, 4); // until the first days of January
    private static final int MONTH = 30;
    private static final ListedCatalog LIBRARY = LargeCatalog.snapshot();

    @Test
    public void everyExampleFillsEveryDayOnTheGridAndSaysWhy() throws IOException {
        for (Path folder : List.of(ExampleFiles.FOLDER, ExampleFiles.OLD)) {
            for (PlanText text : ExampleFiles.in(folder)) {
                FileDays days = new FileDays(text, LIBRARY);
                long grid = days.channel().grid().toSeconds();
                Instant at = days.broadcastDay(AUTUMN).start();
                for (int i = 0; i < MONTH; i++) {
                    ScheduleDay day = days.day(AUTUMN.plusDays(i));
                    for (ScheduleEntry entry : day.entries()) {
                        assertThat(entry.start())
                                .as("%s %s", text.file(), entry)
                                .isEqualTo(at);
                        at = entry.end();
                        assertThat(entry.kind()).as("%s", entry).isNotIn(Kind.MISSING, Kind.OPEN);
                        assertThat(entry.origin().because()).isNotEmpty();
                        assertThat(entry.origin().line()).isPositive();
                        boolean programme = entry.kind() == Kind.PROGRAMME && !entry.exact();
                        assertThat(programme
                                        && (entry.start().getEpochSecond() % grid != 0 || seconds(entry) % grid != 0))
                                .as("%s %s", text.file(), entry)
                                .isFalse();
                    }
                    assertThat(at)
                            .isAfterOrEqualTo(
                                    days.broadcastDay(AUTUMN.plusDays(i)).end());
                }
                assertThat(days.warnings()).as(text.file()).isEmpty();
            }
        }
    }

    @Test
    public void cheersShowsEveryEpisodeInOrderWithoutLoss() throws IOException {
        FileDays days = example("cheers-24-7");
        List<Asset> order = LIBRARY.ready(AssetQuery.parse("type:episode series:'Bar Show'")).stream()
                .sorted(EPISODES)
                .toList();

        List<Asset> shown = programmes(days, ADVENT, MONTH);

        assertThat(shown).hasSizeGreaterThan(1200);
        int first = order.indexOf(shown.get(0));
        for (int i = 0; i < shown.size(); i++) {
            assertThat(shown.get(i)).isEqualTo(order.get((first + i) % order.size()));
        }
    }

    @Test
    public void chicagoTakesTurnsAndKeepsEachSeriesInOrder() throws IOException {
        FileDays days = example("chicago-3");
        List<String> turns = List.of("Medics", "Fire", "Police");
        Map<String, Integer> counts = new HashMap<>();
        Map<String, List<Asset>> orders = new HashMap<>();
        for (String series : turns) {
            orders.put(
                    series,
                    LIBRARY.ready(AssetQuery.parse("type:episode series:" + series)).stream()
                            .sorted(EPISODES)
                            .toList());
        }

        List<Asset> shown = programmes(days, AUTUMN, MONTH);

        int turn = turns.indexOf(shown.get(0).details().series());
        for (Asset asset : shown) {
            String series = asset.details().series();
            assertThat(series).isEqualTo(turns.get(turn++ % turns.size()));
            List<Asset> order = orders.getOrDefault(series, List.of());
            int place = counts.merge(series, 1, (was, one) -> was + 1);
            int first = (order.indexOf(asset) - place + 1 + 10 * order.size()) % order.size();
            assertThat(counts.computeIfAbsent("first " + series, key -> first)).isEqualTo(first);
        }
    }

    @Test
    public void nightmareTheaterRepeatsNothingInItsMarathonsAndLetsThemRunOver() throws IOException {
        FileDays days = example("nightmare-theater");
        boolean ranOver = false;
        for (int i = 0; i < MONTH; i++) {
            LocalDate date = AUTUMN.plusDays(i);
            List<ScheduleEntry> marathons = days.day(date).entries().stream()
                    .filter(entry -> entry.origin().because().contains("a marathon: nothing twice until all was shown"))
                    .toList();
            assertThat(marathons)
                    .extracting(entry -> entry.asset())
                    .doesNotHaveDuplicates()
                    .isNotEmpty();
            assertThat(marathons).allMatch(entry -> entry.packaging().breaks().equals(BreakPattern.BETWEEN));
            ScheduleEntry last = marathons.get(marathons.size() - 1);
            ranOver |= clock(days, last.end()).isAfter(LocalTime.of(22, 0));
            if (date.equals(LocalDate.of(2026, 10, 31))) {
                assertThat(marathons)
                        .allMatch(entry -> days.asset(entry).details().genres().contains("horror"));
                assertThat(Duration.between(marathons.get(0).start(), last.end()))
                        .isGreaterThan(Duration.ofHours(22));
                assertThat(marathons)
                        .allMatch(entry -> entry.packaging().overlays().containsValue("BOO"));
            }
        }
        assertThat(ranOver).isTrue();
    }

    @Test
    public void retroPrimeHasItsSpecialsWhereTheyBelongAndLeavesTheRestAlone() throws IOException {
        FileDays days = example("retro-prime");
        PlanText file = ExampleFiles.named("retro-prime");
        String plain = file.text().replaceAll("(?ms)^  saturday:.*?(?=^  at )", "");
        FileDays without = new FileDays(new PlanText(file.file(), plain, file.beside()), LIBRARY);
        for (int i = 0; i < MONTH; i++) {
            LocalDate date = ADVENT.plusDays(i);
            List<ScheduleEntry> entries = days.day(date).entries();
            List<ScheduleEntry> plainEntries = without.day(date).entries();
            boolean saturday = date.getDayOfWeek() == DayOfWeek.SATURDAY;
            boolean weekend = saturday || date.getDayOfWeek() == DayOfWeek.SUNDAY;
            for (ScheduleEntry entry : at(days, entries, "07:00", "10:00")) {
                assertThat(entry.origin().program().equals("saturday_cartoons")).isEqualTo(saturday);
            }
            for (ScheduleEntry entry : at(days, entries, "20:30", "23:00")) {
                boolean marathon = entry.origin().layer().startsWith("weekends");
                assertThat(marathon).isEqualTo(weekend && date.isBefore(LocalDate.of(2026, 12, 27)));
                assertThat(!marathon || days.asset(entry).tags().contains("christmas"))
                        .isTrue();
                assertThat(marathon || carded(entry)).as("%s", entry).isTrue();
            }
            boolean pushed = !entries.get(0).start().equals(plainEntries.get(0).start()); // by another night's film
            assertThat(days.lines(at(days, entries, pushed ? "18:00" : "10:00", "20:00")))
                    .as("%s", date)
                    .isEqualTo(without.lines(at(without, plainEntries, pushed ? "18:00" : "10:00", "20:00")));
        }
        List<ScheduleEntry> newYear =
                new FileDays(file, LIBRARY).day(LocalDate.of(2026, 12, 31)).entries();
        assertThat(newYear.stream().filter(ScheduleEntry::exact))
                .hasSize(1)
                .allMatch(entry -> clock(days, entry.start()).equals(LocalTime.of(23, 55)));
    }

    @Test
    public void premiumShowsTheRightCardBeforeEveryFilmAndNoFilmTwiceInTwoWeeks() throws IOException {
        FileDays days = example("premium-films");
        Map<AssetId, Instant> last = new HashMap<>();
        for (ScheduleEntry entry : days.days(AUTUMN, MONTH)) {
            if (entry.kind() != Kind.PROGRAMME) {
                continue;
            }
            Asset film = days.asset(entry);
            List<String> titles = entry.parts().stream().map(Part::title).toList();
            String rating = film.details().rating();
            List<String> expected = rating.equals("R")
                    ? List.of("Network Intro", "Rated R", "Parental Slate", "Feature Presentation", film.title())
                    : List.of("Network Intro", "Rated " + rating, "Feature Presentation", film.title());
            assertThat(titles).isEqualTo(expected);
            assertThat(entry.packaging().breaks()).isEqualTo(BreakPattern.BETWEEN);
            LocalTime time = clock(days, entry.start());
            boolean night = !time.isBefore(LocalTime.of(22, 0)) || time.isBefore(LocalTime.of(9, 0));
            assertThat(night || !rating.equals("R")).as("%s", entry).isTrue();
            Instant before = last.put(film.id(), entry.start());
            assertThat(before == null || Duration.between(before, entry.start()).toDays() >= 14)
                    .as("%s", entry)
                    .isTrue();
        }
        assertThat(last).hasSizeGreaterThan(200);
    }

    @Test
    public void cartoonsArePackedAnewEachTimeWithTheirSlate() throws IOException {
        FileDays days = example("saturday-cartoons");
        List<ScheduleEntry> packed = days.days(AUTUMN, MONTH).stream()
                .filter(entry -> entry.origin().program().equals("half_hour"))
                .toList();
        Set<List<Part>> different = new HashSet<>();
        boolean slate = false;
        for (ScheduleEntry entry : packed) {
            List<String> titles = entry.parts().stream().map(Part::title).toList();
            assertThat(titles).doesNotHaveDuplicates();
            assertThat(titles.get(0)).isEqualTo("Cartoon Intro");
            assertThat(titles.get(titles.size() - 1)).isEqualTo("Cartoon Outro");
            slate |= titles.contains("Parental Slate");
            different.add(entry.parts());
            assertThat(Duration.between(entry.start(), entry.end())).isEqualTo(Duration.ofMinutes(30));
        }
        assertThat(different).hasSizeGreaterThan(packed.size() * 9 / 10);
        assertThat(slate).isTrue();
    }

    @Test
    public void newsComesEveryQuarterOfAnHourAndNoItemTwiceWithinOne() throws IOException {
        FileDays days = example("news-wheel");
        Map<AssetId, Instant> last = new HashMap<>();
        for (ScheduleEntry entry : days.days(AUTUMN, 7)) {
            List<String> titles = entry.parts().stream().map(Part::title).toList();
            assertThat(titles).startsWith("News Open").endsWith("Weather", "News Close");
            boolean wheel = entry.origin().program().equals("wheel");
            assertThat(Duration.between(entry.start(), entry.end())).isEqualTo(Duration.ofMinutes(wheel ? 15 : 30));
            for (Part part : entry.parts().subList(1, titles.size() - 2)) {
                Instant before = wheel ? last.put(part.asset(), entry.start()) : null;
                assertThat(before == null
                                || Duration.between(before, entry.start()).toMinutes() >= 60)
                        .as("%s", entry)
                        .isTrue();
            }
        }
    }

    @Test
    public void holidaysHaveTheirMarathons() throws IOException {
        FileDays days = example("holiday-marathon");
        Predicate<Asset> christmas = asset -> asset.tags().contains("christmas");
        List<ScheduleEntry> december = days.days(ADVENT, MONTH);
        for (ScheduleEntry entry : december) {
            LocalDate date =
                    days.broadcastDay(LocalDate.of(2026, 12, 24)).start().isAfter(entry.start())
                            ? ADVENT
                            : LocalDate.of(2026, 12, 24);
            boolean feast = !date.equals(ADVENT)
                    && entry.start()
                            .isBefore(days.broadcastDay(LocalDate.of(2026, 12, 26))
                                    .start())
                    && !entry.origin().layer().equals("every_day");
            assertThat(!feast || entry.kind() == Kind.FILL || christmas.test(days.asset(entry)))
                    .as("%s", entry)
                    .isTrue();
        }
        List<ScheduleEntry> eve =
                example("holiday-marathon").day(LocalDate.of(2026, 12, 24)).entries();
        assertThat(eve).allMatch(entry -> christmas.test(days.asset(entry)));
        assertThat(eve).extracting(ScheduleEntry::asset).doesNotHaveDuplicates();
        assertThat(december.stream().filter(ScheduleEntry::exact)).hasSize(1).allMatch(entry -> entry.start()
                .atZone(days.channel().zone())
                .equals(ZonedDateTime.of(2027, 1, 1, 0, 0, 0, 0, days.channel().zone())));
        List<ScheduleEntry> thanksgiving =
                example("holiday-marathon").day(LocalDate.of(2026, 11, 26)).entries();
        assertThat(at(days, thanksgiving, "14:00", "22:00")).isNotEmpty().allMatch(entry -> entry.title()
                .equals("Thanksgiving Roundup"));
        List<ScheduleEntry> july =
                example("holiday-marathon").day(LocalDate.of(2026, 7, 4)).entries();
        assertThat(july.stream().filter(entry -> entry.overrun().isPresent())).hasSize(1);
    }

    @Test
    public void theStationSignsOffAtNightAndOnInTheMorning() throws IOException {
        FileDays days = example("off-air-nights");
        for (int i = 0; i < MONTH; i++) {
            LocalDate date = AUTUMN.plusDays(i);
            List<ScheduleEntry> off = days.day(date).entries().stream()
                    .filter(entry -> entry.kind() == Kind.OFF_AIR)
                    .toList();
            assertThat(off.stream()
                            .map(entry ->
                                    entry.parts().stream().map(Part::title).toList())
                            .filter(titles -> !titles.isEmpty())
                            .toList())
                    .as("%s", date)
                    .contains(List.of("Sign On"));
            boolean late = date.getDayOfWeek() == DayOfWeek.FRIDAY || date.getDayOfWeek() == DayOfWeek.SATURDAY;
            Instant from = off.get(late ? off.size() - 1 : 2).start();
            assertThat(clock(days, from)).isEqualTo(LocalTime.of(late ? 3 : 1, 0));
        }
    }

    @Test
    public void bothCoastsSeeTheSameByTheirOwnClocks() throws IOException {
        FileDays east = example("two-zones-east");
        FileDays west = example("two-zones-west");
        for (int i = 0; i < MONTH; i++) {
            List<ScheduleEntry> there = east.day(AUTUMN.plusDays(i)).entries();
            List<ScheduleEntry> here = west.day(AUTUMN.plusDays(i)).entries();
            assertThat(west.lines(here)).isEqualTo(east.lines(there));
            assertThat(here.get(0).start()).isEqualTo(there.get(0).start().plus(Duration.ofHours(3)));
        }
    }

    @Test
    public void blocksThatShareARunGoOnWhereTheOtherStopped() throws IOException {
        FileDays days = example("shared-runs");
        List<Asset> order = LIBRARY.ready(AssetQuery.parse("type:episode series:'Harbor Lights'")).stream()
                .sorted(EPISODES)
                .toList();
        List<Asset> shown = new ArrayList<>();
        for (ScheduleEntry entry : days.days(LocalDate.of(2026, 1, 5), 5)) {
            boolean shared = entry.origin().block().equals("12:00-14:00")
                    || entry.origin().block().equals("20:00-21:00");
            boolean inTurn = entry.kind() == Kind.PROGRAMME && !entry.reason().contains("out of turn");
            if (shared && inTurn) {
                shown.add(days.asset(entry));
            }
        }
        assertThat(shown).hasSizeGreaterThan(25).isEqualTo(order.subList(0, shown.size()));
    }

    @Test
    public void aShowComesOnEveryHourAndMusicAllNight() throws IOException {
        FileDays days = example("hourly-music");
        for (ScheduleEntry entry : days.days(AUTUMN, 7)) {
            assertThat(clock(days, entry.start()).getMinute()).isZero();
            if (entry.origin().program().equals("shows")) {
                assertThat(days.channel().filler()).contains("music-video");
            } else {
                long music = entry.parts().stream()
                        .mapToLong(part -> LIBRARY.asset(part.asset())
                                .orElseThrow()
                                .duration()
                                .ceil())
                        .sum();
                assertThat(music)
                        .as("%s", entry)
                        .isGreaterThan(Duration.ofMinutes(50).toSeconds());
            }
        }
    }

    private static final Comparator<Asset> EPISODES = Comparator.comparing(
                    (Asset asset) -> asset.details().season().orElseThrow())
            .thenComparing(asset -> asset.details().episode().orElseThrow());

    private static boolean carded(ScheduleEntry entry) {
        String rating = LIBRARY.asset(entry.asset().orElseThrow())
                .orElseThrow()
                .details()
                .rating();
        return entry.parts().get(0).title().equals("Rated " + rating);
    }

    /** Returns what starts at or after a time and ends by another. */
    private static List<ScheduleEntry> at(FileDays days, List<ScheduleEntry> entries, String from, String until) {
        return entries.stream()
                .filter(entry -> !clock(days, entry.start()).isBefore(LocalTime.parse(from)))
                .filter(entry -> !clock(days, entry.end()).isAfter(LocalTime.parse(until)))
                .filter(entry -> clock(days, entry.end()).isAfter(clock(days, entry.start())))
                .toList();
    }

    private static LocalTime clock(FileDays days, Instant instant) {
        return instant.atZone(days.channel().zone()).toLocalTime();
    }

    private static long seconds(ScheduleEntry entry) {
        return Duration.between(entry.start(), entry.end()).toSeconds();
    }

    private static List<Asset> programmes(FileDays days, LocalDate first, int count) {
        return days.days(first, count).stream()
                .filter(entry -> entry.kind() == Kind.PROGRAMME)
                .map(days::asset)
                .toList();
    }

    private static FileDays example(String name) throws IOException {
        return new FileDays(ExampleFiles.named(name), LIBRARY);
    }
}
