package org.retrovue.tck.framecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.retrovue.tck.framecode.SoundCode.Beep;
import org.retrovue.tck.framecode.SoundCode.Hole;

public final class SoundCodeTest {
    private static final int RATE = SoundCode.READ_RATE;

    @Test
    public void samplesAreThoseOfThePythonTool() {
        assertThat(Arrays.hashCode(new SoundCode(48_000).second(0x234, 77))).isEqualTo(1497366956);
        assertThat(Arrays.hashCode(new SoundCode(44_100).second(4095, 0))).isEqualTo(1100354663);
    }

    @Test
    public void everySecondIsReadWhereItBegins() {
        short[] sound = seconds(7, 0, 1, 59, 3600, 65535);

        List<Beep> beeps = SoundCode.find(sound);

        assertThat(beeps).extracting(Beep::asset).containsOnly(7);
        assertThat(beeps).extracting(Beep::second).containsExactly(0, 1, 59, 3600, 65535);
        for (int i = 0; i < beeps.size(); i++) {
            assertThat(beeps.get(i).onset()).isCloseTo(i * (double) RATE, within(8.0));
        }
        assertThat(SoundCode.holes(sound)).isEmpty();
    }

    @Test
    public void aCutCodeIsHeardButNotRead() {
        short[] sound = seconds(7, 3);

        assertThat(SoundCode.find(Arrays.copyOf(sound, RATE / 4)))
                .singleElement()
                .satisfies(beep -> assertThat(beep.readable()).isFalse());
    }

    @Test
    public void missingBedIsAHole() {
        short[] sound = seconds(7, 3, 4);
        Arrays.fill(sound, 8000, 8000 + 1600, (short) 0);

        assertThat(SoundCode.holes(sound)).containsExactly(new Hole(8000, 1600));
    }

    private static short[] seconds(int asset, int... numbers) {
        SoundCode code = new SoundCode(RATE);
        short[] sound = new short[numbers.length * RATE];
        for (int i = 0; i < numbers.length; i++) {
            System.arraycopy(code.second(asset, numbers[i]), 0, sound, i * RATE, RATE);
        }
        return sound;
    }
}
