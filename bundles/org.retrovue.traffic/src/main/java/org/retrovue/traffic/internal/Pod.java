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
        FrameRange frames = next(spot.frames());
        Optional<Event.AssetRef> shown = Optional.of(Event.AssetRef.of(asset));
        events.add(new Event(nextId(), kind(asset.type()), "asset", frames, shown, Rational.ZERO, 0, 0, Map.of()));
    }

    private void black(long frames) {
        if (frames > 0) {
            events.add(Event.black(nextId(), next(frames)));
        }
    }

    private String nextId() {
        return "%s-%03d".formatted(gap.id(), events.size());
    }

    private FrameRange next(long frames) {
        FrameRange range = new FrameRange(at, at + frames);
        at = range.end();
        return range;
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
