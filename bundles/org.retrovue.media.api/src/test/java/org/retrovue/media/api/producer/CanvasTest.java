package org.retrovue.media.api.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import org.junit.Test;
import org.retrovue.media.api.Picture;

public final class CanvasTest {
    @Test
    public void blackWhiteAndPrimariesComeOutAsTheStandardsSay() {
        // Limited range: BT.601 below 720 lines, BT.709 from there on (Y, Cb, Cr of full-scale colours).
        assertColour(480, Color.BLACK, 16, 128, 128);
        assertColour(480, Color.WHITE, 235, 128, 128);
        assertColour(480, Color.RED, 81, 90, 240);
        assertColour(480, Color.BLUE, 41, 240, 110);
        assertColour(720, Color.WHITE, 235, 128, 128);
        assertColour(720, Color.RED, 63, 102, 240);
        assertColour(720, Color.GREEN, 173, 42, 26);
    }

    @Test
    public void copyingKeepsEveryPlane() {
        Picture from = Picture.allocate(130, 98);
        from.fill(77, 88, 99);
        Picture to = Picture.allocate(130, 98);

        to.copyFrom(from);

        assertThat(to.y().get(97 * to.lumaStride() + 129)).isEqualTo((byte) 77);
        assertThat(to.u().get(48 * to.chromaStride() + 64)).isEqualTo((byte) 88);
        assertThat(to.v().get(48 * to.chromaStride() + 64)).isEqualTo((byte) 99);
    }

    private static void assertColour(int height, Color colour, int y, int cb, int cr) {
        Canvas canvas = new Canvas(128, height);
        Graphics2D pen = canvas.pen();
        pen.setColor(colour);
        pen.fillRect(0, 0, 128, height);
        pen.dispose();

        Picture picture = canvas.picture();

        assertThat(picture.y().get(10) & 255).isBetween(y - 1, y + 1);
        assertThat(picture.u().get(10) & 255).isBetween(cb - 1, cb + 1);
        assertThat(picture.v().get(10) & 255).isBetween(cr - 1, cr + 1);
    }
}
