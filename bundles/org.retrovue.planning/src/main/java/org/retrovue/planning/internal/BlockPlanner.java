package org.retrovue.planning.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.LogEntry.Item;
import org.retrovue.api.plan.LogEntry.ItemKind;
import org.retrovue.api.plan.Seeds;
import org.retrovue.api.traffic.Break;
import org.retrovue.api.traffic.BreakFiller;
import org.retrovue.api.traffic.BreakFiller.Filling;
import org.retrovue.api.traffic.PlayHistory.Play;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** Makes a block of the transmission log frame-exact and has its breaks filled. A function of what it is given. For one use. */
final class BlockPlanner {
    private final Channel channel;
    private final FrameRate rate;
    private final LogEntry entry;
    private final CatalogSnapshot catalog;
    private final BreakFiller filler;
    private final FrameRange frames;
    private final List<Event> events = new ArrayList<>();
    private final List<String> explanation = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();
    private History history;
    private int breaks;

    /**
     * A block plan and what it came from.
     *
     * @param plan what playout executes
     * @param explanation why the spots of its breaks were chosen
     * @param plays what airs when
     * @param missing assets that could not be used any more
     */
    record Planned(BlockPlan plan, List<String> explanation, List<Play> plays, List<Missing> missing) {}

    /** An asset that was locked to air and is not ready any more. */
    record Missing(AssetId asset, String reason) {}

    BlockPlanner(Channel channel, LogEntry entry, CatalogSnapshot catalog, BreakFiller filler, History history) {
        this.channel = channel;
        this.rate = channel.format().rate();
        this.entry = entry;
        this.catalog = catalog;
        this.filler = filler;
        this.history = history;
        this.frames = new FrameRange(rate.frameAtOrAfter(entry.start()), rate.frameAtOrAfter(entry.end()));
    }

    Planned plan() {
        long[] counts = frameCounts();
        long at = frames.start();
        for (int i = 0; i < counts.length; i++) {
            FrameRange range = new FrameRange(at, at + counts[i]);
            if (!range.isEmpty()) {
                add(entry.items().get(i), range, i == counts.length - 1);
            }
            at = range.end();
        }
        if (at < frames.end()) {
            events.add(pad(new FrameRange(at, frames.end())));
        }
        BlockPlan plan = new BlockPlan(
                channel.id(), entry.id(), entry.title(), entry.start(), entry.end(), rate, frames, measured());
        return new Planned(plan, explanation, plays(events), missing);
    }

    /** Puts what was measured of each asset and what the block wishes to be drawn into its events, because playout asks nobody at air time. */
    private List<Event> measured() {
        return events.stream()
                .map(event -> event.asset()
                        .flatMap(asset -> catalog.asset(asset.id()))
                        .map(asset -> Measurements.into(event, asset))
                        .orElse(event))
                .map(event -> Wishes.into(event, entry.packaging().overlays()))
                .toList();
    }

    /**
     * Returns how many frames each item gets. Content goes on where it left off, counted in frames of the whole programme; breaks share what is left, each boundary derived
     * from the whole.
     */
    private long[] frameCounts() {
        List<Item> items = entry.items();
        long[] counts = new long[items.size()];
        long left = frames.count();
        Rational others = Rational.ZERO;
        for (int i = 0; i < counts.length; i++) {
            Item item = items.get(i);
            if (programme(item)) {
                long end = rate.framesToCover(item.sourceStart().plus(item.duration()));
                counts[i] = Math.min(left, end - rate.framesToCover(item.sourceStart()));
                left -= counts[i];
            } else {
                others = others.plus(item.duration());
            }
        }
        Rational sum = Rational.ZERO;
        long given = 0;
        for (int i = 0; i < counts.length; i++) {
            if (!programme(items.get(i))) {
                sum = sum.plus(items.get(i).duration());
                long until = share(left, sum, others);
                counts[i] = until - given;
                given = until;
            }
        }
        return counts;
    }

    private static boolean programme(Item item) {
        return item.kind() == ItemKind.CONTENT || item.kind() == ItemKind.PRESENTATION;
    }

    private static long share(long frames, Rational part, Rational whole) {
        return whole.signum() == 0 ? 0 : part.dividedBy(whole).times(frames).floor();
    }

    private void add(Item item, FrameRange range, boolean last) {
        switch (item.kind()) {
            case CONTENT, PRESENTATION -> content(item, range);
            case FILLER -> fill(range, last);
            case SLATE -> events.add(slate(range, item.text()));
        }
    }

    private void content(Item item, FrameRange range) {
        Optional<Asset> asset = item.asset().flatMap(catalog::asset);
        if (asset.isEmpty() || asset.get().state() != AssetState.READY) {
            String reason = asset.map(a -> a.reason().orElse("it is " + a.state()))
                    .orElse("it is not in the catalogue any more");
            item.asset().ifPresent(id -> missing.add(new Missing(id, reason)));
            if (item.kind() == ItemKind.PRESENTATION) {
                fill(range, false);
            } else {
                events.add(slate(range, entry.title() + " cannot be shown: " + reason));
            }
            return;
        }
        long first = rate.framesToCover(item.sourceStart());
        long there = Math.max(0, rate.framesToCover(asset.get().duration()) - first);
        long shown = Math.min(there, range.count());
        if (shown > 0) {
            events.add(act(item, asset.get(), new FrameRange(range.start(), range.start() + shown), first));
        }
        if (shown < range.count()) {
            missing.add(new Missing(asset.get().id(), "it has become shorter than it was when it was scheduled"));
            fill(new FrameRange(range.start() + shown, range.end()), false);
        }
    }

    private Event act(Item item, Asset asset, FrameRange range, long first) {
        long fade = Math.min(
                rate.framesToCover(Rational.seconds(channel.fade())),
                range.count() / (item.fadeIn() && item.fadeOut() ? 2 : 1));
        return new Event(
                nextId(),
                item.kind() == ItemKind.PRESENTATION ? EventKind.PRESENTATION : EventKind.CONTENT,
                "asset",
                range,
                Optional.of(Event.AssetRef.of(asset)),
                rate.seconds(first),
                item.fadeIn() ? (int) fade : 0,
                item.fadeOut() ? (int) fade : 0,
                Map.of());
    }

    private void fill(FrameRange range, boolean last) {
        int ordinal = breaks++;
        String id = entry.id() + "-b" + ordinal;
        Break gap = new Break(
                id,
                channel,
                range,
                rate.startOf(range.start()),
                ordinal,
                last,
                entry.packaging().traffic(),
                entry.packaging().template(),
                entry.packaging().filler().isEmpty()
                        ? channel.filler()
                        : entry.packaging().filler());
        try {
            Filling filling = filler.fill(gap, catalog, history, Seeds.of(channel.id(), id));
            requireTiles(range, filling.events());
            events.addAll(filling.events());
            filling.explanation().forEach(line -> explanation.add(id + ": " + line));
            history = history.with(channel.id(), plays(filling.events()));
        } catch (RuntimeException e) {
            explanation.add(id + ": black, because filling it failed: " + e);
            events.add(pad(range));
        }
    }

    private static void requireTiles(FrameRange range, List<Event> filled) {
        long at = range.start();
        for (Event event : filled) {
            if (event.frames().start() != at) {
                throw new IllegalStateException("the events have a hole at frame " + at);
            }
            at = event.frames().end();
        }
        if (at != range.end()) {
            throw new IllegalStateException("the events end at frame " + at + ", not " + range.end());
        }
    }

    private Event slate(FrameRange range, String text) {
        Map<String, String> parameters = Map.of("pattern", "slate", "title", channel.name(), "text", text);
        return Event.synthetic(nextId(), EventKind.SLATE, range, parameters);
    }

    private Event pad(FrameRange range) {
        return Event.black(nextId(), range);
    }

    private String nextId() {
        return "%s-%03d".formatted(entry.id(), events.size());
    }

    private List<Play> plays(List<Event> aired) {
        List<Play> plays = new ArrayList<>();
        for (Event event : aired) {
            Instant at = rate.startOf(event.frames().start());
            event.asset().ifPresent(asset -> plays.add(new Play(asset.id(), at)));
        }
        return plays;
    }
}
