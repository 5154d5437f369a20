package org.retrovue.media.api.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.Test;

public class TypefaceTest {
    private final Typeface face = Typeface.house();

    @Test
    public void lettersLeaveInk() {
        for (String letter : new String[] {"A", "g", "é", "Ж", "Ω", "8", "&", "Ő"}) {
            assertThat(ink(letter)).as(letter).isGreaterThan(100);
        }
        assertThat(ink(" ")).isZero();
    }

    @Test
    public void widthsAddUp() {
        double parts = face.width("Retro", 40) + face.width("Vue", 40);

        assertThat(face.width("RetroVue", 40)).isEqualTo(parts, within(1e-9));
        assertThat(face.width("W", 40)).isGreaterThan(face.width("i", 40));
    }

    @Test
    public void wrappedLinesFitAndKeepEveryLetter() {
        String text =
                "Nothing is scheduled because the pool 'films' matches no ready asset\nadd files to Donaudampfschifffahrtsgesellschaft";

        for (int width = 30; width < 900; width += 7) {
            var lines = face.wrap(text, 22, width);

            assertThat(String.join("", lines).replace(" ", ""))
                    .isEqualTo(text.replace(" ", "").replace("\n", ""));
            for (String line : lines) {
                assertThat(line.length() <= 1 || face.width(line, 22) <= width)
                        .as(line)
                        .isTrue();
            }
        }
    }

    @Test
    public void unknownLettersBecomeBoxes() {
        assertThat(ink("\u6f22")).isGreaterThan(20);
    }

    private int ink(String text) {
        BufferedImage image = new BufferedImage(80, 80, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        face.draw(pen, text, 10, 60, 60);
        pen.dispose();
        int ink = 0;
        for (int pixel : image.getRGB(0, 0, 80, 80, null, 0, 80)) {
            ink += pixel != 0xff000000 ? 1 : 0;
        }
        return ink;
    }
}
