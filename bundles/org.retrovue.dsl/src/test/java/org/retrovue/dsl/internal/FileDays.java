package org.retrovue.dsl.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.Airings;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.ScheduleCompiler.Compilation;
import org.retrovue.api.plan.ScheduleCompiler.Reading;
import org.retrovue.api.plan.ScheduleCompiler.Request;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.ScheduleEntry.Kind;
import org.retrovue.api.plan.Seeds;
import org.retrovue.time.BroadcastDay;

/** The days of a channel file one after the other, as a station plans them: each begins where the last one ended, and knows what was on. */
final class FileDays {
    private final YamlCompiler compiler;
    private final PlanText text;
    private final Channel channel;
    private final CatalogSnapshot catalog;
    private final Map<AssetId, TreeSet<Instant>> shown = new HashMap<>();
    private final List<Problem> warnings = new ArrayList<>();
    private Instant carry = Instant.MIN;

    FileDays(YamlCompiler compiler, PlanText text, CatalogSnapshot catalog) {
        this.compiler = compiler;
        this.text = text;
        this.catalog = catalog;
        Reading reading = compiler.read(text);
        this.channel =
                reading.channel().orElseThrow(() -> new AssertionError(reading.problems() + "\nof\n" + text.text()));
    }

    FileDays(PlanText text, CatalogSnapshot catalog) {
        this(new YamlCompiler(), text, catalog);
    }

    Channel channel() {
        return channel;
    }

    List<Problem> warnings() {
        return warnings;
    }

    BroadcastDay broadcastDay(LocalDate date) {
        return new BroadcastDay(date, channel.zone(), channel.dayStart());
    }

    /** Makes the next day. */
    ScheduleDay day(LocalDate date) {
        return day(date, carry);
    }

    /** Makes a day from a time on; what was planned after that time is forgotten. */
    ScheduleDay day(LocalDate date, Instant from) {
        shown.values().forEach(times -> times.tailSet(from, true).clear());
        Airings airings = (asset, before) ->
                Optional.ofNullable(shown.get(asset)).flatMap(times -> Optional.ofNullable(times.lower(before)));
        Request request = new Request(text, catalog, broadcastDay(date), Seeds.of(channel.id(), date), from, airings);
        Compilation compilation = compiler.compile(request);
        ScheduleDay day = compilation.day().orElseThrow();
        warnings.addAll(compilation.problems());
        day.entries().forEach(entry -> entry.parts()
                .forEach(part -> shown.computeIfAbsent(part.asset(), id -> new TreeSet<>())
                        .add(entry.start())));
        carry = day.end();
        return day;
    }

    /** Makes days in a row and returns all their entries. */
    List<ScheduleEntry> days(LocalDate first, int days) {
        List<ScheduleEntry> all = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            all.addAll(day(first.plusDays(i)).entries());
        }
        return all;
    }

    Asset asset(ScheduleEntry entry) {
        return catalog.asset(entry.asset().orElseThrow()).orElseThrow();
    }

    /** Returns an entry's time on the wall clock with what it shows: "20:00 Title". */
    String line(ScheduleEntry entry) {
        return entry.start().atZone(channel.zone()).toLocalTime() + " "
                + (entry.kind() == Kind.PROGRAMME ? asset(entry).title() : entry.kind());
    }

    List<String> lines(List<ScheduleEntry> entries) {
        return entries.stream().map(this::line).toList();
    }
}
