package org.retrovue.distribution.onair;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** What a channel says that it airs: the events of a stretch of time, frame by frame. */
final class Air {
    private static final long ROLL = 1L << 33;

    private final FrameRate rate;
    private final List<Aired> events;

    private Air(FrameRate rate, List<Aired> events) {
        this.rate = rate;
        this.events = events;
    }

    /** An event. */
    record Aired(
            String id,
            String kind,
            String producer,
            long start,
            long end,
            Optional<Path> file,
            Rational sourceStart,
            int fadeIn,
            int fadeOut,
            String words) {
        boolean covers(long frame) {
            return start <= frame && frame < end;
        }

        /** Tells whether a frame is so far into a fade that it may be too dark to read. */
        boolean dark(long frame) {
            return frame - start < fadeIn / 2 || end - 1 - frame < fadeOut / 2;
        }
    }

    static Air of(RunningStation station, String channel, Instant from, Instant to) throws Exception {
        JsonNode answer = station.json("/api/v1/channels/" + channel + "/events?from=" + from + "&to=" + to);
        List<Aired> events = new ArrayList<>();
        for (JsonNode event : answer.withArray("events")) {
            events.add(new Aired(
                    event.path("id").asText(),
                    event.path("kind").asText(),
                    event.path("producer").asText(),
                    event.path("startFrame").asLong(),
                    event.path("endFrame").asLong(),
                    event.path("asset").hasNonNull("file")
                            ? Optional.of(
                                    Path.of(event.path("asset").path("file").asText()))
                            : Optional.empty(),
                    Rational.parse(event.path("sourceStart").asText("0")),
                    event.path("fadeInFrames").asInt(),
                    event.path("fadeOutFrames").asInt(),
                    event.path("parameters").toString()));
        }
        return new Air(FrameRate.parse(answer.path("rate").asText()), events);
    }

    FrameRate rate() {
        return rate;
    }

    List<Aired> events() {
        return events;
    }

    Aired at(long frame) {
        return events.stream()
                .filter(event -> event.covers(frame))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no event has frame " + frame));
    }

    /** Returns the channel's frame that a 33-bit time stamp belongs to; fails unless it is exactly the frame's. */
    long frameOf(long pts, long near) {
        long ticks = ticksOf(pts, rate.pts(near));
        long frame = Rational.of(ticks, FrameRate.PTS_HZ)
                .times(rate.perSecond())
                .plus(Rational.of(1, 2))
                .floor();
        if (rate.pts(frame) != ticks) {
            throw new AssertionError(
                    "time stamp " + ticks + " is no frame's; that of frame " + frame + " is " + rate.pts(frame));
        }
        return frame;
    }

    /** Returns the time stamp without roll-over, in ticks from the epoch. */
    static long ticksOf(long pts, long near) {
        long ahead = Math.floorMod(pts - near, ROLL);
        return near + (ahead >= ROLL / 2 ? ahead - ROLL : ahead);
    }

    /** Returns the source time that an output frame shows. */
    Rational sourceTime(Aired event, long frame) {
        return event.sourceStart().plus(rate.seconds(frame - event.start()));
    }
}
