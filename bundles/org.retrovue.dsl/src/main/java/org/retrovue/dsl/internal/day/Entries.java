package org.retrovue.dsl.internal.day;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.plan.BreakPattern;
import org.retrovue.api.plan.Origin;
import org.retrovue.api.plan.Packaging;
import org.retrovue.api.plan.Part;
import org.retrovue.api.plan.Part.Role;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.ScheduleEntry.Kind;
import org.retrovue.dsl.internal.day.Showing.Piece;
import org.retrovue.dsl.internal.plan.Block;
import org.retrovue.dsl.internal.plan.Block.Action;
import org.retrovue.dsl.internal.plan.ChannelPlan;
import org.retrovue.dsl.internal.plan.Content;
import org.retrovue.dsl.internal.plan.Pool;
import org.retrovue.dsl.internal.plan.Wrapping;

/** Writes entries: names, titles, dress and reasons. */
final class Entries {
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int DAY = 86400;

    private final ChannelPlan plan;
    private final Packaging channel;

    Entries(ChannelPlan plan) {
        this.plan = plan;
        BreakPattern breaks = plan.channel().type().equals("movie") ? BreakPattern.BETWEEN : BreakPattern.NETWORK;
        this.channel = plan.wrapping().on(new Packaging(breaks, "", "", "", Map.of()));
    }

    /** Writes time that the file leaves open. */
    ScheduleEntry open(long start, long end, String reason) {
        Origin origin = new Origin("", 0, "", "", "", "", 0, List.of(reason));
        return entry(Kind.OPEN, start, end, plan.channel().name(), "", reason, List.of(), false, channel, origin);
    }

    /** Writes time of a block in which no programme is shown. */
    ScheduleEntry without(Kind kind, Occurrence occurrence, long start, long end, String reason) {
        return entry(
                kind,
                start,
                end,
                title(occurrence.block()),
                "",
                reason,
                List.of(),
                false,
                packaging(occurrence, List.of()),
                origin(occurrence, Optional.empty(), List.of(reason)));
    }

    /** Writes time off the air. */
    ScheduleEntry offAir(Occurrence occurrence, long start, long end, List<Piece> pieces, String reason) {
        String title = occurrence.block().title();
        return entry(
                Kind.OFF_AIR,
                start,
                end,
                title.isEmpty() ? "Off the air" : title,
                "",
                reason,
                parts(pieces),
                false,
                packaging(occurrence, List.of()),
                origin(occurrence, Optional.empty(), List.of(reason)));
    }

    /**
     * Writes a showing.
     *
     * @param moved what moved it, in words
     */
    ScheduleEntry programme(Occurrence occurrence, Layout.Slot slot, List<String> moved) {
        Showing showing = slot.showing();
        Block block = occurrence.block();
        List<String> because = new ArrayList<>();
        because.addAll(Reasons.of(showing, block));
        if (slot.outOfTurn()) {
            because.add("out of turn because it fits into what is left");
        }
        because.addAll(moved);
        Asset main = showing.main().asset();
        boolean named = !block.title().isEmpty();
        String title = named ? block.title() : isEpisode(main) ? main.details().series() : main.title();
        boolean several = programmes(showing).size() > 1;
        ScheduleEntry entry = entry(
                Kind.PROGRAMME,
                slot.start(),
                slot.end(),
                title,
                several ? together(showing, title) : named || isEpisode(main) ? subtitle(main, title) : "",
                String.join("; ", because),
                parts(showing.pieces()),
                block.exact() && slot.start() == occurrence.start(),
                packaging(occurrence, showing.wrappings()),
                origin(occurrence, Optional.of(showing), because));
        return block.action() instanceof Action.Live live ? entry.live(live.overrun()) : entry;
    }

    private static List<Piece> programmes(Showing showing) {
        return showing.pieces().stream()
                .filter(piece -> piece.role() == Role.PROGRAMME)
                .toList();
    }

    private static String together(Showing showing, String title) {
        return String.join(
                " / ",
                programmes(showing).stream()
                        .map(piece -> subtitle(piece.asset(), title))
                        .toList());
    }

    private static boolean isEpisode(Asset asset) {
        return !asset.details().series().isEmpty()
                && asset.details().season().isPresent()
                && asset.details().episode().isPresent();
    }

    private static List<Part> parts(List<Piece> pieces) {
        return pieces.stream()
                .map(piece ->
                        new Part(piece.role(), piece.asset().id(), piece.asset().title()))
                .toList();
    }

    /** "S01E04 · The Health Inspector" of an episode; the series comes first unless the title above it says it already. */
    private static String subtitle(Asset asset, String above) {
        if (asset.details().season().isEmpty() || asset.details().episode().isEmpty()) {
            return asset.title();
        }
        String title = asset.details().episodeTitle();
        String series = asset.details().series();
        boolean said = above.toLowerCase(Locale.ROOT).contains(series.toLowerCase(Locale.ROOT));
        return (said ? "" : series + " ")
                + String.format(
                        Locale.ROOT,
                        "S%02dE%02d",
                        asset.details().season().getAsInt(),
                        asset.details().episode().getAsInt())
                + (title.isEmpty() ? "" : " · " + title);
    }

    private String title(Block block) {
        return block.title().isEmpty() ? plan.channel().name() : block.title();
    }

    private Packaging packaging(Occurrence occurrence, List<Wrapping> inner) {
        Packaging packaging = occurrence.block().wrapping().on(channel);
        for (Wrapping wrapping : inner) {
            packaging = wrapping.on(packaging);
        }
        return packaging;
    }

    private static Origin origin(Occurrence occurrence, Optional<Showing> showing, List<String> because) {
        Block block = occurrence.block();
        Optional<Shelf> shelf = showing.flatMap(s -> s.main().pick()).map(Showing.Pick::shelf);
        return new Origin(
                block.place().file(),
                block.place().line(),
                occurrence.layer().name(),
                label(block),
                showing.map(s -> s.content().name()).orElseGet(() -> name(block.action())),
                shelf.map(Shelf::name).orElse(""),
                shelf.map(Shelf::size).orElse(0),
                because);
    }

    private static String name(Action action) {
        return String.join(", ", action.contents().stream().map(Content::name).toList());
    }

    /** Names what an action shows, for messages: "pool 'a', 'b'". */
    static String names(Action action) {
        List<Content> contents = action.contents();
        boolean pools = contents.stream().allMatch(Pool.class::isInstance);
        return (pools ? "pool '" : "'")
                + String.join("', '", contents.stream().map(Content::name).toList()) + "'";
    }

    /** "20:00-24:00", or the start alone where the end follows from what is shown. */
    private static String label(Block block) {
        return time(block.start()) + (block.length() == 0 ? "" : "-" + time(block.start() + block.length()));
    }

    private static String time(int second) {
        int shown = second > DAY ? second % DAY : second;
        String minutes = String.format(Locale.ROOT, "%02d:%02d", shown / 3600, shown / 60 % 60);
        return shown % 60 == 0 ? minutes : minutes + String.format(Locale.ROOT, ":%02d", shown % 60);
    }

    private static ScheduleEntry entry(
            Kind kind,
            long start,
            long end,
            String title,
            String subtitle,
            String reason,
            List<Part> parts,
            boolean exact,
            Packaging packaging,
            Origin origin) {
        Instant from = Instant.ofEpochSecond(start);
        Optional<Part> main = parts.stream()
                .filter(part -> part.role() == Role.PROGRAMME)
                .findFirst()
                .or(() -> parts.stream().findFirst());
        return new ScheduleEntry(
                ID.format(from),
                kind,
                from,
                Instant.ofEpochSecond(end),
                title,
                subtitle,
                main.map(Part::asset),
                reason,
                parts,
                exact,
                packaging,
                origin,
                Optional.empty());
    }

    String clock(long second) {
        return CLOCK.withZone(plan.channel().zone()).format(Instant.ofEpochSecond(second));
    }
}
