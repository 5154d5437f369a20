package org.retrovue.dsl.internal.day;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.dsl.internal.plan.Block;
import org.retrovue.dsl.internal.plan.Block.Action;
import org.retrovue.dsl.internal.plan.Content;
import org.retrovue.dsl.internal.plan.Place;
import org.retrovue.dsl.internal.plan.Play;
import org.retrovue.dsl.internal.plan.Pool.Sort;
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

/** Draws plans that a file could say, the same for the same seed. */
final class RandomPlans {
    private static final int DAY = 86400;
    private static final List<String> ZONES = List.of(
            "Europe/Vienna", "America/Chicago", "Australia/Lord_Howe", "Pacific/Chatham", "UTC", "Asia/Kathmandu");
    private static final int[] GRIDS = {600, 900, 1800, 1800, 1800, 3600};

    private final Random random;
    private final boolean bleeds;
    private final boolean remembers;
    private int line;

    RandomPlans(long seed, boolean bleeds, boolean remembers) {
        this.random = new Random(seed);
        this.bleeds = bleeds;
        this.remembers = remembers;
    }

    /** Returns a catalogue of episodes, films, shorts and cards. */
    static ListedCatalog catalog() {
        List<Asset> all = new ArrayList<>();
        all.addAll(Plans.assets("a", 23, 1320));
        all.addAll(Plans.assets("b", 7, 1320, 2600, 1250, 5000));
        all.addAll(Plans.assets("films", 31, 5400, 6100, 7900, 9000, 4300));
        all.addAll(Plans.assets("shorts", 17, 420, 660, 610));
        all.add(Assets.asset("s:ident").collection("idents").seconds(12).ready());
        return new ListedCatalog(1, all);
    }

    Plans plans() {
        int grid = GRIDS[random.nextInt(GRIDS.length)];
        String dayStart = List.of("06:00", "06:00", "00:00", "02:30", "05:00").get(random.nextInt(5));
        Plans plans = new Plans(ZONES.get(random.nextInt(ZONES.size())), dayStart, Duration.ofSeconds(grid));
        int layers = 1 + random.nextInt(4);
        for (int i = 0; i < layers; i++) {
            When when = i == 0 && random.nextInt(4) > 0 ? Plans.EVERY_DAY : when();
            plans.layer("layer " + i, when, blocks(Plans.seconds(dayStart), grid, i));
        }
        return plans;
    }

    private When when() {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(3) > 0) {
                days.add(day);
            }
        }
        LocalDate date = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(700));
        return switch (random.nextInt(4)) {
            case 0 -> new When.Range(date, date.plusDays(random.nextInt(200)), days);
            case 1 -> new When.Yearly(MonthDay.of(10, 20), MonthDay.of(4, 5), days);
            case 2 -> new When.Holiday(new When.HolidayRule.Easter(), -8, 9);
            default -> new When.Weekly(days);
        };
    }

    private Block[] blocks(int dayStart, int grid, int layer) {
        if (random.nextInt(5) == 0) {
            return new Block[] {block(dayStart, DAY, layer)};
        }
        List<Block> blocks = new ArrayList<>();
        int at = dayStart + random.nextInt(8) * grid;
        int end = dayStart + DAY;
        while (at < end && blocks.size() < 6) {
            int length = (1 + random.nextInt(12)) * grid;
            if (at + length > end + (blocks.isEmpty() ? 0 : blocks.get(0).start() - dayStart)) {
                break;
            }
            blocks.add(block(at, length, layer));
            at += length + (random.nextInt(3) == 0 ? random.nextInt(5) * grid : 0);
        }
        return blocks.toArray(Block[]::new);
    }

    private Block block(int start, int length, int layer) {
        boolean exact = layer > 0 && random.nextInt(8) == 0;
        boolean natural = layer > 0 && random.nextInt(8) == 0;
        int off = exact && natural ? random.nextInt(200) : 0;
        Play play = List.of(Play.values()).get(random.nextInt(3));
        Action action = natural ? new Action.Once(content()) : action();
        if (action instanceof Action.Marathon && !remembers) {
            play = Play.SHUFFLE; // chance avoids what other blocks have shown on the day
        }
        boolean asContentSays = random.nextBoolean();
        return new Block(
                start + off,
                natural ? 0 : length,
                random.nextBoolean() ? "" : "Block",
                action,
                asContentSays ? Optional.empty() : Optional.of(play),
                bleeds && random.nextInt(3) == 0,
                exact,
                new Progression(
                        random.nextInt(4) == 0 ? "shared" : "run " + line,
                        random.nextInt(4) == 0 ? LocalDate.of(2026, 3, 2) : Progression.USUAL_ANCHOR,
                        End.values()[random.nextInt(6) / 4 + random.nextInt(2)]),
                "",
                Wrapping.NONE,
                new Place("x.yaml", ++line));
    }

    private Action action() {
        return switch (random.nextInt(9)) {
            case 0 -> new Action.Once(content());
            case 1 -> new Action.Marathon(Plans.pool("films"));
            case 2 -> new Action.OffAir(Optional.of(Plans.asset("ident")), Optional.of(Plans.asset("ident")));
            case 3 -> new Action.Show(List.of(content(), content()));
            case 4 -> new Action.Live(content(), Duration.ofMinutes(30));
            default -> new Action.Show(List.of(content()));
        };
    }

    private Content content() {
        Duration avoid = remembers && random.nextBoolean() ? Duration.ofDays(2) : Duration.ZERO;
        return switch (random.nextInt(8)) {
            case 0 -> Plans.pool("a");
            case 1 -> Plans.pool("b", Sort.EPISODES, Play.SEQUENTIAL, Duration.ZERO);
            case 2 -> Plans.pool("films", Sort.TITLE, Play.RANDOM, avoid);
            case 3 -> Plans.pool("b", Sort.TITLE, Play.SHUFFLE, Duration.ZERO);
            case 4 -> Plans.pool("nothing");
            case 5 ->
                Plans.program(
                        "shorts",
                        new Size(Optional.of(1 + random.nextInt(2)), Optional.empty()),
                        true,
                        List.of(),
                        Plans.pool("shorts"));
            case 6 ->
                Plans.program(
                        "dressed",
                        random.nextBoolean() ? Size.NEEDED : new Size(Optional.empty(), Optional.of(5)),
                        false,
                        List.of(new Dressing(Plans.pool("idents"), false, Optional.empty(), Plans.PLACE)),
                        Plans.pool("films", Sort.TITLE, random.nextBoolean() ? Play.RANDOM : Play.SEQUENTIAL, avoid));
            default -> virtual();
        };
    }

    private static VirtualAsset virtual() {
        return new VirtualAsset(
                "container",
                List.of(
                        step(Plans.asset("ident"), 1, Play.SEQUENTIAL, true),
                        step(Plans.pool("shorts"), 2, Play.RANDOM, false),
                        step(Plans.pool("a"), 1, Play.SEQUENTIAL, false)),
                true,
                Wrapping.NONE,
                Plans.PLACE);
    }

    private static Step step(Content content, int count, Play play, boolean presentation) {
        Optional<AssetQuery> nothing = Optional.empty();
        return new Step(content, count, count, Optional.empty(), play, nothing, nothing, presentation, Plans.PLACE);
    }
}
