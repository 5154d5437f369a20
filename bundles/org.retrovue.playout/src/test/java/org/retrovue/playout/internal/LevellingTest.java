package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.Test;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelSound;
import org.retrovue.media.api.probe.Loudness;
import org.retrovue.tck.fake.MadeChannel;
import org.retrovue.time.FrameRate;

public class LevellingTest {
    private static final ChannelSound OFF = new ChannelSound(Optional.empty(), -200);

    @Test
    public void theGainIsWhatTheAssetLacks() {
        assertThat(levelling(ChannelSound.USUAL, "-31.50", "-10.00")).contains(new Levelling(750, -200, false));
        assertThat(levelling(ChannelSound.USUAL, "-31.50", "-9.49")).contains(new Levelling(750, -200, true));
        assertThat(levelling(ChannelSound.USUAL, "-12", "0.30")).contains(new Levelling(-1200, -200, false));
        assertThat(levelling(ChannelSound.USUAL, "-65.00", "-50.00")).contains(new Levelling(2000, -200, false));
    }

    @Test
    public void withoutMeasurementOrTargetThereIsNoGain() {
        assertThat(Levelling.of(channel(ChannelSound.USUAL), Lineups.synthetic(0, 50, Map.of())))
                .isEmpty();
        assertThat(levelling(ChannelSound.USUAL, "loud", "-3.00")).isEmpty();
        assertThat(levelling(OFF, "-31.50", "-10.00")).isEmpty();
    }

    @Test
    public void theTrackOfTheChannelsLanguageIsLevelledByItsOwnLoudness() {
        Map<String, String> facts = Map.of(
                Loudness.INTEGRATED,
                "-24.00",
                Loudness.TRUE_PEAK,
                "-10.00",
                "loudness.integrated.eng",
                "-24.00",
                "loudness.peak.eng",
                "-10.00",
                "loudness.integrated.deu",
                "-30.00",
                "loudness.peak.deu",
                "-12.00");
        Event event = Lineups.synthetic(0, 50, facts);
        assertThat(Levelling.of(channel(speaking("fr", "de", "en")), event)).contains(new Levelling(600, -200, false));
        assertThat(Levelling.of(channel(speaking("en", "de")), event)).contains(new Levelling(0, -200, false));
        assertThat(Levelling.of(channel(speaking("fr")), event)).contains(new Levelling(0, -200, false));
    }

    private static ChannelSound speaking(String... languages) {
        return new ChannelSound(Optional.of(-2400), -200, List.of(languages));
    }

    private static Optional<Levelling> levelling(ChannelSound sound, String loudness, String peak) {
        Event event = Lineups.synthetic(0, 50, Map.of(Loudness.INTEGRATED, loudness, Loudness.TRUE_PEAK, peak));
        return Levelling.of(channel(sound), event);
    }

    static Channel channel(ChannelSound sound) {
        Channel channel = Lineups.channel(FrameRate.PAL);
        return MadeChannel.like(channel).sound(sound).made();
    }

    @Test
    public void noSampleIsAboveTheCeilingAndWhatIsQuietStaysAsItIs() {
        float[] limited = spiky(48_000);
        float[] before = limited.clone();
        new Limiter(0.5f).apply(limited);

        for (int i = 2 * Limiter.REACH; i < limited.length - 2 * Limiter.REACH; i++) {
            assertThat(Math.abs(limited[i])).isLessThanOrEqualTo(0.5f);
            assertThat(Math.abs(limited[i])).isLessThanOrEqualTo(Math.abs(before[i]));
        }
        float[] quiet = new float[2 * 9_000];
        Arrays.setAll(new int[quiet.length], i -> Float.floatToIntBits(quiet[i] = (i * 37 % 100 - 50) / 200f));
        float[] same = quiet.clone();
        new Limiter(0.9f).apply(quiet);
        assertThat(quiet).isEqualTo(same);
    }

    @Test
    public void theLimiterGivesTheSameWhereverItIsCut() {
        float[] source = spiky(30_000);
        float[] whole = source.clone();
        new Limiter(0.5f).apply(whole);
        Random random = new Random(4);

        for (int i = 0; i < 20; i++) {
            int count = 1 + random.nextInt(8_000);
            int first = Limiter.REACH + random.nextInt(30_000 - 2 * Limiter.REACH - count);
            float[] piece =
                    Arrays.copyOfRange(source, 2 * (first - Limiter.REACH), 2 * (first + count + Limiter.REACH));
            new Limiter(0.5f).apply(piece);
            assertThat(Arrays.copyOfRange(piece, 2 * Limiter.REACH, 2 * (Limiter.REACH + count)))
                    .isEqualTo(Arrays.copyOfRange(whole, 2 * first, 2 * (first + count)));
        }
    }

    /** A hum with single high samples and short runs of them. */
    private static float[] spiky(int samples) {
        Random random = new Random(3);
        float[] pcm = new float[2 * samples];
        for (int i = 0; i < pcm.length; i++) {
            pcm[i] = (random.nextFloat() - 0.5f) * (random.nextInt(500) == 0 ? 3 : 0.4f);
        }
        return pcm;
    }
}
