package org.retrovue.traffic.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.traffic.Break;
import org.retrovue.api.traffic.Spot;
import org.retrovue.time.FrameRange;
import org.retrovue.time.Rational;

/** Lays spots into a break, to the frame; what is left over is black, spread between them. Pure. */
final class Pod {
    private final Break gap;
    private final List<Event> events = new ArrayList<>();
    private long at;

    private Pod(Break gap) {
        this.gap = gap;
        this.at = gap.frames().start();
    }

    /** Returns events that tile the break. */
    static List<Event> events(Break gap, List<Spot> spots) {
        Pod pod = new Pod(gap);
        long left =
                gap.frames().count() - spots.stream().mapToLong(Spot::frames).sum();
        if (spots.isEmpty()) {
            pod.black(left);
            return pod.events;
        }
        for (int i = 0; i < spots.size(); i++) {
            pod.show(spots.get(i));
            long fromEnd = (long) spots.size() - i;
            long extra = left % spots.size() >= fromEnd ? 1 : 0; // the remainder goes to the last ones
            pod.black(left / spots.size() + extra);
        }
        return pod.events;
    }

    private void show(Spot spot) {
        Asset asset = spot.asset();
        Event.AssetRef shown = new Event.AssetRef(asset.id(), asset.title(), asset.location(), asset.contentId());
        add(kind(asset.type()), "asset", spot.frames(), Optional.of(shown), Map.of());
    }

    private void black(long frames) {
        if (frames > 0) {
            add(EventKind.PAD, "synthetic", frames, Optional.empty(), Map.of("pattern", "black"));
        }
    }

    private void add(
            EventKind kind,
            String producer,
            long frames,
            Optional<Event.AssetRef> asset,
            Map<String, String> parameters) {
        String id = "%s-%03d".formatted(gap.id(), events.size());
        FrameRange range = new FrameRange(at, at + frames);
        events.add(new Event(id, kind, producer, range, asset, Rational.ZERO, 0, 0, parameters));
        at += frames;
    }

    static EventKind kind(String type) {
        return switch (type.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "commercial", "ad", "psa" -> EventKind.COMMERCIAL;
            case "promo", "trailer", "teaser" -> EventKind.PROMO;
            case "bumper", "stinger" -> EventKind.BUMPER;
            case "station-id" -> EventKind.STATION_ID;
            default -> EventKind.FILLER;
        };
    }
}
