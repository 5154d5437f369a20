package org.retrovue.tck.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.Test;
import org.retrovue.time.FrameRate;

public final class LeakyBucketTest {
    /** 25 frames a second at 200 kbit/s: 1000 bytes a picture. */
    private static long least(List<Integer> pictures) {
        return LeakyBucket.least(pictures, FrameRate.PAL, 200_000, 400_000, 200_000);
    }

    @Test
    public void whatComesInAsFastAsItGoesOutKeepsItsLevel() {
        assertThat(least(Collections.nCopies(1_000, 1_000))).isEqualTo(192_000);
    }

    @Test
    public void aPictureThatIsTooLargeIsFound() {
        assertThat(least(List.of(10, 10, 30_000, 10))).isNegative();
    }

    @Test
    public void aStreamThatIsALittleTooFastIsFoundInTheEnd() {
        assertThat(least(Collections.nCopies(1_000, 1_030))).isNegative();
    }

    @Test
    public void theBucketHoldsNoMoreThanItsBrim() {
        assertThat(least(List.of(
                        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                        49_999)))
                .isEqualTo(8);
    }
}
