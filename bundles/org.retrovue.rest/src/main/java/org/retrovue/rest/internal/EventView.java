package org.retrovue.rest.internal;

import static org.retrovue.rest.internal.Json.instant;
import static org.retrovue.rest.internal.Json.object;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.playout.Playout;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;

/** What airs, frame by frame: the events that playout executes, slates of unplanned stretches among them. */
final class EventView {

    private final Playout playout;

    EventView(Playout playout) {
        this.playout = playout;
    }

    /** Returns the events that cover any frame of a stretch of time, whole. */
    Map<String, @Nullable Object> events(Channel channel, Span span) {
        FrameRate rate = channel.format().rate();
        FrameRange frames = new FrameRange(rate.frameAt(span.from()), rate.frameAtOrAfter(span.to()));
        return object(
                "channel",
                channel.id().value(),
                "rate",
                rate.toString(),
                "events",
                playout.events(channel, frames).stream()
                        .map(event -> event(event, rate))
                        .toList());
    }

    private static Map<String, @Nullable Object> event(Event event, FrameRate rate) {
        return object(
                "id", event.id(),
                "kind", event.kind().word(),
                "producer", event.producer(),
                "startFrame", event.frames().start(),
                "endFrame", event.frames().end(),
                "start", instant(rate.startOf(event.frames().start())),
                "end", instant(rate.startOf(event.frames().end())),
                "title", title(event),
                "asset", event.asset().map(EventView::asset).orElse(null),
                "sourceStart", event.sourceStart().toString(),
                "fadeInFrames", event.fadeInFrames(),
                "fadeOutFrames", event.fadeOutFrames(),
                "parameters", event.parameters());
    }

    private static String title(Event event) {
        return event.asset()
                .map(Event.AssetRef::title)
                .orElseGet(() -> Objects.requireNonNullElse(event.parameters().get("title"), ""));
    }

    private static Map<String, @Nullable Object> asset(Event.AssetRef asset) {
        return object("id", asset.id().value(), "title", asset.title(), "file", file(asset.location()));
    }

    /** Returns the path of a local file, the address of anything else. */
    static String file(URI location) {
        return "file".equals(location.getScheme()) ? Path.of(location).toString() : location.toString();
    }
}
