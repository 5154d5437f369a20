package org.retrovue.rest.internal;

import static org.retrovue.rest.internal.Json.instant;
import static org.retrovue.rest.internal.Json.object;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.delivery.Delivery;
import org.retrovue.api.face.Records;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.Schedules;

/** Channels and their line-ups. */
final class ChannelView {

    private static final Duration NEXT_WITHIN = Duration.ofHours(12);

    /** The programme that the first fill belongs to may lie before the stretch that was asked for. */
    private static final Duration LOOK_BACK = Duration.ofHours(6);

    private final Channels channels;
    private final Schedules schedules;

    ChannelView(Channels channels, Schedules schedules) {
        this.channels = channels;
        this.schedules = schedules;
    }

    /** All channels with what is on, what comes next, and where to find them. */
    Map<String, @Nullable Object> all(Instant now, Collection<Delivery> deliveries) {
        return object(
                "now",
                instant(now),
                "channels",
                channels.all().stream()
                        .map(channel -> channel(channel, now, deliveries))
                        .toList());
    }

    /** One channel. */
    Map<String, @Nullable Object> channel(Channel channel, Instant now, Collection<Delivery> deliveries) {
        List<ScheduleEntry> entries = listings(channel, new Span(now, now.plus(NEXT_WITHIN)));
        Channels.Status status = channels.status(channel);
        return object(
                "id", channel.id().value(),
                "number", channel.number(),
                "name", channel.name(),
                "type", channel.type(),
                "group", channel.listing().group(),
                "logo", Logos.address(channel),
                "language", channel.listing().language(),
                "rate", channel.format().rate().toString(),
                "zone", channel.zone().getId(),
                "width", channel.format().width(),
                "height", channel.format().height(),
                "now", at(entries, now).map(ChannelView::entry).orElse(null),
                "next", after(entries, now).map(ChannelView::entry).orElse(null),
                "running", status.running(),
                "viewers", status.viewers(),
                "runwayMillis", status.runwayMillis(),
                "addresses", addresses(channel, deliveries));
    }

    /** The line-up of a stretch of time. */
    Map<String, @Nullable Object> schedule(Channel channel, Span span) {
        return object(
                "channel",
                channel.id().value(),
                "zone",
                channel.zone().getId(),
                "entries",
                listings(channel, span).stream().map(ChannelView::entry).toList());
    }

    private List<ScheduleEntry> listings(Channel channel, Span span) {
        return Listings.of(schedules.entries(channel.id(), span.from().minus(LOOK_BACK), span.to())).stream()
                .filter(entry -> entry.end().isAfter(span.from()))
                .toList();
    }

    private static Optional<ScheduleEntry> at(List<ScheduleEntry> entries, Instant now) {
        return entries.stream()
                .filter(e -> !e.start().isAfter(now) && e.end().isAfter(now))
                .findFirst();
    }

    private static Optional<ScheduleEntry> after(List<ScheduleEntry> entries, Instant now) {
        return entries.stream().filter(e -> e.start().isAfter(now)).findFirst();
    }

    private static Map<String, @Nullable Object> entry(ScheduleEntry entry) {
        return object(
                "id", entry.id(),
                "kind", entry.kind().name().toLowerCase(Locale.ROOT),
                "start", instant(entry.start()),
                "end", instant(entry.end()),
                "title", entry.title(),
                "subtitle", entry.subtitle(),
                "asset", entry.asset().map(AssetId::value).orElse(null),
                "reason", entry.reason(),
                "exact", entry.exact(),
                "parts", Records.value(entry.parts()));
    }

    private static List<Map<String, @Nullable Object>> addresses(Channel channel, Collection<Delivery> deliveries) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        deliveries.stream().sorted(Comparator.comparing(Delivery::id)).forEach(delivery -> delivery.addresses(channel)
                .forEach(address -> all.add(
                        object("delivery", delivery.id(), "path", address.path(), "mediaType", address.mediaType()))));
        return all;
    }
}
