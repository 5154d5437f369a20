package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.Test;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.overlay.OverlayImage;
import org.retrovue.time.FrameRate;

public class TreatmentTest {
    @Test
    public void fadesComeFromBlackAndEndInBlack() {
        Fades fades = new Fades(10, 5, 100);

        assertThat(luma(fades, 0)).isEqualTo(16);
        assertThat(luma(fades, 5)).isEqualTo(16 + 110);
        assertThat(luma(fades, 10)).isEqualTo(235);
        assertThat(luma(fades, 94)).isEqualTo(235);
        assertThat(luma(fades, 95)).isBetween(180, 200);
        assertThat(luma(fades, 99)).isEqualTo(16);
    }

    private static int luma(Fades fades, long frame) {
        Picture picture = Picture.allocate(16, 16);
        picture.fill(235, 200, 60);
        fades.apply(frame, picture);
        return picture.y().get(5) & 255;
    }

    @Test
    public void soundIsTheSameWhereverItIsCut() {
        Fades fades = new Fades(10, 20, 60);
        FrameRate rate = FrameRate.NTSC;
        int all = (int) fades.soundLengths(rate, 777)[0];
        float[] whole = ones(all);
        fades.apply(rate, 777, 0, all, whole);

        for (int at = 0; at + 1000 < all; at += 777) {
            float[] piece = ones(1000);
            fades.apply(rate, 777, at, 1000, piece);
            assertThat(piece).isEqualTo(Arrays.copyOfRange(whole, 2 * at, 2 * (at + 1000)));
        }
        assertThat(whole[0]).isLessThan(0.001f);
        assertThat(whole[2 * (all / 2)]).isEqualTo(1);
        assertThat(whole[2 * all - 1]).isLessThan(0.001f);
    }

    @Test
    public void soundIsSoftenedForTwoMillisecondsAtTheEdgesAndNowhereElse() {
        FrameRate rate = FrameRate.NTSC;
        Fades clean = new Fades(0, 0, 60);
        int all = (int) clean.soundLengths(rate, 777)[0];
        float[] pcm = ones(all);
        clean.apply(rate, 777, 0, all, pcm);

        int ramp = 96; // samples of 48 kHz
        for (int i = 0; i < all; i++) {
            int fromEdge = Math.min(i, all - 1 - i);
            float due = fromEdge < ramp ? (fromEdge + 0.5f) / ramp : 1;
            assertThat(pcm[2 * i]).as("sample %d", i).isCloseTo(due, within(1e-5f));
            assertThat(pcm[2 * i + 1]).isEqualTo(pcm[2 * i]);
        }
    }

    private static float[] ones(int samples) {
        float[] pcm = new float[2 * samples];
        Arrays.fill(pcm, 1);
        return pcm;
    }

    @Test
    public void opaqueWhiteIsWhiteAndNothingStaysAsItWas() {
        int[] argb = new int[8 * 4];
        Arrays.fill(argb, 0, 16, -1);
        Picture picture = Picture.allocate(32, 32);
        picture.fill(50, 90, 160);

        new Blend(new OverlayImage(-2, 30, 8, 4, argb)).over(picture);

        int white = picture.y().get(30 * picture.lumaStride() + 3) & 255;
        assertThat(white).isBetween(233, 236);
        assertThat(picture.y().get(30 * picture.lumaStride() + 7)).isEqualTo((byte) 50);
        assertThat(picture.y().get(29 * picture.lumaStride() + 3)).isEqualTo((byte) 50);
        assertThat(picture.u().get(15 * picture.chromaStride() + 1) & 255).isBetween(127, 129);
        assertThat(picture.v().get(14 * picture.chromaStride() + 1)).isEqualTo((byte) 160);
    }

    @Test
    public void halfTransparentRedIsHalfRed() {
        int[] argb = new int[16];
        Arrays.fill(argb, 0x80800000);
        Picture picture = Picture.allocate(16, 16);
        picture.fill(126, 128, 128);

        new Blend(new OverlayImage(4, 4, 4, 4, argb)).over(picture);

        assertThat(picture.y().get(5 * picture.lumaStride() + 5) & 255).isBetween(100, 108);
        assertThat(picture.v().get(2 * picture.chromaStride() + 2) & 255).isBetween(180, 188);
    }
}
