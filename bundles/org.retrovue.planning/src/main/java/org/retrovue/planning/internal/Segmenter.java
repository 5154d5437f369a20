package org.retrovue.planning.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.BreakPlanner;
import org.retrovue.api.plan.BreakPlanner.Place;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.LogEntry.Item;
import org.retrovue.api.plan.LogEntry.ItemKind;
import org.retrovue.api.plan.Part;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.time.Rational;

/** Divides an entry of the schedule into content and breaks. A function of entry, channel and catalogue. */
final class Segmenter {
    private static final Rational LEAST_PAD = Rational.of(5);
    private static final Rational USUAL_BREAK = Rational.of(10);
    private static final int MOST_BREAKS = 100;
    private static final String REST = "what is left of the block at its end";

    private final BreakPlanners breaks;

    Segmenter(BreakPlanners breaks) {
        this.breaks = breaks;
    }

    /** Makes the block of a schedule entry. */
    LogEntry segment(ScheduleEntry entry, Channel channel, CatalogSnapshot catalog) {
        Rational slot = Rational.seconds(Duration.between(entry.start(), entry.end()));
        List<Item> items =
                switch (entry.kind()) {
                    case PROGRAMME -> programme(entry, channel, catalog, slot);
                    case FILL -> List.of(gap(slot, entry.reason().isEmpty() ? "time left over" : entry.reason()));
                    case OFF_AIR -> offAir(entry, catalog, slot);
                    case OPEN, MISSING -> List.of(slate(slot, entry.reason()));
                };
        String title = entry.subtitle().isEmpty() ? entry.title() : entry.title() + ": " + entry.subtitle();
        return new LogEntry(entry.id(), entry.start(), entry.end(), title, items, entry.exact(), entry.packaging());
    }

    private List<Item> programme(ScheduleEntry entry, Channel channel, CatalogSnapshot catalog, Rational slot) {
        List<BreakPlanner.Item> shown = layOut(entry.parts(), catalog, slot);
        if (shown.stream().noneMatch(item -> item.part().role() == Part.Role.PROGRAMME)) {
            return List.of(slate(slot, "the asset is not in the catalogue any more"));
        }
        BreakPlanner.Item end = shown.get(shown.size() - 1);
        Rational run = end.start().plus(end.length());
        Rational pad = slot.minus(run);
        int room = (int) Math.min(MOST_BREAKS, pad.dividedBy(USUAL_BREAK).floor()) - 1; // one more comes at the end
        boolean none = pad.compareTo(LEAST_PAD) < 0 || room < 1;
        List<Place> places = none
                ? List.of()
                : breaks.places(
                        channel,
                        new BreakPlanner.Request(shown, entry.packaging().breaks(), run, slot, room));
        return divided(shown, places, pad);
    }

    private static List<BreakPlanner.Item> layOut(List<Part> parts, CatalogSnapshot catalog, Rational slot) {
        return BreakPlanners.layOut(parts, part -> catalog.asset(part.asset()), slot);
    }

    private static List<Item> divided(List<BreakPlanner.Item> shown, List<Place> places, Rational pad) {
        List<Rational> lengths = Shares.rising(pad, places.size() + 1);
        List<Item> items = new ArrayList<>();
        int next = 0;
        boolean fadeIn = false;
        for (BreakPlanner.Item item : shown) {
            Rational from = item.start();
            Rational end = item.start().plus(item.length());
            while (next < places.size() && places.get(next).at().compareTo(end) <= 0) {
                Place place = places.get(next);
                items.add(content(item, from, place.at(), fadeIn, place.fades()));
                addGap(items, lengths.get(next), place.rule());
                fadeIn = place.fades();
                from = place.at();
                next++;
            }
            if (end.compareTo(from) > 0) {
                items.add(content(item, from, end, fadeIn, false));
                fadeIn = false;
            }
        }
        addGap(items, lengths.get(places.size()), REST);
        return items;
    }

    /** What is shown first, and a card for as long as it takes. */
    private static List<Item> offAir(ScheduleEntry entry, CatalogSnapshot catalog, Rational slot) {
        List<Item> items = new ArrayList<>();
        Rational left = slot;
        for (BreakPlanner.Item item : layOut(entry.parts(), catalog, slot)) {
            items.add(whole(item));
            left = left.minus(item.length());
        }
        if (left.signum() > 0) {
            items.add(slate(left, entry.reason().isEmpty() ? "off the air" : entry.reason()));
        }
        return items;
    }

    private static Item whole(BreakPlanner.Item item) {
        return new Item(
                ItemKind.PRESENTATION,
                Optional.of(item.part().asset()),
                Rational.ZERO,
                item.length(),
                false,
                false,
                "");
    }

    private static Item content(BreakPlanner.Item item, Rational from, Rational to, boolean fadeIn, boolean fadeOut) {
        boolean programme = item.part().role() == Part.Role.PROGRAMME;
        return new Item(
                programme ? ItemKind.CONTENT : ItemKind.PRESENTATION,
                Optional.of(item.part().asset()),
                from.minus(item.start()),
                to.minus(from),
                fadeIn,
                fadeOut,
                "");
    }

    private static void addGap(List<Item> items, Rational length, String rule) {
        if (length.signum() > 0) {
            items.add(gap(length, rule));
        }
    }

    private static Item gap(Rational length, String rule) {
        return new Item(ItemKind.FILLER, Optional.empty(), Rational.ZERO, length, false, false, rule);
    }

    private static Item slate(Rational length, String text) {
        return new Item(ItemKind.SLATE, Optional.empty(), Rational.ZERO, length, false, false, text);
    }
}
