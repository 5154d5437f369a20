package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.channel.Segment;
import org.retrovue.media.engine.internal.FfmpegEngine;
import org.retrovue.producer.asset.internal.AssetProducer;
import org.retrovue.tck.framecode.Clicks;
import org.retrovue.tck.framecode.FfmpegProgram;
import org.retrovue.tck.framecode.SourceKind;
import org.retrovue.tck.framecode.SourceKind.Cue;
import org.retrovue.tck.framecode.StreamReader;
import org.retrovue.tck.framecode.StreamReport;
import org.retrovue.tck.framecode.StreamReport.Second;
import org.retrovue.tck.framecode.StreamReport.Shown;
import org.retrovue.tck.transport.TransportChecker;
import org.retrovue.tck.transport.TransportReport;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Pts;
import org.retrovue.time.Rational;

/** Five hundred joins of files of every kind in one stream, each event a second long at most. */
public class MixedJoinsTest {
    private static final int EVENTS = 501;
    private static final FrameRate RATE = FrameRate.NTSC;
    private static final long START = RATE.frameAtOrAfter(Instant.parse("2026-01-05T12:00:00Z"));
    private static final int AT_ONCE = 4;
    private static final int PACKET = 188;
    /** Frames of an event whose middle is far from its joins. */
    private static final int LONG = 6;
    /** 370 ms that a second's code takes, and 2 ms in which an event's edge is softened, in ticks of the stream. */
    private static final long CODE = 33_300;

    private static final long RAMP = 180;
    private static final double WITHIN_SECONDS = 0.001;
    private static final int AT_LEAST_HEARD = 15;
    /** 25 ms, 10 ms. */
    private static final int AROUND = 1_200;

    private static final int FADED = 480;
    /** Steps that are lower, in a sound of 16 bits, cannot be heard. */
    private static final double AUDIBLE = 30;

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static Map<String, SourceKind> kinds;
    private static MixedJoins joins;
    private static List<String> faults;
    private static List<Segment> segments;
    private static StreamReport report;

    @BeforeClass
    public static void render() throws Exception {
        Path home = FOLDER.newFolder().toPath();
        try (FfmpegEngine engine = new FfmpegEngine(home.resolve("cache"), () -> 0L)) {
            kinds = MixedJoins.kinds(FOLDER.newFolder().toPath());
            joins = MixedJoins.of(MixedJoins.examine(engine, kinds), START, EVENTS);
        }
        Channel channel =
                Lineups.channel(new ChannelFormat("custom", 426, 240, Rational.ONE, RATE, 26, "ultrafast"), Map.of());
        try (House house = new House(home, Lineups.plans(Lineups.plan(RATE, joins.events())))) {
            house.join(new AssetProducer(house.engine), 10, 0);
            long first = house.playout.numberAt(channel, house.clock.now());
            int count = (int) (2 + (end() - START) / RATE.segmentFrames());
            List<CompletableFuture<Segment>> rendering = new ArrayList<>();
            segments = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                rendering.add(house.playout.render(
                        channel, first + i, house.clock.now().plusSeconds(i)));
                if (i >= AT_ONCE) {
                    segments.add(rendering.get(i - AT_ONCE).get(1, TimeUnit.MINUTES));
                }
            }
            for (CompletableFuture<Segment> last : rendering.subList(count - AT_ONCE, count)) {
                segments.add(last.get(1, TimeUnit.MINUTES));
            }
            faults = List.copyOf(house.faults);
        }
        try (OutputStream out = Files.newOutputStream(stream())) {
            for (Segment segment : segments) {
                out.write(segment.bytes());
            }
        }
        report = StreamReader.of(stream()).read();
    }

    @AfterClass
    public static void forget() {
        segments = List.of();
    }

    private static Optional<SourceKind> kind(Event event) {
        return joins.kind(event).map(kinds::get);
    }

    private static long end() {
        List<Event> events = joins.events();
        return events.get(events.size() - 1).frames().end();
    }

    @Test
    public void theTransportGoesOnOverEveryJoin() {
        assertThat(faults).isEmpty();
        TransportChecker checker = TransportChecker.house();
        segments.forEach(segment -> checker.add(segment.bytes()));
        TransportReport transport = checker.report();

        assertThat(transport.faults()).isEmpty();
        long frame = segments.get(0).place().frames().start();
        for (long time : transport.pictureTimes()) {
            assertThat(Pts.wrap(time)).isEqualTo(Pts.wrap(RATE.pts(frame++)));
        }
        assertThat(frame).isGreaterThanOrEqualTo(end());
        assertThat(report.complaints()).as("what ffmpeg says").isEmpty();
        assertThat(report.sound().orElseThrow().jumps()).isEmpty();
        assertThat(segments).noneMatch(segment -> hasDiscontinuity(segment.bytes()));
    }

    private static boolean hasDiscontinuity(byte[] bytes) {
        for (int at = 0; at < bytes.length; at += PACKET) {
            boolean flags = (bytes[at + 3] & 0x20) != 0 && bytes[at + 4] != 0;
            if (flags && (bytes[at + 5] & 0x80) != 0) {
                return true;
            }
        }
        return false;
    }

    @Test
    public void everyEventBeginsWithItsFrameAndShowsNoOther() {
        List<String> wrong = new ArrayList<>();
        int read = 0;
        for (Event event : joins.events()) {
            int at = (int)
                    (event.frames().start() - segments.get(0).place().frames().start());
            for (int i = 0; i < event.frames().count(); i++) {
                Shown shown = report.frames().get(at + i);
                Rational time = event.sourceStart().plus(RATE.seconds(i));
                Optional<Cue> due = kind(event).map(kind -> kind.at(time));
                boolean dark = i < (event.fadeInFrames() + 1) / 2
                        || event.frames().count() - 1 - i < (event.fadeOutFrames() + 1) / 2;
                boolean right = due.map(cue -> shown.asset() == cue.asset() && shown.frame() == cue.frame())
                        .orElse(shown.asset() < 0);
                read += right && due.isPresent() ? 1 : 0;
                if (!right && !(dark && shown.asset() < 0)) {
                    wrong.add("frame " + i + " of " + event.id() + " ("
                            + joins.kind(event).orElse("a card") + ") shows " + shown + ", not "
                            + due);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(read).as("frames that say what they are").isGreaterThan(4_000);
    }

    @Test
    public void soundLiesWhereItsSourceHasIt() throws Exception {
        Map<SourceKind, Map<Integer, Double>> own = new HashMap<>();
        int heard = 0;
        for (Second beep : report.sound().orElseThrow().beeps()) {
            long ticks = ticks(beep.pts());
            for (Event event : joins.events()) {
                SourceKind kind = kind(event).orElse(null);
                if (kind == null || !kind.own().containsKey(beep.asset()) || !holdsACodeFrom(event, ticks)) {
                    continue;
                }
                if (!own.containsKey(kind)) {
                    own.put(kind, kind.soundLateMicros());
                }
                double late = own.getOrDefault(kind, Map.of()).getOrDefault(beep.asset(), Double.NaN) / 1e6;
                double due = seconds(kind.begins(beep.asset())) + beep.second() + late;
                double since = (ticks - RATE.pts(event.frames().start())) / (double) FrameRate.PTS_HZ;
                assertThat(seconds(event.sourceStart()) + since)
                        .as("%s in %s", beep, event)
                        .isCloseTo(due, offset(WITHIN_SECONDS));
                heard++;
            }
        }

        assertThat(heard).as("seconds that were heard").isGreaterThan(AT_LEAST_HEARD);
    }

    /** Tells whether a code that begins at a time is heard whole, and without a fade. */
    private static boolean holdsACodeFrom(Event event, long ticks) {
        long begun = RATE.pts(event.frames().start() + event.fadeInFrames());
        long over = RATE.pts(event.frames().end() - event.fadeOutFrames());
        return begun + RAMP <= ticks && ticks + CODE <= over - RAMP;
    }

    @Test
    public void noClickIsHeardAtAJoin() throws Exception {
        short[] sound = sound();
        Clicks clicks = new Clicks(sound);
        short[] spoilt = sound.clone();
        List<Integer> planted = new ArrayList<>();
        double loudestJoin = -200;
        double loudestElsewhere = -200;
        for (Event event : joins.events().subList(1, EVENTS)) {
            int join = sample(event.frames().start());
            assertThat(clicks.at(join)).as("the join before %s", event).isLessThan(Clicks.LIMIT_DB);
            loudestJoin = Math.max(loudestJoin, clicks.at(join));
            if (event.frames().count() >= LONG) {
                int middle = sample(event.frames().start() + event.frames().count() / 2);
                loudestElsewhere = Math.max(loudestElsewhere, clicks.at(middle));
            }
            if (plant(spoilt, join)) {
                planted.add(join);
            }
        }

        Clicks found = new Clicks(spoilt);
        assertThat(planted).hasSizeGreaterThan(EVENTS / 2).allMatch(join -> found.at(join) > Clicks.LIMIT_DB);
        System.out.printf(
                "at joins at most %.1f dB, within events at most %.1f dB, planted clicks at least %.1f dB%n",
                loudestJoin,
                loudestElsewhere,
                planted.stream().mapToDouble(found::at).min().orElseThrow());
    }

    /** Adds a step half as high as the sound around it, which dies away within 10 ms; false in silence. */
    private static boolean plant(short[] sound, int at) {
        double sum = 0;
        for (int i = Math.max(0, at - AROUND); i < Math.min(sound.length, at + AROUND); i++) {
            sum += (double) sound[i] * sound[i];
        }
        double height = Math.sqrt(sum / (2 * AROUND)) / 2;
        if (height < AUDIBLE) {
            return false;
        }
        for (int i = 0; i < FADED; i++) {
            sound[at + i] += (short) (height * (FADED - i) / FADED);
        }
        return true;
    }

    /** Returns a time stamp without roll-over. */
    private static long ticks(long pts) {
        long begin = RATE.pts(segments.get(0).place().frames().start());
        return begin + Pts.distance(Pts.wrap(begin), Pts.wrap(pts));
    }

    /** Returns which sample of the sound is the first of a frame. */
    private static int sample(long frame) {
        long first = ticks(report.sound().orElseThrow().firstPts());
        return (int) (RATE.firstSample(frame) - Math.round(first * (FrameRate.SAMPLE_HZ / (double) FrameRate.PTS_HZ)));
    }

    private static double seconds(Rational time) {
        return (double) time.num() / time.den();
    }

    private static short[] sound() throws IOException {
        Path pcm = FOLDER.getRoot().toPath().resolve("pcm");
        String input = stream().toString();
        FfmpegProgram.run(60, List.of("-v", "error", "-i", input, "-vn", "-ac", "1", "-f", "s16le", pcm.toString()));
        ByteBuffer data = ByteBuffer.wrap(Files.readAllBytes(pcm)).order(ByteOrder.LITTLE_ENDIAN);
        short[] samples = new short[data.remaining() / 2];
        data.asShortBuffer().get(samples);
        return samples;
    }

    private static Path stream() {
        return FOLDER.getRoot().toPath().resolve("stream.ts");
    }
}
