package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.engine.EncodedGop;
import org.retrovue.media.api.engine.GopEncoder;
import org.retrovue.media.api.engine.MediaEngine;
import org.retrovue.media.engine.internal.FfmpegEngine;
import org.retrovue.tck.ManualClock;
import org.retrovue.tck.transport.TransportChecker;
import org.retrovue.tck.transport.TransportFault;
import org.retrovue.tck.transport.TransportFault.Kind;
import org.retrovue.tck.transport.TransportReport;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Pts;
import org.retrovue.time.Rational;

/** An hour of output: a few encoded GOPs and AAC frames again and again, at the times of the channel. */
public class HourOfTransportTest {
    private static final int SECONDS = 3600;
    /** The clock of the streams rolls over at this time. */
    private static final long ROLL_OVER = 18_600L * Pts.MODULUS;

    private static final int AAC_FRAMES = 24;
    private static final int[] SHORTEST_TO_LONGEST = {2, 1, 3};

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    @Test
    public void nothingIsFoundInAnHourOverTheRollOver() throws Exception {
        for (FrameRate rate : List.of(FrameRate.NTSC, FrameRate.FILM)) {
            Material material = material(rate);
            TransportChecker checker = TransportChecker.house();
            long begun = rate.frameAt(Instant.ofEpochSecond(ROLL_OVER / FrameRate.PTS_HZ - SECONDS / 2));
            long frame = begun;
            long end = begun + (long) SECONDS * rate.gopFrames();
            for (int i = 0; frame < end; i++) {
                byte[] segment = material.segment(frame, SHORTEST_TO_LONGEST[i % 3]);
                checker.add(segment);
                frame += (long) SHORTEST_TO_LONGEST[i % 3] * rate.gopFrames();
            }

            TransportReport report = checker.report();

            assertThat(report.faults()).as("faults in an hour at %s", rate).isEmpty();
            assertThat(report.pictureTimes()).hasSize((int) (frame - begun));
            assertThat(rate.pts(begun)).isLessThan(ROLL_OVER);
            assertThat(rate.pts(frame)).isGreaterThan(ROLL_OVER);
        }
    }

    @Test
    public void soundBeginsLessThanOneOfItsFramesAfterThePicture() throws Exception {
        for (FrameRate rate : List.of(FrameRate.NTSC, FrameRate.FILM)) {
            Material material = material(rate);
            long frame = rate.frameAt(Instant.parse("2026-01-05T12:00:00Z"));
            for (int i = 0; i < 50; i++) {
                TransportReport report = TransportChecker.check(List.of(material.segment(frame, 1)));

                assertThat(report.pictureTimes().get(0)).isEqualTo(Pts.wrap(rate.pts(frame)));
                // Two ticks: where a sample begins is rounded down, and so is where a picture does.
                assertThat(report.soundTimes().get(0) - report.pictureTimes().get(0))
                        .isBetween(-2L, 1920L);
                frame += rate.gopFrames();
            }
        }
    }

    @Test
    public void aClockThatIsWrongByAMicrosecondIsFound() throws Exception {
        byte[] segment = material(FrameRate.NTSC).segment(53_000_000_000L, 2);
        int clocks = 0;
        for (int at = 0; at < segment.length; at += 188) {
            boolean clock = (segment[at + 3] & 0x20) != 0 && segment[at + 4] != 0 && (segment[at + 5] & 0x10) != 0;
            if (clock && ++clocks == 20) {
                segment[at + 11] = 27;
            }
        }
        TransportChecker checker = TransportChecker.house();
        checker.add(segment);

        assertThat(checker.report().faults()).extracting(TransportFault::kind).containsExactly(Kind.PCR_ACCURACY);
    }

    /** What the segments are made of. */
    private record Material(FrameRate rate, EncodedGop gop, List<byte[]> sound) {
        byte[] segment(long first, int gops) {
            FrameRange frames = new FrameRange(first, first + (long) gops * rate.gopFrames());
            List<EncodedGop> all = new ArrayList<>();
            for (int i = 0; i < gops; i++) {
                all.add(gop);
            }
            SoundFrames heard = SoundFrames.of(frames, rate);
            byte[][] aac = new byte[heard.count()][];
            for (int i = 0; i < aac.length; i++) {
                aac[i] = sound.get((int) Math.floorMod(heard.first() + i, (long) sound.size()));
            }
            return new TransportMuxer(rate).segment(frames, all, heard, aac);
        }
    }

    private static float[] tone() {
        int frames = MediaEngine.SOUND_FRAMES_BEFORE + AAC_FRAMES + MediaEngine.SOUND_FRAMES_AFTER;
        float[] pcm = new float[2 * frames * HouseFormat.AAC_FRAME];
        for (int i = 0; i < pcm.length; i++) {
            pcm[i] = (i / 2 % 96 - 48) / 200f;
        }
        return pcm;
    }

    private static Material material(FrameRate rate) throws Exception {
        HouseFormat format = new HouseFormat(160, 96, Rational.ONE, rate, 30, "ultrafast");
        FfmpegEngine engine = new FfmpegEngine(FOLDER.newFolder().toPath(), ManualClock.at("2026-01-05T12:00:00Z"));
        try (GopEncoder encoder = engine.gopEncoder(format)) {
            Picture picture = Picture.allocate(160, 96);
            for (int i = 0; i < rate.gopFrames(); i++) {
                picture.fill(16 + 7 * i % 200, 128, 128);
                encoder.accept(i, picture);
            }
            return new Material(rate, encoder.finish(), List.of(engine.encodeSound(tone(), AAC_FRAMES)));
        } finally {
            engine.close();
        }
    }
}
