package org.retrovue.planning.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.Marker;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.LogEntry.Item;
import org.retrovue.api.plan.LogEntry.ItemKind;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.time.Rational;

/** Divides an entry of the schedule into content and breaks. Pure. */
final class Segmenter {
    private static final Rational LEAST_PAD = Rational.of(5);
    private static final Rational USUAL_BREAK = Rational.of(10);
    private static final Rational LEAST_ACT = Rational.of(30);
    private static final Rational PER_BREAK = Rational.of(480);
    private static final Rational PROTECTED = Rational.of(1, 5);
    private static final Rational MARGIN = Rational.ONE;

    private Segmenter() {}

    /**
     * Makes the block of a schedule entry.
     *
     * @param entry anything but a missing one
     * @param asset the entry's asset, if it has one
     */
    static LogEntry segment(ScheduleEntry entry, Optional<Asset> asset) {
        Rational slot = Rational.seconds(Duration.between(entry.start(), entry.end()));
        List<Item> items =
                switch (entry.kind()) {
                    case PROGRAMME ->
                        asset.map(a -> programme(a, slot))
                                .orElseGet(() -> List.of(slate(slot, "the asset is not in the catalogue any more")));
                    case FILL -> List.of(gap(slot));
                    case OPEN, MISSING, OFF_AIR -> List.of(slate(slot, entry.reason()));
                };
        String title = entry.subtitle().isEmpty() ? entry.title() : entry.title() + ": " + entry.subtitle();
        return new LogEntry(entry.id(), entry.start(), entry.end(), title, items);
    }

    private static List<Item> programme(Asset asset, Rational slot) {
        Rational run = asset.duration().compareTo(slot) > 0 ? slot : asset.duration();
        Rational pad = slot.minus(run);
        List<Rational> chapters = chapters(asset, run);
        int room = (int) Math.min(100, pad.dividedBy(USUAL_BREAK).floor()) - 1; // one break more comes after the end
        boolean none = pad.compareTo(LEAST_PAD) < 0 || room < 1;
        List<Rational> cuts;
        if (none) {
            cuts = List.of();
        } else if (chapters.isEmpty()) {
            cuts = computed(run, room);
        } else {
            cuts = spread(chapters, room);
        }
        return items(asset, run, pad, cuts, chapters.isEmpty());
    }

    private static List<Item> items(Asset asset, Rational run, Rational pad, List<Rational> cuts, boolean fades) {
        List<Rational> lengths = breaks(pad, cuts.size() + 1);
        List<Item> items = new ArrayList<>();
        Rational at = Rational.ZERO;
        for (int i = 0; i <= cuts.size(); i++) {
            boolean last = i == cuts.size();
            Rational end = last ? run : cuts.get(i);
            items.add(new Item(
                    ItemKind.CONTENT, Optional.of(asset.id()), at, end.minus(at), fades && i > 0, fades && !last, ""));
            if (lengths.get(i).signum() > 0) {
                items.add(gap(lengths.get(i)));
            }
            at = end;
        }
        return items;
    }

    /** Returns the chapters that lie within what is shown, in order. */
    private static List<Rational> chapters(Asset asset, Rational run) {
        return asset.markers().stream()
                .filter(m -> m.kind() == Marker.Kind.CHAPTER || m.kind() == Marker.Kind.BREAK)
                .map(Marker::at)
                .filter(at -> at.compareTo(MARGIN) >= 0 && run.minus(at).compareTo(MARGIN) >= 0)
                .distinct()
                .sorted()
                .toList();
    }

    /** Chooses from chapters as many as there is room for, evenly. */
    private static List<Rational> spread(List<Rational> chapters, int room) {
        if (chapters.size() <= room) {
            return chapters;
        }
        List<Rational> chosen = new ArrayList<>();
        for (int i = 0; i < room; i++) {
            chosen.add(chapters.get((int) ((2L * i + 1) * chapters.size() / (2L * room))));
        }
        return chosen;
    }

    /** Computes points: one for every eight minutes but at least two, none in the first fifth, acts getting shorter. */
    private static List<Rational> computed(Rational run, int room) {
        long wanted = Math.max(2, run.dividedBy(PER_BREAK).floor());
        long acts = run.dividedBy(LEAST_ACT).floor();
        int count = (int) Math.max(0, Math.min(Math.min(wanted, room), acts - 1));
        List<Rational> points = new ArrayList<>();
        Rational first = run.times(2L * count + 2).dividedBy(Rational.of(weights(0, count)));
        Rational least = run.times(PROTECTED);
        Rational begin = milliseconds(first.compareTo(least) < 0 ? least : first);
        long done = 0;
        for (int i = 0; i < count; i++) {
            points.add(
                    milliseconds(begin.plus(run.minus(begin).times(done).dividedBy(Rational.of(weights(1, count))))));
            done += 2L * count + 1 - i;
        }
        return points;
    }

    /** Returns the sum of the weights of acts i to count; act k weighs 2 count + 2 - k. */
    private static long weights(int i, int count) {
        long sum = 0;
        for (int k = i; k <= count; k++) {
            sum += 2L * count + 2 - k;
        }
        return Math.max(1, sum);
    }

    /** Divides the time for breaks: later breaks are longer, the remainder goes to the last, exactly. */
    private static List<Rational> breaks(Rational pad, int count) {
        List<Rational> lengths = new ArrayList<>();
        Rational left = pad;
        long all = 0;
        for (int i = 0; i < count; i++) {
            all += weight(i, count);
        }
        for (int i = 0; i < count - 1; i++) {
            Rational length = milliseconds(pad.times(weight(i, count)).dividedBy(Rational.of(all)));
            lengths.add(length);
            left = left.minus(length);
        }
        lengths.add(left);
        return lengths;
    }

    private static long weight(int i, int count) {
        return count + i + 1L;
    }

    private static Rational milliseconds(Rational seconds) {
        return Rational.of(seconds.times(1000).floor(), 1000);
    }

    private static Item gap(Rational length) {
        return new Item(ItemKind.FILLER, Optional.empty(), Rational.ZERO, length, false, false, "");
    }

    private static Item slate(Rational length, String text) {
        return new Item(ItemKind.SLATE, Optional.empty(), Rational.ZERO, length, false, false, text);
    }
}
