package org.retrovue.playout.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.media.engine.internal.FfmpegEngine;
import org.retrovue.tck.framecode.SourceKind;
import org.retrovue.tck.framecode.SourceKind.Cue;
import org.retrovue.tck.framecode.SourceKinds;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** A line-up of very short events from files of every kind, with odd starts, fades, slates and cards between. */
final class MixedJoins {
    /** Stands upright in its bars: too narrow to be read in a stream of 240 lines. */
    private static final String TOO_NARROW = "turned by a quarter";

    /** All files are at least 2.6 s long. */
    private static final Rational LATEST_START = Rational.of(3, 2);

    private final List<Event> events = new ArrayList<>();
    private final Map<Event, SourceKind> kinds = new HashMap<>();

    private MixedJoins() {}

    static MixedJoins make(Path media, FfmpegEngine engine, FrameRate rate, long start, int count) throws Exception {
        List<SourceKind> all = new ArrayList<>();
        Map<SourceKind, String> contents = new HashMap<>();
        SourceKinds recipes = new SourceKinds(media);
        for (String name : recipes.names()) {
            if (name.equals(TOO_NARROW)) {
                continue;
            }
            SourceKind kind = recipes.make(name);
            all.add(kind);
            contents.put(kind, engine.examine(kind.file()).contentId());
        }
        MixedJoins joins = new MixedJoins();
        Random random = new Random(500);
        long at = start;
        for (int i = 0; i < count; i++) {
            FrameRange frames = new FrameRange(at, at + length(random));
            at = frames.end();
            if (i % 9 == 4) {
                joins.events.add(card(frames, random));
            } else {
                SourceKind kind = all.get(i % all.size());
                joins.add(kind, contents.getOrDefault(kind, ""), frames, random);
            }
        }
        return joins;
    }

    List<Event> events() {
        return events;
    }

    /** Tells what an event shows a frame of; nothing where it is a card. */
    Optional<Cue> due(Event event, long frame, FrameRate rate) {
        return kind(event)
                .map(kind -> kind.at(
                        sourceTime(event, rate.seconds(frame - event.frames().start()))));
    }

    Optional<SourceKind> kind(Event event) {
        return Optional.ofNullable(kinds.get(event));
    }

    static Rational sourceTime(Event event, Rational sinceStart) {
        return event.sourceStart().plus(sinceStart);
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

    private void add(SourceKind kind, String contentId, FrameRange frames, Random random) {
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
                        AssetId.of("folder:" + kind.file().getFileName()),
                        kind.name(),
                        kind.file().toUri(),
                        contentId)),
                start,
                random.nextInt(3) == 0 ? random.nextInt(longest + 1) : 0,
                random.nextInt(3) == 0 ? random.nextInt(longest + 1) : 0,
                Map.of());
        events.add(event);
        kinds.put(event, kind);
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
