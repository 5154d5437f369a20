package org.retrovue.delivery.hls.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.Test;

public final class ByteRangeTest {

    @Test
    public void readsOneRange() throws Exception {
        assertThat(ByteRange.of("bytes=0-3", 10)).contains(new ByteRange(0, 4));
        assertThat(ByteRange.of("bytes=4-", 10)).contains(new ByteRange(4, 6));
        assertThat(ByteRange.of("bytes=-4", 10)).contains(new ByteRange(6, 4));
        assertThat(ByteRange.of("bytes=-400", 10)).contains(new ByteRange(0, 10));
        assertThat(ByteRange.of("bytes=9-999999999999999999", 10)).contains(new ByteRange(9, 1));
    }

    @Test
    public void ignoresWhatItMayIgnore() throws Exception {
        assertThat(ByteRange.of(null, 10)).isEmpty();
        assertThat(ByteRange.of("frames=1-2", 10)).isEmpty();
        assertThat(ByteRange.of("bytes=0-1,3-4", 10)).isEmpty();
    }

    @Test
    public void refusesOddRanges() {
        for (String odd : List.of(
                "bytes=10-",
                "bytes=5-2",
                "bytes=-",
                "bytes=-0",
                "bytes=a-b",
                "bytes=",
                "bytes=1",
                "bytes=0x1-2",
                "bytes=99999999999999999999-",
                "bytes=--1")) {
            assertThatThrownBy(() -> ByteRange.of(odd, 10)).as(odd).isInstanceOf(ByteRange.Unsatisfiable.class);
        }
    }
}
