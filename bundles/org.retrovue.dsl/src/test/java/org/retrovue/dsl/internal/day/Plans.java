package org.retrovue.dsl.internal.day;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetQuery;
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
import org.retrovue.dsl.internal.plan.Block;
import org.retrovue.dsl.internal.plan.Block.Action;
import org.retrovue.dsl.internal.plan.ChannelPlan;
import org.retrovue.dsl.internal.plan.Content;
import org.retrovue.dsl.internal.plan.Layer;
import org.retrovue.dsl.internal.plan.Place;
import org.retrovue.dsl.internal.plan.Play;
import org.retrovue.dsl.internal.plan.Pool;
import org.retrovue.dsl.internal.plan.Pool.Sort;
import org.retrovue.dsl.internal.plan.Program;
import org.retrovue.dsl.internal.plan.Progression;
import org.retrovue.dsl.internal.plan.Progression.End;
import org.retrovue.dsl.internal.plan.SingleAsset;
import org.retrovue.dsl.internal.plan.When;
import org.retrovue.dsl.internal.plan.Wrapping;
import org.retrovue.tck.fake.Assets;

/** Makes plans for tests from a few words. */
final class Plans {
    static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    static final Place PLACE = new Place("x.yaml", 1);
    static final When EVERY_DAY = new When.Weekly(EnumSet.allOf(DayOfWeek.class));

    private static final Map<String, Channel> CHANNELS = new ConcurrentHashMap<>();

    private final List<Layer> layers = new ArrayList<>();
    private final Channel channel;
    private final DayCompiler compiler = new DayCompiler();

    Plans(String zone, String dayStart, Duration grid) {
        String text = "channel: x\nnumber: 7\ntimezone: " + zone + "\nday_start: \"" + dayStart + "\"\ngrid: "
                + grid.toSeconds()
                + "s\npools: {a: {match: {collection: a}}}\nschedule: {all_day: [{block: {start: \"06:00\", pool: a}}]}\n";
        this.channel = CHANNELS.computeIfAbsent(text, t -> new YamlCompiler()
                .read(new PlanText("x.yaml", t))
                .channel()
                .orElseThrow());
    }

    Plans() {
        this("UTC", "06:00", Duration.ofMinutes(30));
    }

    Plans layer(String name, When when, Block... blocks) {
        layers.add(new Layer(name, when, Arrays.asList(blocks), PLACE));
        return this;
    }

    ChannelPlan plan() {
        return new ChannelPlan(channel, layers, Wrapping.NONE, "digest of " + layers.hashCode());
    }

    BroadcastDays days() {
        return new BroadcastDays(channel.zone(), channel.dayStart());
    }

    record BroadcastDays(ZoneId zone, LocalTime start) {
        org.retrovue.time.BroadcastDay of(LocalDate date) {
            return new org.retrovue.time.BroadcastDay(date, zone, start);
        }
    }

    Compilation compile(CatalogSnapshot catalog, LocalDate date, Instant carryIn, Airings airings) {
        Request request = new Request(
                new PlanText("x.yaml", ""), catalog, days().of(date), Seeds.of(channel.id(), date), carryIn, airings);
        return compiler.compile(plan(), request);
    }

    ScheduleDay day(CatalogSnapshot catalog, LocalDate date, Instant carryIn) {
        return compile(catalog, date, carryIn, Airings.NONE).day().orElseThrow();
    }

    ScheduleDay day(CatalogSnapshot catalog, LocalDate date) {
        return day(catalog, date, Instant.MIN);
    }

    /** Writes entries as "06:00 a-1" lines. */
    List<String> lines(List<ScheduleEntry> entries) {
        return entries.stream()
                .map(entry -> LocalTime.ofInstant(entry.start(), channel.zone()) + " "
                        + (entry.kind() == ScheduleEntry.Kind.PROGRAMME
                                ? String.join(
                                        "+",
                                        entry.parts().stream()
                                                .map(part -> part.title())
                                                .toList())
                                : entry.kind().name()))
                .toList();
    }

    static Block block(
            String start, String end, Action action, @Nullable Play play, boolean bleed, Progression progression) {
        int from = seconds(start);
        int to = seconds(end);
        return new Block(
                from,
                to - from,
                "",
                action,
                Optional.ofNullable(play),
                bleed,
                false,
                progression,
                "",
                Wrapping.NONE,
                PLACE);
    }

    static Block show(String start, String end, Content... rotation) {
        return block(start, end, new Action.Show(List.of(rotation)), null, false, run(start + rotation[0].name()));
    }

    static Block at(String start, Action action, boolean exact) {
        return new Block(
                seconds(start),
                0,
                "",
                action,
                Optional.empty(),
                false,
                exact,
                run("at " + start),
                "",
                Wrapping.NONE,
                PLACE);
    }

    static Progression run(String name) {
        return new Progression(name, Progression.USUAL_ANCHOR, End.WRAP);
    }

    static int seconds(String time) {
        String[] parts = time.split(":");
        return Integer.parseInt(parts[0]) * 3600
                + Integer.parseInt(parts[1]) * 60
                + (parts.length > 2 ? Integer.parseInt(parts[2]) : 0);
    }

    static Pool pool(String collection) {
        return pool(collection, Sort.TITLE, Play.SEQUENTIAL, Duration.ZERO);
    }

    static Pool pool(String collection, Sort sort, Play play, Duration avoidLast) {
        return new Pool(
                collection,
                AssetQuery.parse("collection:" + collection),
                sort,
                play,
                List.of(),
                avoidLast,
                Optional.empty(),
                PLACE);
    }

    static SingleAsset asset(String name) {
        return new SingleAsset(name, PLACE);
    }

    static Program program(
            String name, Program.Size size, boolean accumulate, List<Program.Dressing> before, Content... chain) {
        return new Program(
                name,
                List.of(chain),
                Optional.empty(),
                size,
                accumulate,
                before,
                List.of(),
                Optional.empty(),
                Wrapping.NONE,
                PLACE);
    }

    static List<Asset> assets(String collection, int count, long... seconds) {
        List<Asset> assets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            assets.add(Assets.asset("s:" + collection + "-" + (i + 1))
                    .collection(collection)
                    .seconds(seconds[i % seconds.length])
                    .ready());
        }
        return assets;
    }
}
