package org.retrovue.media.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Test;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.engine.AssetReader;
import org.retrovue.media.api.engine.MediaEngine;
import org.retrovue.media.api.probe.MediaReport;
import org.retrovue.tck.framecode.ClipMaker;
import org.retrovue.tck.framecode.FfmpegProgram;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** Sound lies where it belongs and does not depend on where it is cut. */
public final class SoundTest extends WithEngine {
    private static final HouseFormat HOUSE = new HouseFormat(128, 96, Rational.ONE, FrameRate.PAL, 23, "ultrafast");
    private static final int SECONDS = 9;

    private ClipMaker clip(String name) {
        return ClipMaker.clip(folder.getRoot().toPath().resolve(name))
                .frames(25 * SECONDS)
                .size(320, 180);
    }

    private float[] read(Path file, long first, int count) throws Exception {
        MediaReport report = engine.examine(file);
        float[] sound = new float[2 * count];
        Arrays.fill(sound, Float.NaN);
        try (AssetReader reader = engine.open(file, report.contentId(), HOUSE)) {
            reader.sound(first, count, sound);
        }
        return sound;
    }

    /** Returns the left sample at which the 4000 Hz marker near a time begins. */
    private static int onset(float[] sound, int from) {
        for (int i = from; i < sound.length / 2 - 96; i++) {
            if (strength(sound, i) > 0.12) {
                return i;
            }
        }
        return -1;
    }

    /** How much of 4000 Hz there is in 2 ms, eight periods. */
    private static double strength(float[] sound, int at) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < 96; i++) {
            re += sound[2 * (at + i)] * Math.cos(2 * Math.PI * i / 12);
            im += sound[2 * (at + i)] * Math.sin(2 * Math.PI * i / 12);
        }
        return Math.hypot(re, im) / 48;
    }

    private void checkMarkers(Path file, int tolerance) throws Exception {
        float[] sound = read(file, 0, 48_000 * SECONDS);
        int offset = onset(sound, 0);
        assertThat(Math.abs(offset))
                .as("first marker of %s", file.getFileName())
                .isLessThan(tolerance);
        for (int second = 1; second < SECONDS - 1; second++) {
            int found = onset(sound, second * 48_000 - 4_800) - second * 48_000;
            assertThat(Math.abs(found))
                    .as("marker %d of %s", second, file.getFileName())
                    .isLessThan(tolerance);
        }
    }

    private void checkCuts(Path file) throws Exception {
        float[] whole = read(file, -1000, 48_000 * SECONDS + 3000);
        for (float sample : whole) {
            assertThat(sample).isNotNaN();
        }
        String contentId = engine.examine(file).contentId();
        Random random = new Random(2);
        for (int reader = 0; reader < 3; reader++) {
            try (AssetReader fresh = engine.open(file, contentId, HOUSE)) {
                for (int i = 0; i < 8; i++) {
                    int first = random.nextInt(48_000 * (SECONDS - 1));
                    int count = 1 + random.nextInt(30_000);
                    float[] piece = new float[2 * count];
                    fresh.sound(first, count, piece);
                    assertThat(Arrays.equals(
                                    piece, 0, 2 * count, whole, 2 * (first + 1000), 2 * (first + 1000 + count)))
                            .as("%s, %d samples from %d", file.getFileName(), count, first)
                            .isTrue();
                }
            }
        }
    }

    @Test
    public void soundLiesWhereItBelongsAndIsTheSameHoweverItIsCut() throws Exception {
        // a codec's own delay, where its container cannot tell it, is the file's: mp3 in AVI 25 ms
        check(clip("a.mp4"), 100);
        check(clip("b.mkv").audioCodec("opus"), 150);
        check(clip("c.ts").audioCodec("ac3").channels(6), 400);
        check(clip("d.avi").codec("mpeg4").audioCodec("mp3").sampleRate(44_100), 1300);
        check(clip("e.mkv").audioCodec("flac").sampleRate(44_100).channels(1), 100);
        check(clip("f.mkv").audioCodec("vorbis").sampleRate(44_100), 150);
        check(clip("g.mov").audioCodec("pcm").sampleRate(32_000), 100);
        check(clip("h.mpg").codec("mpeg2").sampleRate(44_100), 600);
        check(clip("i.ts").sampleRate(44_100), 1100);
    }

    private void check(ClipMaker maker, int tolerance) throws Exception {
        Path file = maker.make();
        checkMarkers(file, tolerance);
        checkCuts(file);
    }

    @Test
    public void whatIsMissingIsSilent() throws Exception {
        float[] none = read(clip("none.mkv").withoutSound().make(), 0, 48_000);
        assertThat(none).containsOnly(0f);

        Path film = clip("film.mkv").make();
        float[] before = read(film, -4_000, 2_000);
        float[] after = read(film, 48_000 * (SECONDS + 1), 48_000);
        assertThat(before).containsOnly(0f);
        assertThat(after).containsOnly(0f);
    }

    @Test
    public void soundThatStartsLateIsLate() throws Exception {
        Path film = clip("film.mkv").make();
        Path late = folder.getRoot().toPath().resolve("late.mkv");
        FfmpegProgram.make(
                120, "-i", film, "-itsoffset", "2.5", "-i", film, "-map", "0:v", "-map", "1:a", "-c", "copy", late);

        float[] sound = read(late, 0, 48_000 * 6);

        assertThat(Arrays.copyOf(sound, 2 * 48_000 * 2)).containsOnly(0f);
        assertThat(onset(sound, 48_000 * 2)).isBetween(120_000 - 150, 120_000 + 150);
    }

    @Test
    public void aacPiecesJoin() throws Exception {
        float[] sound = read(clip("a.mp4").make(), 0, 1024 * 300);
        List<Integer> cuts = List.of(0, 94, 188, 290);
        int before = MediaEngine.SOUND_FRAMES_BEFORE;
        int after = MediaEngine.SOUND_FRAMES_AFTER;
        byte[][] whole = engine.encodeSound(Arrays.copyOf(sound, 2048 * (before + 290 + after)), 290);
        byte[][] pieces = new byte[290][];
        for (int i = 0; i + 1 < cuts.size(); i++) {
            int from = cuts.get(i);
            int count = cuts.get(i + 1) - from;
            float[] part = Arrays.copyOfRange(sound, 2048 * from, 2048 * (from + before + count + after));
            byte[][] once = engine.encodeSound(part, count);
            assertThat(engine.encodeSound(part, count)).isDeepEqualTo(once);
            System.arraycopy(once, 0, pieces, from, count);
        }

        float[] original = Arrays.copyOfRange(sound, 2048 * before, 2048 * (before + 290));
        double continuous = Adts.signalToNoise(folder.newFile("whole.aac").toPath(), whole, original, 4, 286);
        double joined = Adts.signalToNoise(folder.newFile("pieces.aac").toPath(), pieces, original, 4, 286);
        double seams = Math.min(
                Adts.signalToNoise(folder.newFile("s1.aac").toPath(), pieces, original, 92, 97),
                Adts.signalToNoise(folder.newFile("s2.aac").toPath(), pieces, original, 186, 191));

        System.out.printf(
                "AAC: %d bytes/s, SNR whole %.1f, pieces %.1f, seams %.1f dB%n",
                Arrays.stream(whole).mapToInt(b -> b.length).sum() * 48_000L / (290 * 1024), continuous, joined, seams);
        assertThat(continuous).isGreaterThan(25);
        assertThat(joined).isGreaterThan(continuous - 1);
        assertThat(seams).isGreaterThan(continuous - 6);
    }
}
