package org.retrovue.delivery.hls.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.channel.Segment;
import org.retrovue.tck.framecode.ClipMaker;
import org.retrovue.tck.framecode.StreamReader;
import org.retrovue.tck.framecode.StreamReport;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** Packs frame-coded segments anew; ffmpeg reads what came out. */
public final class FragmentedMp4Test {
    private static final int PACKET = 188;
    private static final int GOPS = 5;
    private static final long FIRST = 53_123_456_789L;

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    @Test
    public void everyFrameIsReadAtItsTimeAndSoundIsWithIt() throws IOException {
        for (FrameRate rate : List.of(FrameRate.NTSC, FrameRate.PAL, FrameRate.FILM_NTSC, FrameRate.NTSC_DOUBLE)) {
            FragmentedMp4 mp4 = new FragmentedMp4(format(rate));
            List<Segment> segments = segments(rate);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(mp4.initialisation(segments.get(2).bytes()));
            for (Segment segment : segments) {
                all.writeBytes(mp4.fragment(segment));
            }

            StreamReport report =
                    StreamReader.of(all.toByteArray()).rate(1, rate).read();

            assertThat(report.complaints()).as("complaints at %s", rate).isEmpty();
            assertThat(report.uneven()).as("uneven times at %s", rate).isEmpty();
            assertThat(report.frames()).hasSize(GOPS * rate.gopFrames());
            for (StreamReport.Shown shown : report.frames()) {
                assertThat(shown.frame()).as("at %s", rate).isEqualTo(shown.index());
            }
            StreamReport.Sound sound = report.sound().orElseThrow();
            assertThat(sound.holes()).isEmpty();
            assertThat(sound.jumps()).isEmpty();
            assertThat(sound.lateMicros()).isNotEmpty().allMatch(late -> Math.abs(late) <= 1_000);
        }
    }

    @Test
    public void timesAreThoseOfTheChannelAndExact() throws IOException {
        for (FrameRate rate : List.of(FrameRate.PAL, FrameRate.FILM_NTSC)) {
            FragmentedMp4 mp4 = new FragmentedMp4(format(rate));
            byte[] init = mp4.initialisation(segments(rate).get(0).bytes());
            int scale = ByteBuffer.wrap(init).getInt(find(init, "mdhd") + 16);
            int edit = ByteBuffer.wrap(init).getInt(find(init, "elst") + 16);
            for (Segment segment : segments(rate)) {
                byte[] fragment = mp4.fragment(segment);

                long time = ByteBuffer.wrap(fragment).getLong(find(fragment, "tfdt") + 8);

                assertThat(earliestComposition(fragment))
                        .as("players put the decoding time at the segment's place: there the first picture is shown")
                        .isEqualTo(edit);
                assertThat(Rational.of(time, scale))
                        .isEqualTo(rate.seconds(segment.place().frames().start()));
            }
        }
    }

    /** Returns when the first picture is shown, counted from the fragment's decoding time. */
    private static long earliestComposition(byte[] fragment) {
        ByteBuffer box = ByteBuffer.wrap(fragment);
        int run = find(fragment, "trun");
        int count = box.getInt(run + 8);
        long earliest = Long.MAX_VALUE;
        long decoded = 0;
        for (int i = 0; i < count; i++) {
            int entry = run + 16 + 16 * i;
            assertThat(box.getInt(entry + 12)).isNotNegative();
            earliest = Math.min(earliest, decoded + box.getInt(entry + 12));
            decoded += box.getInt(entry);
        }
        return earliest;
    }

    @Test
    public void theSameSegmentGivesTheSameBytes() throws IOException {
        Segment segment = segments(FrameRate.PAL).get(1);

        byte[] once = new FragmentedMp4(format(FrameRate.PAL)).fragment(segment);
        byte[] again = new FragmentedMp4(format(FrameRate.PAL)).fragment(segment);

        assertThat(once).isEqualTo(again).hasSizeLessThan(segment.bytes().length);
    }

    @Test
    public void aSegmentIsPackedOnceForAllThatAsk() throws IOException {
        Fragments fragments = new Fragments();
        Segment segment = segments(FrameRate.PAL).get(1);

        byte[] packed = fragments.of(format(FrameRate.PAL), segment);

        assertThat(fragments.of(format(FrameRate.PAL), new Segment(segment.place(), segment.bytes())))
                .isSameAs(packed)
                .isEqualTo(new FragmentedMp4(format(FrameRate.PAL)).fragment(segment));
    }

    @Test
    public void eachPieceHasItsOwnParameterSetsAtItsKeyPictures() throws IOException {
        Segment segment = segments(FrameRate.PAL).get(1);

        Samples samples = Samples.of(segment.bytes());

        assertThat(samples.sps()[0] & 0x1F).isEqualTo(7);
        assertThat(samples.pps()[0] & 0x1F).isEqualTo(8);
        assertThat(samples.pictures().get(0).key()).isTrue();
        for (Samples.Picture picture : samples.pictures()) {
            assertThat(picture.key()).isEqualTo((picture.bytes()[4] & 0x1F) == 7);
            ByteBuffer units = ByteBuffer.wrap(picture.bytes());
            while (units.hasRemaining()) {
                int length = units.getInt();
                assertThat(units.get(units.position()) & 0x1F).isIn(1, 5, 6, 7, 8);
                units.position(units.position() + length);
            }
        }
    }

    private static ChannelFormat format(FrameRate rate) {
        return new ChannelFormat("custom", 320, 180, Rational.ONE, rate, 21, "ultrafast");
    }

    /** Returns a clip in segments of one GOP each. */
    private static List<Segment> segments(FrameRate rate) throws IOException {
        int gop = rate.gopFrames();
        byte[] stream =
                Files.readAllBytes(ClipMaker.clip(FOLDER.newFolder().toPath().resolve("clip.ts"))
                        .rate(rate)
                        .frames(GOPS * gop)
                        .size(320, 180)
                        .extra(
                                "-x264-params",
                                "aud=1:keyint=" + gop + ":min-keyint=" + gop + ":scenecut=0:open-gop=0:bframes=3")
                        .make());
        List<Segment> segments = new ArrayList<>();
        int from = 0;
        for (int at = PACKET; at <= stream.length; at += PACKET) {
            if (at == stream.length || at > from + 20 * PACKET && beginsGop(stream, at)) {
                long first = FIRST + (long) segments.size() * gop;
                FrameRange frames = new FrameRange(first, first + gop);
                segments.add(new Segment(
                        new Segment.Place(first / gop, frames, rate.startOf(first), rate.seconds(gop)),
                        Arrays.copyOfRange(stream, from, at)));
                from = at;
            }
        }
        assertThat(segments).hasSize(GOPS);
        return segments;
    }

    private static boolean beginsGop(byte[] stream, int at) {
        int pid = (stream[at + 1] & 0x1F) << 8 | stream[at + 2] & 0xFF;
        return pid == 0x100
                && (stream[at + 1] & 0x40) != 0
                && (stream[at + 3] & 0x20) != 0
                && stream[at + 4] != 0
                && (stream[at + 5] & 0x40) != 0;
    }

    private static int find(byte[] bytes, String box) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(box);
    }
}
