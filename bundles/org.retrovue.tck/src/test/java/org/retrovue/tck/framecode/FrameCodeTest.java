package org.retrovue.tck.framecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.Test;
import org.retrovue.tck.framecode.FrameCode.Reading;

public final class FrameCodeTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;

    @Test
    public void cellsAreThoseOfThePythonTool() {
        StringBuilder bits = new StringBuilder();
        for (byte cell : FrameCode.cells(0x1234, 0xABCDE)) {
            bits.append(cell == 0 ? '0' : '1');
        }

        assertThat(bits.toString()).isEqualTo("1000100100011010000000010101011111100110111100000000001110111111");
    }

    @Test
    public void whatIsPaintedIsReadAtEverySize() {
        Random random = new Random(1);
        for (int[] size : new int[][] {{160, 90}, {320, 240}, {640, 360}, {720, 480}, {1280, 720}}) {
            for (int i = 0; i < 20; i++) {
                int asset = random.nextInt(0x10000);
                int frame = random.nextInt(0x1000000);
                ByteBuffer luma = ByteBuffer.allocateDirect((size[0] + 64) * size[1]);
                FrameCode.paint(luma, size[0] + 64, size[0], size[1], asset, frame);

                assertThat(FrameCode.read(luma, size[0] + 64, size[0], size[1])).contains(new Reading(asset, frame));
            }
        }
    }

    @Test
    public void oneWrongCellIsNoticed() {
        ByteBuffer luma = ByteBuffer.allocate(WIDTH * HEIGHT);
        FrameCode.paint(luma, WIDTH, WIDTH, HEIGHT, 7, 1000);
        for (int y = 10; y < 20; y++) {
            for (int x = 90; x < 100; x++) {
                luma.put(y * WIDTH + x, (byte) (235 - (luma.get(y * WIDTH + x) & 0xFF)));
            }
        }

        assertThat(FrameCode.read(luma, WIDTH, WIDTH, HEIGHT)).isEmpty();
    }

    @Test
    public void greyHasNoCode() {
        assertThat(FrameCode.read(ByteBuffer.allocate(WIDTH * HEIGHT), WIDTH, WIDTH, HEIGHT))
                .isEmpty();
    }

    @Test
    public void numbersOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrameCode.cells(65536, 0))
                .withMessageContaining("65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrameCode.cells(0, -1))
                .withMessageContaining("-1");
    }
}
