package org.retrovue.dsl.internal.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.retrovue.dsl.internal.day.Plans.EVERY_DAY;
import static org.retrovue.dsl.internal.day.Plans.MONDAY;
import static org.retrovue.dsl.internal.day.Plans.asset;
import static org.retrovue.dsl.internal.day.Plans.assets;
import static org.retrovue.dsl.internal.day.Plans.block;
import static org.retrovue.dsl.internal.day.Plans.pool;
import static org.retrovue.dsl.internal.day.Plans.run;
import static org.retrovue.dsl.internal.day.Plans.show;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.Test;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.api.plan.Part.Role;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.ScheduleEntry.Kind;
import org.retrovue.api.plan.Seeds;
import org.retrovue.dsl.internal.plan.Block.Action;
import org.retrovue.dsl.internal.plan.Play;
import org.retrovue.dsl.internal.plan.Pool.Sort;
import org.retrovue.dsl.internal.plan.Program;
import org.retrovue.dsl.internal.plan.Program.Dressing;
import org.retrovue.dsl.internal.plan.Program.Size;
import org.retrovue.dsl.internal.plan.Progression;
import org.retrovue.dsl.internal.plan.Progression.End;
import org.retrovue.dsl.internal.plan.VirtualAsset;
import org.retrovue.dsl.internal.plan.VirtualAsset.Step;
import org.retrovue.dsl.internal.plan.When;
import org.retrovue.dsl.internal.plan.Wrapping;
import org.retrovue.tck.fake.Assets;
import org.retrovue.tck.fake.ListedCatalog;

public final class DayCompilerTest {
    private static final When FRIDAYS = new When.Weekly(EnumSet.of(DayOfWeek.FRIDAY));
    private static final LocalDate FRIDAY = MONDAY.plusDays(4);

    private static ListedCatalog catalog(List<Asset> first, Object... more) {
        List<Asset> all = new ArrayList<>(first);
        for (Object each : more) {
            if (each instanceof Asset asset) {
                all.add(asset);
            } else {
                ((List<?>) each).forEach(asset -> all.add((Asset) asset));
            }
        }
        return new ListedCatalog(1, all);
    }

    private static List<ScheduleEntry> between(ScheduleDay day, String from, String to) {
        Instant midnight = day.date().atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
        Instant first = midnight.plusSeconds(Plans.seconds(from));
        Instant end = midnight.plusSeconds(Plans.seconds(to));
        return day.entries().stream()
                .filter(entry -> !entry.start().isBefore(first) && entry.start().isBefore(end))
                .toList();
    }

    @Test
    public void anUpperLayerReplacesExactlyWhatItCovers() {
        ListedCatalog catalog = catalog(assets("a", 10, 1500), assets("b", 3, 1500));
        Plans plain = new Plans().layer("every day", EVERY_DAY, show("18:00", "22:00", pool("a")));
        Plans special = new Plans()
                .layer("every day", EVERY_DAY, show("18:00", "22:00", pool("a")))
                .layer("fridays", FRIDAYS, show("19:00", "20:00", pool("b")));

        assertThat(special.lines(between(special.day(catalog, FRIDAY), "18:00", "22:00")))
                .containsExactly(
                        "18:00 a-3",
                        "18:30 a-4",
                        "19:00 b-1",
                        "19:30 b-2",
                        "20:00 a-7",
                        "20:30 a-8",
                        "21:00 a-9",
                        "21:30 a-10");
        for (int i = 0; i < 14; i++) {
            LocalDate date = MONDAY.plusDays(i);
            if (date.getDayOfWeek() != DayOfWeek.FRIDAY) {
                assertThat(special.day(catalog, date).entries())
                        .isEqualTo(plain.day(catalog, date).entries());
            }
        }
    }

    @Test
    public void whatIsLeftOfAClippedProgrammeIsFilledOutOfTurn() {
        ListedCatalog catalog = catalog(assets("a", 4, 5000, 1500), assets("b", 1, 1500));
        Plans plans = new Plans()
                .layer("every day", EVERY_DAY, show("18:00", "22:00", pool("a")))
                .layer("fridays", FRIDAYS, show("19:00", "19:30", pool("b")));

        List<ScheduleEntry> evening = between(plans.day(catalog, MONDAY.plusDays(4)), "18:00", "22:00");

        assertThat(plans.lines(evening).get(1)).startsWith("18:30 ").doesNotContain("FILL");
        assertThat(evening.get(1).reason()).contains("out of turn");
        assertThat(evening).anySatisfy(entry -> assertThat(entry.title()).isEqualTo("b-1"));
    }

    @Test
    public void blocksOfOneRunGoOnWithEachOther() {
        ListedCatalog catalog = catalog(assets("a", 20, 1500));
        Progression shared = run("shared");
        Plans plans = new Plans()
                .layer(
                        "every day",
                        EVERY_DAY,
                        block("08:00", "09:00", new Action.Show(List.of(pool("a"))), null, false, shared),
                        block("20:00", "20:30", new Action.Show(List.of(pool("a"))), null, false, shared));
        List<String> titles = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            plans.day(catalog, MONDAY.plusDays(i)).entries().stream()
                    .filter(entry -> entry.kind() == Kind.PROGRAMME)
                    .forEach(entry -> titles.add(entry.title()));
        }

        for (int i = 0; i < 30; i++) {
            assertThat(titles.get(i)).isEqualTo("a-" + (i % 20 + 1));
        }
    }

    @Test
    public void moreThanAYearOfASharedRunLosesNothingAndShowsNothingTwice() {
        ListedCatalog catalog = catalog(assets("a", 37, 1500, 2600, 1500, 5000, 1700));
        Progression shared = run("shared");
        Plans plans = new Plans("America/Chicago", "06:00", Duration.ofMinutes(30))
                .layer(
                        "every day",
                        EVERY_DAY,
                        block("08:00", "11:00", new Action.Show(List.of(pool("a"))), null, false, shared),
                        block("20:00", "22:30", new Action.Show(List.of(pool("a"))), null, true, shared),
                        block("24:00", "30:00", new Action.Show(List.of(pool("a"))), null, false, shared));
        int next = 1;
        Instant carry = Instant.MIN;
        for (int i = 0; i < 420; i++) {
            ScheduleDay day = plans.day(catalog, MONDAY.plusDays(i), carry);
            carry = day.end();
            for (ScheduleEntry entry : day.entries()) {
                if (entry.kind() == Kind.PROGRAMME && !entry.reason().contains("out of turn")) {
                    assertThat(entry.title()).as("%s", entry.start()).isEqualTo("a-" + next);
                    next = next % 37 + 1;
                }
            }
        }
    }

    @Test
    public void aDayHasTheSameDigestOnAnyMachine() {
        ListedCatalog catalog = RandomPlans.catalog();
        StringBuilder all = new StringBuilder();
        for (int seed = 0; seed < 40; seed++) {
            Plans plans = new RandomPlans(seed, true, false).plans();
            all.append(plans.lines(plans.day(catalog, LocalDate.of(2026, 3, 28)).entries()));
        }

        assertThat(Seeds.hex(all.toString()))
                .isEqualTo("d26362d01018297c6536a17dc412dc520f346ffbec3a3b8369ff12c91a255c29");
    }

    @Test
    public void aSequenceWrapsHoldsOrStopsAtItsEnd() {
        ListedCatalog catalog = catalog(assets("a", 3, 1500));
        for (End end : End.values()) {
            Progression progression = new Progression("r", MONDAY, end);
            Plans plans = new Plans()
                    .layer(
                            "every day",
                            EVERY_DAY,
                            block("18:00", "19:00", new Action.Show(List.of(pool("a"))), null, false, progression));
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                lines.addAll(plans.lines(between(plans.day(catalog, MONDAY.plusDays(i)), "18:00", "19:00")));
            }

            assertThat(lines.subList(0, 3)).containsExactly("18:00 a-1", "18:30 a-2", "18:00 a-3");
            assertThat(lines.get(3)).isEqualTo("18:30 " + (end == End.WRAP ? "a-1" : end == End.HOLD ? "a-3" : "FILL"));
        }
    }

    @Test
    public void aSequenceLosesNothingWhereClocksChange() {
        ListedCatalog catalog = catalog(assets("a", 400, 1500));
        Plans plans = new Plans("America/Chicago", "06:00", Duration.ofMinutes(30))
                .layer("every day", EVERY_DAY, show("22:00", "29:00", pool("a")));
        List<String> titles = new ArrayList<>();
        for (LocalDate date = LocalDate.of(2026, 3, 5);
                date.isBefore(LocalDate.of(2026, 3, 12));
                date = date.plusDays(1)) {
            plans.day(catalog, date).entries().stream()
                    .filter(entry -> entry.kind() == Kind.PROGRAMME)
                    .forEach(entry -> titles.add(entry.title()));
        }

        int first = Integer.parseInt(titles.get(0).substring(2));
        assertThat(titles).hasSize(7 * 14 - 2);
        for (int i = 0; i < titles.size(); i++) {
            assertThat(titles.get(i)).isEqualTo("a-" + ((first - 1 + i) % 400 + 1));
        }
    }

    @Test
    public void shuffleGoesOnFromDayToDayAndShowsEverythingOnce() {
        ListedCatalog catalog = catalog(assets("a", 10, 1500));
        Plans plans = new Plans()
                .layer(
                        "every day",
                        EVERY_DAY,
                        block("18:00", "19:00", new Action.Show(List.of(pool("a"))), Play.SHUFFLE, false, run("r")));
        Set<String> titles = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            plans.lines(between(plans.day(catalog, MONDAY.plusDays(i)), "18:00", "19:00"))
                    .forEach(line -> titles.add(line.substring(6)));
        }

        assertThat(titles).hasSize(10);
    }

    @Test
    public void whatBleedsPushesWhatFollowsWhichKeepsItsOwnEnd() {
        ListedCatalog catalog = catalog(assets("film", 1, 8000), assets("a", 8, 1500));
        Plans plans = new Plans()
                .layer(
                        "every day",
                        EVERY_DAY,
                        block("18:00", "20:00", new Action.Show(List.of(pool("film"))), null, true, run("r")),
                        show("20:00", "22:00", pool("a")),
                        show("22:00", "23:00", pool("a")));
        List<ScheduleEntry> evening = between(plans.day(catalog, MONDAY), "18:00", "23:00");

        assertThat(plans.lines(evening))
                .containsExactly("18:00 film-1", "20:30 a-1", "21:00 a-2", "21:30 a-3", "22:00 a-1", "22:30 a-2");
        assertThat(evening.get(1).reason()).contains("pushed to 20:30 by 'film-1' from line 1");
    }

    @Test
    public void theOnlyShowingOfABlockIsNotLostBecauseItIsPushed() {
        ListedCatalog catalog = catalog(assets("film", 1, 8000), assets("b", 1, 7100), assets("a", 8, 1500));
        Plans plans = new Plans()
                .layer(
                        "every day",
                        EVERY_DAY,
                        block("18:00", "20:00", new Action.Show(List.of(pool("film"))), null, true, run("r")),
                        block("20:00", "22:00", new Action.Once(pool("b")), null, false, run("s")),
                        show("22:00", "23:00", pool("a")));

        assertThat(plans.lines(between(plans.day(catalog, MONDAY), "18:00", "23:00")))
                .containsExactly("18:00 film-1", "20:30 b-1", "22:30 a-1");
    }

    @Test
    public void anExactOneOffStartsAtItsSecondWhateverWasBefore() {
        ListedCatalog catalog = catalog(
                assets("film", 1, 8000),
                assets("a", 8, 1500),
                Assets.asset("s:countdown").seconds(290).ready());
        Plans plans = new Plans()
                .layer(
                        "every day",
                        EVERY_DAY,
                        block(
                                "18:00",
                                "20:00",
                                new Action.Show(List.of(pool("film"), pool("a"))),
                                null,
                                true,
                                run("r")),
                        show("20:00", "22:00", pool("a")))
                .layer("at", EVERY_DAY, Plans.at("19:55:07", new Action.Once(asset("countdown")), true));
        List<ScheduleEntry> evening = between(plans.day(catalog, MONDAY), "18:00", "21:00");

        assertThat(plans.lines(evening))
                .contains("19:55:07 countdown", "19:59:57 FILL", "20:00 a-1")
                .noneMatch(line -> line.contains("film"));
        assertThat(evening).filteredOn(ScheduleEntry::exact).hasSize(1);
    }

    @Test
    public void itemsAreAccumulatedWhileTheyFit() {
        ListedCatalog catalog = catalog(assets("short", 9, 600));
        Program program =
                Plans.program("shorts", new Size(Optional.of(1), Optional.empty()), true, List.of(), pool("short"));
        Plans plans = new Plans().layer("every day", EVERY_DAY, show("08:00", "09:00", program));

        assertThat(plans.lines(between(plans.day(catalog, MONDAY), "08:00", "09:00")))
                .containsExactly("08:00 short-1+short-2+short-3", "08:30 short-4+short-5+short-6");
        assertThat(plans.lines(between(plans.day(catalog, MONDAY.plusDays(1)), "08:00", "09:00")))
                .containsExactly("08:00 short-7+short-8+short-9", "08:30 short-1+short-2+short-3");
    }

    @Test
    public void aFilmIsDressedWithTheCardOfItsRating() {
        Asset film = Assets.asset("s:film")
                .collection("film")
                .attribute("rating", "PG-13")
                .seconds(5400)
                .ready();
        ListedCatalog catalog = catalog(
                List.of(film),
                Assets.asset("s:card-pg13")
                        .collection("cards")
                        .attribute("rating", "PG13")
                        .seconds(10)
                        .ready(),
                Assets.asset("s:card-r")
                        .collection("cards")
                        .attribute("rating", "R")
                        .seconds(10)
                        .ready(),
                Assets.asset("s:feature").collection("idents").seconds(10).ready());
        Program program = Plans.program(
                "films",
                Size.NEEDED,
                false,
                List.of(
                        new Dressing(pool("cards"), true, Optional.empty(), Plans.PLACE),
                        new Dressing(asset("feature"), false, Optional.of(AssetQuery.parse("rating:R")), Plans.PLACE),
                        new Dressing(asset("feature"), false, Optional.empty(), Plans.PLACE)),
                pool("film"));
        Plans plans = new Plans().layer("every day", EVERY_DAY, show("20:00", "23:00", program));

        ScheduleEntry entry =
                between(plans.day(catalog, MONDAY), "20:00", "20:01").get(0);

        assertThat(plans.lines(List.of(entry))).containsExactly("20:00 card-pg13+feature+film");
        assertThat(entry.parts())
                .extracting(part -> part.role())
                .containsExactly(Role.PRESENTATION, Role.PRESENTATION, Role.PROGRAMME);
        assertThat(Duration.between(entry.start(), entry.end())).isEqualTo(Duration.ofHours(2));
        assertThat(entry.asset()).contains(film.id());
    }

    @Test
    public void whatWasOnTooShortATimeAgoIsNotDrawn() {
        restIsKept(Play.RANDOM);
    }

    @Test
    public void aShuffleOfWhatMustRestIsDrawnFromWhatHasRested() {
        restIsKept(Play.SHUFFLE);
    }

    private static void restIsKept(Play play) {
        ListedCatalog catalog = catalog(assets("film", 6, 5000));
        Plans plans = new Plans()
                .layer(
                        "every day",
                        EVERY_DAY,
                        show("18:00", "24:00", pool("film", Sort.TITLE, play, Duration.ofDays(30))));
        List<ScheduleEntry> evening = between(plans.day(catalog, MONDAY), "18:00", "24:00");

        assertThat(evening)
                .extracting(ScheduleEntry::title)
                .doesNotHaveDuplicates()
                .hasSize(4);
        Instant before = Instant.parse("2026-01-01T00:00:00Z");
        List<ScheduleEntry> other = plans.compile(
                        catalog,
                        MONDAY,
                        Instant.MIN,
                        (asset, until) ->
                                asset.value().compareTo("s:film-4") <= 0 ? Optional.of(before) : Optional.empty())
                .day()
                .orElseThrow()
                .entries();
        List<ScheduleEntry> drawn =
                other.stream().filter(e -> e.kind() == Kind.PROGRAMME).toList();
        assertThat(drawn.subList(0, 2)).extracting(ScheduleEntry::title).containsExactlyInAnyOrder("film-5", "film-6");
        assertThat(drawn.get(2).reason()).contains("on longest ago");
    }

    @Test
    public void aMarathonRepeatsNothingUntilAllWasShown() {
        ListedCatalog catalog = catalog(assets("film", 8, 5000));
        for (@Nullable Play play : new @Nullable Play[] {null, Play.RANDOM, Play.SHUFFLE, Play.SEQUENTIAL}) {
            Plans plans = new Plans()
                    .layer(
                            "every day",
                            EVERY_DAY,
                            block("20:00", "32:00", new Action.Marathon(pool("film")), play, true, run("m")));
            List<ScheduleEntry> night = plans.day(catalog, MONDAY).entries().stream()
                    .filter(entry -> entry.kind() == Kind.PROGRAMME
                            && entry.start().isAfter(Instant.parse("2026-01-05T19:00:00Z")))
                    .toList();

            assertThat(night)
                    .extracting(ScheduleEntry::title)
                    .doesNotHaveDuplicates()
                    .hasSize(7);
            assertThat(plans.day(catalog, MONDAY.plusDays(1), night.get(6).end())
                            .entries()
                            .get(0)
                            .kind())
                    .isEqualTo(Kind.PROGRAMME);
        }
    }

    @Test
    public void hoursOffTheAirBeginWithTheSignOffAndEndWithTheSignOn() {
        ListedCatalog catalog = catalog(
                List.of(Assets.asset("s:off").seconds(60).ready()),
                Assets.asset("s:on").seconds(90).ready());
        Action offAir = new Action.OffAir(Optional.of(asset("off")), Optional.of(asset("on")));
        Plans plans =
                new Plans().layer("every day", EVERY_DAY, block("25:00", "32:00", offAir, null, false, run("off")));

        ScheduleDay monday = plans.day(catalog, MONDAY);
        ScheduleDay tuesday = plans.day(catalog, MONDAY.plusDays(1));

        ScheduleEntry last = monday.entries().get(monday.entries().size() - 1);
        assertThat(last.kind()).isEqualTo(Kind.OFF_AIR);
        assertThat(last.parts()).extracting(part -> part.title()).containsExactly("off");
        assertThat(last.end()).isEqualTo(Instant.parse("2026-01-06T06:00:00Z"));
        assertThat(tuesday.entries().get(0).parts()).isEmpty();
        assertThat(tuesday.entries().get(1).parts())
                .extracting(part -> part.title())
                .containsExactly("on");
        assertThat(tuesday.entries().get(1).end()).isEqualTo(Instant.parse("2026-01-06T08:00:00Z"));
    }

    @Test
    public void aVirtualAssetBecomesAssets() {
        ListedCatalog catalog = catalog(
                assets("sponge", 9, 660),
                Assets.asset("s:intro").seconds(20).ready(),
                Assets.asset("s:outro").seconds(20).ready());
        VirtualAsset cartoons = cartoons(2);
        Plans plans = new Plans().layer("every day", EVERY_DAY, show("07:00", "08:00", cartoons));
        Set<List<String>> all = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            List<ScheduleEntry> morning = between(plans.day(catalog, MONDAY.plusDays(i)), "07:00", "08:00");
            assertThat(morning).hasSize(2).allSatisfy(entry -> {
                List<String> titles =
                        entry.parts().stream().map(part -> part.title()).toList();
                assertThat(titles)
                        .hasSize(4)
                        .startsWith("intro")
                        .endsWith("outro")
                        .doesNotHaveDuplicates();
                all.add(titles);
            });
        }
        assertThat(all.size()).isGreaterThan(8);
    }

    @Test
    public void aVirtualAssetThatLacksAssetsIsPassedOverAndSaysSo() {
        ListedCatalog catalog = catalog(
                assets("sponge", 1, 660),
                assets("a", 4, 1500),
                Assets.asset("s:intro").seconds(20).ready(),
                Assets.asset("s:outro").seconds(20).ready());
        Plans plans = new Plans().layer("every day", EVERY_DAY, show("07:00", "08:00", cartoons(2), pool("a")));

        assertThat(plans.lines(between(plans.day(catalog, MONDAY), "07:00", "08:00")))
                .containsExactly("07:00 a-1", "07:30 a-2");
        assertThat(plans.compile(catalog, MONDAY, Instant.MIN, org.retrovue.api.plan.Airings.NONE)
                        .problems())
                .anySatisfy(
                        problem -> assertThat(problem.message()).contains("1 ready in 'sponge' where 2 are needed"));
    }

    private static VirtualAsset cartoons(int picks) {
        return new VirtualAsset(
                "cartoons",
                List.of(
                        step(asset("intro"), 1, true, null),
                        new Step(
                                pool("sponge"),
                                picks,
                                picks,
                                Optional.empty(),
                                Play.RANDOM,
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                Plans.PLACE),
                        step(asset("outro"), 1, true, null)),
                true,
                Wrapping.NONE,
                Plans.PLACE);
    }

    private static Step step(
            org.retrovue.dsl.internal.plan.Content content,
            int count,
            boolean presentation,
            @Nullable AssetQuery when) {
        return new Step(
                content,
                count,
                count,
                Optional.empty(),
                Play.SEQUENTIAL,
                Optional.empty(),
                Optional.ofNullable(when),
                presentation,
                Plans.PLACE);
    }

    @Test
    public void aSlateComesBeforeWhatNeedsIt() {
        VirtualAsset evening = new VirtualAsset(
                "evening",
                List.of(
                        step(asset("slate"), 1, true, AssetQuery.parse("rating:PG-13")),
                        step(pool("drama"), 1, false, null)),
                false,
                Wrapping.NONE,
                Plans.PLACE);
        ListedCatalog catalog = catalog(
                List.of(Assets.asset("s:drama-1")
                        .collection("drama")
                        .attribute("rating", "PG-13")
                        .ready()),
                Assets.asset("s:drama-2")
                        .collection("drama")
                        .attribute("rating", "TV-PG")
                        .ready(),
                Assets.asset("s:slate").seconds(10).ready());
        Plans plans = new Plans().layer("every day", EVERY_DAY, show("20:00", "21:00", evening));

        assertThat(plans.lines(between(plans.day(catalog, MONDAY), "20:00", "21:00")))
                .containsExactly("20:00 slate+drama-1", "20:30 drama-2");
    }
}
