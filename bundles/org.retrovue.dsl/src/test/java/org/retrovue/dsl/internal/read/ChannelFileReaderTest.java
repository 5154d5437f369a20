package org.retrovue.dsl.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.api.plan.BreakPattern;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.Problem.Severity;
import org.retrovue.dsl.internal.plan.Block;
import org.retrovue.dsl.internal.plan.Block.Action;
import org.retrovue.dsl.internal.plan.ChannelPlan;
import org.retrovue.dsl.internal.plan.Content;
import org.retrovue.dsl.internal.plan.Layer;
import org.retrovue.dsl.internal.plan.Place;
import org.retrovue.dsl.internal.plan.Play;
import org.retrovue.dsl.internal.plan.Pool;
import org.retrovue.dsl.internal.plan.Program;
import org.retrovue.dsl.internal.plan.Progression;
import org.retrovue.dsl.internal.plan.SingleAsset;
import org.retrovue.dsl.internal.plan.VirtualAsset;
import org.retrovue.dsl.internal.plan.When;

public final class ChannelFileReaderTest {
    private static final String HEAD = "channel: x\nnumber: 7\ntimezone: UTC\n";
    private static final String POOLS = "pools: {a: 'type:film', b: {match: {collection: b}}}\n";
    private static final int HOUR = 3600;

    private static final String LISTINGS = """
            channel: retro-prime
            number: "5.1"
            name: Retro Prime
            extends: _network.yaml
            timezone: America/Chicago
            day_start: "06:00"
            grid: 30m
            format: ntsc-720p
            pools:
              bar_show:   { match: "type:episode series:'Bar Show' season:1..11", order: sequential }
              medics:     { match: "type:episode series:Medics" }
              fire:       { match: "type:episode series:Fire" }
              classics:   { match: "type:film year:1940..1969 rating:(G or PG)", avoid_last: 30d }
              cards:      { match: "type:rating-card" }
            programs:
              bar_show:
                pool: bar_show
                slots: 1
                breaks: sitcom
              classic_film:
                pool: classics
                slots_max: 5
                before: [ {pool: cards, by: rating}, feature_presentation ]
                after:  [ coming_up_next ]
                breaks: none
            virtual_assets:
              saturday_cartoons:
                - asset: cartoon_intro
                - pick: 2
                  from: { match: "type:episode series:'Sponge' duration:10m..12m", avoid_last: 7d }
                  order: shuffle
                - asset: cartoon_outro
            schedule:
              every_day:
                - "06:00-18:00": { rotate: [medics, fire], progression: sequential }
                - "18:00-20:00": bar_show
                - "20:00-06:00": { program: classic_film, bleed: true }
              saturday:
                - "07:00-10:00": saturday_cartoons
              weekends 2026-12-01..2026-12-26:
                - "20:00-24:00": { marathon: "type:film tag:christmas", title: Holiday Marathon }
              "10-31":
                - "20:00-02:00": { marathon: "genre:horror", bleed: true, overlay: +pumpkin_bug }
              at 2026-12-31T23:55:
                - { asset: countdown, exact: true }
            traffic:
              profile: standard
              filler: { match: "type:filler" }
            overlays:
              - bug: { image: logo.svg, corner: bottom-right, opacity: 0.6, hide_in: [commercial] }
              - pumpkin_bug: { of: bug, image: pumpkin.svg }
            """;
    private static final Map<String, String> NETWORK = Map.of(
            "_network.yaml",
            "traffic: {breaks: {sitcom: {every: 7m, least: 1, quiet: 25%}}}\nlisting: {group: Retro, language: en}\n");

    @Test
    public void theListingsPageIsUnderstood() {
        ChannelPlan plan = good(LISTINGS, NETWORK);

        assertThat(plan.channel().listing().group()).isEqualTo("Retro");
        assertThat(plan.channel().filler()).isEqualTo("type:filler");
        assertThat(plan.wrapping().traffic()).contains("standard");
        assertThat(plan.channel().overlays()).doesNotContainValue("pumpkin.svg");
        assertThat(plan.layers())
                .extracting(Layer::name)
                .containsExactly(
                        "every_day", "saturday", "weekends 2026-12-01..2026-12-26", "10-31", "at 2026-12-31T23:55");
        List<Block> daily = plan.layers().get(0).blocks();
        assertThat(daily).extracting(Block::start).containsExactly(6 * HOUR, 18 * HOUR, 20 * HOUR);
        assertThat(daily).extracting(Block::length).containsExactly(12 * HOUR, 2 * HOUR, 10 * HOUR);
        assertThat(daily).extracting(Block::bleed).containsExactly(false, false, true);
        assertThat(daily.get(0).play()).contains(Play.SEQUENTIAL);
        Program bar = (Program) shown(daily.get(1)).get(0);
        assertThat(bar.size().exact()).contains(1);
        assertThat(bar.wrapping().breaks().orElseThrow().every()).isEqualTo(Duration.ofMinutes(7));
        Program film = (Program) shown(daily.get(2)).get(0);
        assertThat(film.size().most()).contains(5);
        assertThat(film.wrapping().breaks()).contains(BreakPattern.NONE);
        assertThat(film.before()).extracting(Program.Dressing::byRating).containsExactly(true, false);
        assertThat(film.before().get(1).content()).isInstanceOf(SingleAsset.class);
        Pool classics = (Pool) film.chain().get(0);
        assertThat(classics.query()).isEqualTo(AssetQuery.parse("type:film year:1940..1969 rating:(G or PG)"));
        assertThat(classics.avoidLast()).isEqualTo(Duration.ofDays(30));
        assertThat(classics.play()).isEqualTo(Play.RANDOM);
        VirtualAsset cartoons = (VirtualAsset) shown(block(plan, "saturday")).get(0);
        assertThat(cartoons.steps()).extracting(VirtualAsset.Step::most).containsExactly(1, 2, 1);
        assertThat(cartoons.steps()).extracting(VirtualAsset.Step::presentation).containsExactly(true, false, true);
        assertThat(cartoons.steps().get(1).play()).isEqualTo(Play.SHUFFLE);
        Block holiday = block(plan, "weekends 2026-12-01..2026-12-26");
        assertThat(holiday.title()).isEqualTo("Holiday Marathon");
        assertThat(holiday.action()).isInstanceOf(Action.Marathon.class);
        assertThat(holiday.length()).isEqualTo(4 * HOUR);
        assertThat(block(plan, "10-31").wrapping().overlays()).containsEntry("bug.image", "pumpkin.svg");
        Block countdown = block(plan, "at 2026-12-31T23:55");
        assertThat(countdown.exact()).isTrue();
        assertThat(countdown.length()).isZero();
        assertThat(countdown.action()).isInstanceOf(Action.Once.class);
    }

    @Test
    public void theFormsThatPeopleHaveAreUnderstood() {
        ChannelPlan plan = good(HEAD.replace("number", "channel_number") + """
                channel_type: movie
                template: premium_movie
                pools:
                  films: {match: {type: movie, genre: [horror, thriller], rating: {include: [PG, R], exclude: R}, max_duration_sec: 9000}}
                  bar: {match: {type: episode, series_title: Bar Show, season: [1, "3..6"]}}
                programs:
                  bar_30: {pool: bar, grid_blocks: 2, fill_mode: accumulate, intro: opener, presentation: [{pool: films}]}
                schedule:
                  all_day:
                    - block: {start: "06:00", end: "09:00", title: Bar, pool: [bar, films], mode: shuffle}
                    - movie_marathon:
                        start: "09:00"
                        end: "22:00"
                        title: Fright
                        movie_selector: {pools: [films, bar], mode: random, max_duration_sec: 5400}
                        allow_bleed: true
                    - {start: "22:00", slots: 32, program: [bar_30], progression: random, run_id: late, exhaustion: hold_last}
                  dates:
                    "12-24":
                      - movie_block: {start: "20:00", movie_selector: {pool: films}}
                """);

        assertThat(plan.channel().type()).isEqualTo("movie");
        assertThat(plan.channel().grid()).isEqualTo(Duration.ofMinutes(15));
        assertThat(plan.wrapping().breaks()).contains(BreakPattern.BETWEEN);
        List<Block> blocks = plan.layers().get(0).blocks();
        assertThat(blocks.get(0).play()).contains(Play.SHUFFLE);
        assertThat(((Pool) shown(blocks.get(0)).get(0)).query())
                .isEqualTo(AssetQuery.any("type", List.of("episode"))
                        .and(AssetQuery.any("series", List.of("Bar Show")))
                        .and(AssetQuery.any("season", List.of("1", "3..6"))));
        Action.Marathon fright = (Action.Marathon) blocks.get(1).action();
        assertThat(fright.content().name()).isEqualTo("films+bar");
        assertThat(blocks.get(1).bleed()).isTrue();
        assertThat(blocks.get(2).length()).isEqualTo(8 * HOUR);
        assertThat(blocks.get(2).progression())
                .isEqualTo(new Progression("late", Progression.USUAL_ANCHOR, Progression.End.HOLD));
        Program bar = (Program) shown(blocks.get(2)).get(0);
        assertThat(bar.accumulate()).isTrue();
        assertThat(bar.before())
                .extracting(dressing -> dressing.content().name())
                .containsExactly("films", "opener");
        assertThat(plan.layers().get(1).when())
                .isEqualTo(new When.Yearly(
                        java.time.MonthDay.of(12, 24), java.time.MonthDay.of(12, 24), EnumSet.allOf(DayOfWeek.class)));
        assertThat(block(plan, "12-24").action()).isInstanceOf(Action.Once.class);
    }

    @Test
    public void upperLayersAreThoseOfFewerDaysWhateverTheirOrderInTheFile() {
        ChannelPlan plan = good(HEAD + POOLS + """
                schedule:
                  at 2027-01-01T00:00: {once: a}
                  2026-12-24: [{"20:00-22:00": a}]
                  easter+1: [{"20:00-22:00": a}]
                  12-01..12-26: [{"20:00-22:00": a}]
                  fri-mon 2026-12-24..2027-01-06: [{"20:00-22:00": a}]
                  "monday, wed": [{"20:00-22:00": a}]
                  weekdays: [{"20:00-22:00": a}]
                  4th thursday of november: [{"20:00-22:00": a}]
                  every_day: [{"06:00-06:00": a}]
                """);

        assertThat(plan.layers())
                .extracting(Layer::name)
                .containsExactly(
                        "every_day",
                        "weekdays",
                        "monday, wed",
                        "fri-mon 2026-12-24..2027-01-06",
                        "12-01..12-26",
                        "easter+1",
                        "4th thursday of november",
                        "2026-12-24",
                        "at 2027-01-01T00:00");
        Layer midnight = plan.layers().get(8);
        assertThat(midnight.when()).isEqualTo(new When.Dates(java.util.Set.of(LocalDate.of(2026, 12, 31))));
        assertThat(midnight.blocks().get(0).start()).isEqualTo(24 * HOUR);
        assertThat(plan.layers().get(3).when())
                .isEqualTo(new When.Range(
                        LocalDate.of(2026, 12, 24),
                        LocalDate.of(2027, 1, 6),
                        EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY)));
    }

    @Test
    public void zonesInheritAndBlocksOverrideThem() {
        ChannelPlan plan = good(HEAD + POOLS + """
                overlays: {bug: {text: X}, night: {of: bug, text: N}}
                zones:
                  evening: {title: Evening, traffic: calm, overlays: +night, breaks: between}
                  prime: {extends: evening, window: "18:00-22:00", title: Prime}
                schedule:
                  every_day:
                    - "06:00-18:00": {pool: a, zone: evening, traffic: busy}
                    - prime: b
                    - "22:00-06:00": {pool: a, zone: prime, overlays: {bug: off}, title: Late}
                """);

        List<Block> blocks = plan.layers().get(0).blocks();
        assertThat(blocks).extracting(Block::title).containsExactly("Evening", "Prime", "Late");
        assertThat(blocks).extracting(Block::zone).containsExactly("evening", "prime", "prime");
        assertThat(blocks.get(0).wrapping().traffic()).contains("busy");
        assertThat(blocks.get(1).wrapping().traffic()).contains("calm");
        assertThat(blocks.get(1).wrapping().breaks()).contains(BreakPattern.BETWEEN);
        assertThat(blocks.get(1).wrapping().overlays()).containsEntry("bug.text", "N");
        assertThat(blocks.get(2).wrapping().overlays()).containsEntry("bug.text", "");
        assertThat(blocks.get(1).start()).isEqualTo(18 * HOUR);
    }

    @Test
    public void offAirAndLiveAndExactHaveTheirWords() {
        ChannelPlan plan = good(HEAD + POOLS + """
                schedule:
                  every_day:
                    - "06:00-12:00": [a, b]
                    - "12:00-14:00": {live: {content: parade, overrun: 45m}, title: Parade}
                    - "14:00-24:00": {once: a, exact: yes, run: mine, anchor: 2026-03-02, exhaustion: stop}
                    - "00:00-06:00": {off_air: {sign_off: anthem, sign_on: a}}
                """);

        List<Block> blocks = plan.layers().get(0).blocks();
        assertThat(shown(blocks.get(0))).extracting(Content::name).containsExactly("a", "b");
        assertThat(((Action.Live) blocks.get(1).action()).overrun()).isEqualTo(Duration.ofMinutes(45));
        assertThat(blocks.get(2).exact()).isTrue();
        assertThat(blocks.get(2).progression())
                .isEqualTo(new Progression("mine", LocalDate.of(2026, 3, 2), Progression.End.STOP));
        Action.OffAir off = (Action.OffAir) blocks.get(3).action();
        assertThat(off.signOff().orElseThrow()).isInstanceOf(SingleAsset.class);
        assertThat(off.signOn().orElseThrow()).isInstanceOf(Pool.class);
        assertThat(blocks.get(3).start()).isEqualTo(24 * HOUR);
    }

    @Test
    public void virtualAssetsHaveRulesHintsAndConditions() {
        ChannelPlan plan = good(HEAD + POOLS + """
                virtual_assets:
                  slated:
                    play: shuffle
                    steps:
                      - {asset: pg13-slate, when: "rating:PG-13"}
                      - {pick: 1..3, from: a, up_to: 25m, order: least-recent, prefer: "genre:classic", avoid_last: 7d}
                      - {virtual: pod}
                  pod: [id, spot, {asset: back}]
                  two: {compose: pair, count: 2, from: {pool: b}, mode: shuffle}
                schedule: {every_day: [{"06:00-06:00": [slated, two]}]}
                """);

        VirtualAsset slated =
                (VirtualAsset) shown(plan.layers().get(0).blocks().get(0)).get(0);
        assertThat(slated.shuffle()).isTrue();
        assertThat(slated.steps().get(0).when()).contains(AssetQuery.parse("rating:PG-13"));
        VirtualAsset.Step rule = slated.steps().get(1);
        assertThat(rule.least()).isEqualTo(1);
        assertThat(rule.most()).isEqualTo(3);
        assertThat(rule.upTo()).contains(Duration.ofMinutes(25));
        assertThat(((Pool) rule.content()).sort()).isEqualTo(Pool.Sort.LEAST_RECENT);
        assertThat(((Pool) rule.content()).avoidLast()).isEqualTo(Duration.ofDays(7));
        VirtualAsset pod = (VirtualAsset) slated.steps().get(2).content();
        assertThat(pod.steps()).extracting(VirtualAsset.Step::presentation).containsExactly(false, false, false);
        VirtualAsset two =
                (VirtualAsset) shown(plan.layers().get(0).blocks().get(0)).get(1);
        assertThat(two.steps().get(0).most()).isEqualTo(2);
        assertThat(two.steps().get(0).play()).isEqualTo(Play.SHUFFLE);
    }

    @Test
    public void aProgramMayBeAChainOrAListByHand() {
        ChannelPlan plan = good(HEAD + POOLS + """
                programs:
                  chained: {chain: [a, "genre:news", {asset: one}], play: random, bleed: no}
                  listed: {list: [one, two, three]}
                schedule: {every_day: [{"06:00-06:00": {rotate: [chained, listed]}}]}
                """);

        List<Content> all = shown(plan.layers().get(0).blocks().get(0));
        Program chained = (Program) all.get(0);
        assertThat(chained.chain()).extracting(Content::name).containsExactly("a", "genre:news", "one");
        assertThat(chained.play()).contains(Play.RANDOM);
        assertThat(chained.bleed()).contains(false);
        Program listed = (Program) all.get(1);
        assertThat(listed.chain()).hasSize(3).allMatch(SingleAsset.class::isInstance);
        assertThat(listed.play()).contains(Play.SEQUENTIAL);
    }

    @Test
    public void mapsMergeListsReplaceAndPlusAppends() {
        ChannelPlan plan = good(
                HEAD + """
                extends: _b.yaml
                pools: {b: {order: shuffle}, c: "type:news"}
                schedule:
                  weekends: [{"08:00-09:00": c}]
                  +every_day: [{"18:00-06:00": b}]
                traffic: {profile: mine}
                """,
                Map.of(
                        "_b.yaml",
                        "extends: _a.yaml\nschedule: {weekends: [{\"06:00-07:00\": a}]}\n",
                        "_a.yaml",
                        POOLS
                                + "traffic: {profile: house, filler: ads}\nschedule: {every_day: [{\"06:00-18:00\": a}]}\n"));

        assertThat(plan.channel().filler()).isEqualTo("ads");
        assertThat(plan.wrapping().traffic()).contains("mine");
        assertThat(plan.layers().get(0).blocks()).hasSize(2);
        assertThat(plan.layers().get(1).blocks()).extracting(Block::start).containsExactly(8 * HOUR);
        assertThat(plan.layers().get(0).blocks().get(0).place()).isEqualTo(new Place("_a.yaml", 3));
        Pool b = (Pool) shown(plan.layers().get(0).blocks().get(1)).get(0);
        assertThat(b.play()).isEqualTo(Play.SHUFFLE);
        assertThat(b.query()).isEqualTo(AssetQuery.any("collection", List.of("b")));
    }

    @Test
    public void includedFilesAddAndNeverReplace() {
        Map<String, String> beside = Map.of("_pools.yaml", POOLS);
        good(
                HEAD
                        + "include: [_pools.yaml]\npools: {c: 'type:news'}\nschedule: {every_day: [{\"06:00-06:00\": [a, c]}]}\n",
                beside);

        Problem twice = error(
                HEAD + "include: _pools.yaml\npools: {b: 'type:news'}\nschedule: {every_day: [{\"06:00-06:00\": b}]}\n",
                beside);
        assertThat(twice.code()).isEqualTo("duplicate-key");
        assertThat(twice.file()).isEqualTo("_pools.yaml");
        assertThat(twice.message()).contains("x.yaml line 5");
    }

    @Test
    public void problemsOfAnotherFileNameThatFile() {
        Problem problem = error(
                HEAD + "extends: _n.yaml\n",
                Map.of("_n.yaml", "pools: {a: 'type:film'}\nschedule:\n  every_day:\n    - \"06:00-06:00\": aa\n"));
        assertThat(problem.toString())
                .startsWith("_n.yaml:4:22: unknown name 'aa'")
                .contains("did you mean 'a'?");
        Problem missing = error(HEAD + "extends: _netwrk.yaml\n", NETWORK);
        assertThat(missing.toString()).startsWith("x.yaml:4:10").contains("did you mean '_network.yaml'?");
        Problem cycle = error(
                HEAD + "extends: _a.yaml\n",
                Map.of("_a.yaml", "extends: _b.yaml\n", "_b.yaml", "include: [_a.yaml]\n"));
        assertThat(cycle.message()).contains("x.yaml -> _a.yaml -> _b.yaml -> _a.yaml");
        assertThat(cycle.file()).isEqualTo("_b.yaml");
        assertThat(error(HEAD + "extends: _a.yaml\n", Map.of("_a.yaml", "pools: [\n"))
                        .file())
                .isEqualTo("_a.yaml");
    }

    @Test
    public void everyReferenceOfEveryLayerIsChecked() {
        List<Problem> errors = errors(HEAD + POOLS + """
                programs:
                  p: {pool: aa, breaks: sitcm, before: [{pool: cards, by: rating}]}
                traffic: {breaks: {sitcom: {every: 8m}}}
                zones: {late: {extends: lat}}
                schedule:
                  sunday:
                    - "06:00-08:00": {program: q, zone: lte}
                    - "08:00-09:00": {pool: a, overlay: +bugg}
                    - "09:00-10:00": {marathon: "genr:horror"}
                    - "10:00-11:00": {rotate: []}
                    - "11:00-12:00": {virtual: v, play: shufle}
                  sunnday: []
                """);

        assertThat(errors)
                .extracting(Problem::code)
                .containsExactly(
                        "unknown-pool",
                        "unknown-breaks",
                        "unknown-pool",
                        "unknown-zone",
                        "unknown-program",
                        "unknown-zone",
                        "unknown-overlay",
                        "bad-query",
                        "empty-list",
                        "unknown-virtual-asset",
                        "bad-play",
                        "unknown-layer");
        Problem query = errors.get(7);
        assertThat(query.line()).isEqualTo(13);
        assertThat(query.column()).isEqualTo("    - \"09:00-10:00\": {marathon: \"".length() + 1);
        assertThat(query.suggestion()).contains("did you mean 'genre'?");
    }

    @Test
    public void blocksOfOneLayerMustNotOverlapGoingRoundTheDay() {
        assertThat(error(day("weekends", "\"06:00-10:00\": a", "\"09:00-11:00\": b"))
                        .code())
                .isEqualTo("overlap");
        assertThat(error(day("weekends", "\"07:00-08:00\": a", "\"23:00-07:30\": b"))
                        .code())
                .isEqualTo("overlap");
        assertThat(errors(day("saturday", "\"07:00-08:00\": a", "\"23:00-07:30\": b")))
                .isEmpty();
        assertThat(errors(day("saturday", "\"07:00-08:00\": a", "\"08:00-07:00\": b")))
                .isEmpty();
    }

    @Test
    public void sizesAndAnchorsAndTimesAreChecked() {
        assertThat(error(
                                HEAD + POOLS
                                        + "programs: {p: {pool: a, slots: 2}}\nschedule: {every_day: [{start: '06:00', slots: 3, program: p}]}\n")
                        .code())
                .isEqualTo("bad-slots");
        assertThat(error(
                                HEAD + POOLS
                                        + "programs: {p: {pool: a, slots: 2, slots_max: 3}}\nschedule: {every_day: [{'06:00-06:00': p}]}\n")
                        .code())
                .isEqualTo("slots-and-slots-max");
        assertThat(error(day("saturday", "\"20:00-22:00\": {pool: a, anchor: 2026-01-05}"))
                        .message())
                .contains("a Monday");
        assertThat(error(day("saturday", "\"30:00-31:00\": a")).message()).contains("on the next day");
        assertThat(error(day("saturday", "\"20:00\": a")).message()).contains("how long");
        assertThat(error(day("saturday", "\"20:00-2200\": a")).code()).isEqualTo("bad-time");
        assertThat(error(day("saturday", "\"10:00-36:00\": a")).code()).isEqualTo("bad-time");
        assertThat(error(day("saturday", "{start: '10:00', end: '36:00', pool: a}"))
                        .code())
                .isEqualTo("bad-time");
        assertThat(error(day("2026-02-29", "\"20:00-22:00\": a")).message()).contains("there is no 2026-02-29");
        assertThat(error(day("2026-12-26..2026-12-24", "\"20:00-22:00\": a")).message())
                .contains("before");
        assertThat(error(day("saturday", "\"20:00-22:00\": {pool: a, program: b}"))
                        .message())
                .contains("twice");
        assertThat(error(day("saturday", "\"20:00-22:00\": {pool: a, bleed: true, allow_bleed: false}"))
                        .message())
                .contains("says the same as");
    }

    @Test
    public void whatIsOddIsAWarning() {
        assertThat(warnings(day("every_day", "\"06:00-18:10\": a", "\"18:10-06:00\": b")))
                .contains("off-grid");
        assertThat(warnings(day("saturday 2026-12-01..2026-12-03", "\"20:00-22:00\": a")))
                .contains("never");
        assertThat(
                        warnings(
                                HEAD
                                        + "pools: {a: {match: 'type:film', order: sequential, avoid_last: 3d}}\nschedule: {every_day: [{'06:00-06:00': a}]}\n"))
                .containsExactly("no-effect");
        assertThat(
                        warnings(
                                HEAD + POOLS
                                        + "programs: {p: {pool: a, slots: 2}}\nschedule: {every_day: [{'06:00-07:30': p}, {'07:30-06:00': a}]}\n"))
                .containsExactly("bad-slots");
        assertThat(warnings(day("weekdays", "\"06:00-06:00\": a"))).isEmpty();
        assertThat(warnings(day("weekdays", "\"06:00-20:00\": a"))).containsExactly("open-time");
    }

    @Test(timeout = 60_000)
    public void circlesAndBombsAreRefusedQuickly() {
        assertThat(errors(
                                HEAD + POOLS
                                        + "virtual_assets: {v: [w], w: [{virtual: v}]}\nschedule: {every_day: [{'06:00-06:00': v}]}\n")
                        .get(0)
                        .message())
                .contains("v -> w -> v");
        assertThat(errors(
                                HEAD + POOLS
                                        + "zones: {z: {extends: y}, y: {extends: z}}\nschedule: {every_day: [{'06:00-06:00': a}]}\n")
                        .get(0)
                        .message())
                .contains("z -> y -> z");
        StringBuilder deep = new StringBuilder(HEAD + POOLS + "virtual_assets:\n");
        for (int i = 0; i < 20_000; i++) {
            deep.append("  v").append(i).append(": [v").append(i + 1).append("]\n");
        }
        assertThat(errors(deep + "schedule: {every_day: [{'06:00-06:00': v0}]}\n"))
                .isNotEmpty();
        StringBuilder wide = new StringBuilder(HEAD + POOLS + "virtual_assets:\n  v0: [{pool: a, pick: 500}]\n");
        for (int i = 1; i < 15; i++) {
            wide.append("  v").append(i).append(": [{virtual: v").append(i - 1).append(", pick: 500}]\n");
        }
        assertThat(errors(wide + "schedule: {every_day: [{'06:00-06:00': v0}]}\n"))
                .extracting(Problem::code)
                .contains("too-much");
        StringBuilder names = new StringBuilder(HEAD + "pools:\n");
        StringBuilder wrong = new StringBuilder("schedule:\n  every_day:\n");
        for (int i = 0; i < 4_000; i++) {
            names.append("  a_pool_of_mine_").append(i).append(": x\n");
            wrong.append("    - \"06:00-07:00\": a_pool_of_yours_").append(i).append('\n');
        }
        assertThat(errors(names.append(wrong).toString())).hasSize(100);
        StringBuilder plus = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            plus.append("+k").append(i).append(": x\n");
        }
        assertThat(errors(plus.toString())).hasSize(100);
        String many = "include: [" + "_c.yaml, ".repeat(19) + "_c.yaml]\n";
        assertThat(errors(
                        HEAD + "include: [_b.yaml, _b.yaml]\n",
                        Map.of("_b.yaml", many.replace("_c", "_a"), "_a.yaml", many, "_c.yaml", "notes: x\n")))
                .extracting(Problem::code)
                .containsExactly("too-much");
        assertThat(error(HEAD + "extends: _big.yaml\n", Map.of("_big.yaml", "#".repeat(10_000_000)))
                        .code())
                .isEqualTo("too-long");
    }

    private static String day(String layer, String... entries) {
        return HEAD + POOLS + "schedule:\n  " + layer + ":\n    - " + String.join("\n    - ", entries) + "\n";
    }

    private static List<Content> shown(Block block) {
        return ((Action.Show) block.action()).rotation();
    }

    private static Block block(ChannelPlan plan, String layer) {
        return plan.layers().stream()
                .filter(each -> each.name().equals(layer))
                .findFirst()
                .orElseThrow()
                .blocks()
                .get(0);
    }

    private static ChannelPlan good(String text) {
        return good(text, Map.of());
    }

    private static ChannelPlan good(String text, Map<String, String> beside) {
        Problems problems = new Problems("x.yaml");
        Optional<ChannelPlan> plan = ChannelFileReader.read(new PlanText("x.yaml", text, beside), problems);
        assertThat(problems.inOrder().stream().filter(p -> !p.code().equals("open-time")))
                .isEmpty();
        return plan.orElseThrow();
    }

    private static List<Problem> all(String text, Map<String, String> beside) {
        Problems problems = new Problems("x.yaml");
        ChannelFileReader.read(new PlanText("x.yaml", text, beside), problems);
        return problems.inOrder();
    }

    private static List<String> warnings(String text) {
        List<Problem> all = all(text, Map.of());
        assertThat(all).allMatch(problem -> problem.severity() == Severity.WARNING);
        return all.stream().map(Problem::code).toList();
    }

    private static List<Problem> errors(String text) {
        return errors(text, Map.of());
    }

    private static List<Problem> errors(String text, Map<String, String> beside) {
        return all(text, beside).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    private static Problem error(String text) {
        return error(text, Map.of());
    }

    private static Problem error(String text, Map<String, String> beside) {
        List<Problem> errors = all(text, beside).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        assertThat(errors).hasSize(1);
        return errors.get(0);
    }
}
