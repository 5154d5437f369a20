package org.retrovue.distribution.onair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.retrovue.distribution.onair.Air.Aired;
import org.retrovue.distribution.onair.CodedClips.Clip;
import org.retrovue.tck.framecode.StreamReader;
import org.retrovue.tck.framecode.StreamReport;
import org.retrovue.tck.framecode.StreamReport.Gap;
import org.retrovue.tck.framecode.StreamReport.Second;
import org.retrovue.tck.framecode.StreamReport.Shown;
import org.retrovue.tck.transport.TransportChecker;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** A stretch of a channel's stream, taken segment by segment over HTTP, and compared with what the channel says that it airs. */
final class Watched {
    /** How far behind now a segment can still be had. */
    static final Duration BEHIND = Duration.ofSeconds(54);

    private static final long MILLISECOND = FrameRate.PTS_HZ / 1000;
    /** What the ramps at an event's edges and the reader's blocks of 10 ms make of a short silence. */
    private static final long SLACK = 45 * MILLISECOND;

    private static final ExecutorService ASKING = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "watching");
        thread.setDaemon(true);
        return thread;
    });

    private final SortedMap<Long, byte[]> segments = new TreeMap<>();

    /** Takes all segments that a channel offers, from a while ago up to the newest, but those that it has already. */
    void take(RunningStation station, String channel, Instant now, FrameRate rate) throws Exception {
        take(station, channel, now, rate, number -> {});
    }

    /** Does so, and something else while each segment is on its way. */
    void take(RunningStation station, String channel, Instant now, FrameRate rate, LongConsumer meanwhile)
            throws Exception {
        long last = station.lastSegment(channel);
        long first = Math.floorDiv(rate.frameAt(now.minus(BEHIND)), rate.segmentFrames());
        for (long number = segments.isEmpty() ? first : segments.lastKey() + 1; number <= last; number++) {
            assertThat(number).as("segments follow without a hole").isGreaterThanOrEqualTo(first);
            long wanted = number;
            Future<byte[]> segment = ASKING.submit(() -> station.segment(channel, wanted));
            meanwhile.accept(number);
            segments.put(number, segment.get(2, TimeUnit.MINUTES));
        }
    }

    SortedMap<Long, byte[]> segments() {
        return segments;
    }

    /** Returns how many joins the stretch has, after every frame and every second of sound was found right. */
    int check(Air air, CodedClips clips) throws Exception {
        List<byte[]> all = new ArrayList<>(segments.values());
        assertThat(TransportChecker.check(all).faults()).isEmpty();
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        all.forEach(stream::writeBytes);
        StreamReport report = StreamReader.of(stream.toByteArray()).read();
        assertThat(report.complaints()).as("what the decoder says").isEmpty();

        long near = segments.firstKey() * air.rate().segmentFrames();
        List<Long> frames = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Shown shown : report.frames()) {
            long frame = air.frameOf(shown.pts(), near);
            frames.add(frame);
            compare(shown, frame, air, clips).ifPresent(wrong::add);
        }
        assertThat(wrong).as("wrong frames of " + frames.size()).isEmpty();
        for (int i = 1; i < frames.size(); i++) {
            assertThat(frames.get(i)).as("frame after frame").isEqualTo(frames.get(i - 1) + 1);
        }
        checkSound(report.sound().orElseThrow(), air, clips, frames.get(0), frames.get(frames.size() - 1) + 1);
        long from = frames.get(0);
        long to = frames.get(frames.size() - 1);
        return (int) air.events().stream()
                .filter(event -> event.start() > from && event.start() <= to)
                .count();
    }

    private static Optional<String> compare(Shown shown, long frame, Air air, CodedClips clips) {
        Aired event = air.at(frame);
        if (event.file().isEmpty()) {
            boolean right = event.kind().equals("pad") ? shown.black() : shown.asset() < 0;
            return right ? Optional.empty() : wrong(shown, frame, event, "no coded picture");
        }
        Clip clip = clips.of(event.file().orElseThrow());
        int due = clip.shownAt(air.sourceTime(event, frame));
        boolean right = shown.asset() == clip.asset() && shown.frame() == due;
        boolean unreadable = shown.asset() < 0 && event.dark(frame);
        return right || unreadable
                ? Optional.empty()
                : wrong(shown, frame, event, "frame " + due + " of asset " + clip.asset());
    }

    private static Optional<String> wrong(Shown shown, long frame, Aired event, String due) {
        return Optional.of("frame " + frame + " (" + (frame - event.start()) + " of " + event.kind() + " "
                + event.id() + ", " + (event.end() - event.start()) + " frames) shows frame " + shown.frame()
                + " of asset " + shown.asset() + ", luma " + shown.luma() + "; due is " + due);
    }

    private static void checkSound(StreamReport.Sound sound, Air air, CodedClips clips, long from, long to) {
        FrameRate rate = air.rate();
        long oneFrame = rate.pts(from + 1) - rate.pts(from);
        assertThat(sound.jumps()).as("steps in the sound's time stamps").isEmpty();
        List<String> heard = new ArrayList<>();
        List<Long> late = new ArrayList<>();
        for (Second beep : sound.beeps()) {
            long ticks = Air.ticksOf(beep.pts(), rate.pts(from));
            air.events().stream()
                    .filter(event -> rate.pts(event.start()) - oneFrame <= ticks && ticks < rate.pts(event.end()))
                    .filter(event -> beep.asset() >= 0 && event.file().isPresent())
                    .filter(event -> clips.of(event.file().orElseThrow()).asset() == beep.asset())
                    .forEach(event -> {
                        heard.add(event.id() + " " + beep.second());
                        late.add(ticks - dueTicks(rate, event, beep.second()));
                    });
        }
        assertThat(late)
                .as("how late each second is heard, in ticks")
                .isNotEmpty()
                .allMatch(ticks -> Math.abs(ticks) <= oneFrame);
        assertThat(heard).as("seconds that were heard").containsAll(due(air, clips, from, to));
        assertThat(holes(sound, air, clips, from)).as("holes in the sound").isEmpty();
    }

    private static long dueTicks(FrameRate rate, Aired event, long second) {
        return rate.pts(event.start())
                + Rational.of(second)
                        .minus(event.sourceStart())
                        .times(FrameRate.PTS_HZ)
                        .floor();
    }

    /** Lists the seconds whose whole code lies within an event, outside its fades and within what was watched. */
    private static List<String> due(Air air, CodedClips clips, long from, long to) {
        FrameRate rate = air.rate();
        List<String> due = new ArrayList<>();
        for (Aired event : air.events()) {
            if (event.file().isEmpty()) {
                continue;
            }
            Clip clip = clips.of(event.file().orElseThrow());
            long first = rate.pts(Math.max(from, event.start() + event.fadeIn())) + 30 * MILLISECOND;
            long last = rate.pts(Math.min(to, event.end() - event.fadeOut())) - 400 * MILLISECOND;
            for (int second = 0; Rational.of(second).compareTo(clip.length()) < 0; second++) {
                long ticks = dueTicks(rate, event, second);
                if (first <= ticks && ticks <= last) {
                    due.add(event.id() + " " + second);
                }
            }
        }
        return due;
    }

    /** Lists holes that neither padding nor the dark part of a fade nor the end of a clip's sound explains. */
    private static List<String> holes(StreamReport.Sound sound, Air air, CodedClips clips, long from) {
        FrameRate rate = air.rate();
        List<String> holes = new ArrayList<>();
        for (Gap hole : sound.holes()) {
            long start = Air.ticksOf(hole.pts(), rate.pts(from));
            long end = start + hole.length();
            boolean explained = air.events().stream()
                    .anyMatch(event -> start >= silentFrom(event, rate, clips) - SLACK
                            && end <= rate.pts(silentUntil(event, air)) + SLACK);
            if (!explained) {
                holes.add(hole.length() / MILLISECOND + " ms " + around(start, air));
            }
        }
        return holes;
    }

    private static String around(long ticks, Air air) {
        return air.events().stream()
                .filter(event -> air.rate().pts(event.start()) <= ticks
                        && ticks < air.rate().pts(event.end()))
                .map(event -> (ticks - air.rate().pts(event.start())) / MILLISECOND + " ms into " + event)
                .findFirst()
                .orElse("between events");
    }

    private static long silentFrom(Aired event, FrameRate rate, CodedClips clips) {
        if (event.file().isEmpty()) {
            return rate.pts(event.start());
        }
        Clip clip = clips.of(event.file().orElseThrow());
        long soundEnds = rate.pts(event.start())
                + clip.length()
                        .minus(event.sourceStart())
                        .times(FrameRate.PTS_HZ)
                        .floor();
        return Math.min(rate.pts(event.end() - event.fadeOut() / 3), soundEnds);
    }

    private static long silentUntil(Aired event, Air air) {
        return air.events().stream()
                .filter(next -> next.start() == event.end())
                .findFirst()
                .map(next -> next.start() + next.fadeIn() / 3)
                .orElse(event.end());
    }
}
