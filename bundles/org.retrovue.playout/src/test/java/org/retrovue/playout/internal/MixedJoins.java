package org.retrovue.playout.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.engine.internal.FfmpegEngine;
import org.retrovue.tck.framecode.SourceKind;
import org.retrovue.tck.framecode.SourceKinds;
import org.retrovue.time.FrameRange;
import org.retrovue.time.Rational;

/** A line-up of very short events from files of every kind, with odd starts, fades, slates and cards between. */
final class MixedJoins {
    /** Stands upright in its bars: too narrow to be read in a stream of 240 lines. */
    private static final String TOO_NARROW = "turned by a quarter";

    /** All files are at least 2.6 s long. */
    private static final Rational LATEST_START = Rational.of(3, 2);

    private final List<Event> events = new ArrayList<>();
    private final Map<Event, Source> sources = new HashMap<>();

    private MixedJoins() {}

    /**
     * A file of the line-up.
     *
     * @param name what kind it is
     * @param file the file
     * @param contentId what the engine says that it holds
     */
    record Source(String name, Path file, String contentId) {}

    /** Makes a file of every kind, by its name. */
    static Map<String, SourceKind> kinds(Path media) throws IOException {
        Map<String, SourceKind> kinds = new LinkedHashMap<>();
        SourceKinds recipes = new SourceKinds(media);
        for (String name : recipes.names()) {
            if (!name.equals(TOO_NARROW)) {
                kinds.put(name, recipes.make(name));
            }
        }
        return kinds;
    }

    static List<Source> examine(FfmpegEngine engine, Map<String, SourceKind> kinds) throws MediaException {
        List<Source> sources = new ArrayList<>();
        for (SourceKind kind : kinds.values()) {
            sources.add(new Source(
                    kind.name(), kind.file(), engine.examine(kind.file()).contentId()));
        }
        return sources;
    }

    /** Lines up so many events from a frame on: always the same for the same sources. */
    static MixedJoins of(List<Source> sources, long start, int count) {
        MixedJoins joins = new MixedJoins();
        Random random = new Random(500);
        long at = start;
        for (int i = 0; i < count; i++) {
            FrameRange frames = new FrameRange(at, at + length(random));
            at = frames.end();
            if (i % 9 == 4) {
                joins.events.add(card(frames, random));
            } else {
                joins.add(sources.get(i % sources.size()), frames, random);
            }
        }
        return joins;
    }

    List<Event> events() {
        return events;
    }

    /** Returns the kind of what an event shows; nothing where it is a card. */
    Optional<String> kind(Event event) {
        return Optional.ofNullable(sources.get(event)).map(Source::name);
    }

    /** From one frame to a second at 30, more often short than long. */
    private static int length(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> 1;
            case 1, 2 -> 2 + random.nextInt(6);
            case 3, 4, 5 -> 7 + random.nextInt(8);
            default -> 14 + random.nextInt(16);
        };
    }

    private void add(Source source, FrameRange frames, Random random) {
        Rational start =
                switch (random.nextInt(4)) {
                    case 0 -> Rational.ZERO;
                    case 1 -> Rational.of(random.nextInt(10), 7);
                    default -> Rational.of(random.nextInt(1501), 1000);
                };
        if (start.compareTo(LATEST_START) > 0) {
            throw new IllegalStateException("too late: " + start);
        }
        int longest = (int) frames.count() / 3;
        Event event = new Event(
                "e" + frames.start(),
                EventKind.CONTENT,
                "asset",
                frames,
                Optional.of(new Event.AssetRef(
                        AssetId.of("folder:" + source.file().getFileName()),
                        source.name(),
                        source.file().toUri(),
                        source.contentId())),
                start,
                random.nextInt(3) == 0 ? random.nextInt(longest + 1) : 0,
                random.nextInt(3) == 0 ? random.nextInt(longest + 1) : 0,
                Map.of());
        events.add(event);
        sources.put(event, source);
    }

    private static Event card(FrameRange frames, Random random) {
        Map<String, String> parameters =
                switch (random.nextInt(3)) {
                    case 0 -> Map.of("pattern", "bars");
                    case 1 -> Map.of("pattern", "countdown", "title", "Soon");
                    default -> Map.of("pattern", "slate", "title", "Test", "text", "A card between");
                };
        return new Event(
                "e" + frames.start(),
                EventKind.SLATE,
                "synthetic",
                frames,
                Optional.empty(),
                Rational.ZERO,
                0,
                0,
                parameters);
    }
}
