package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.After;
import org.junit.Test;
import org.retrovue.media.api.MediaException;

public class FenceTest {
    private final CountDownLatch release = new CountDownLatch(1);
    private final Fence fence = new Fence(10, Duration.ofMillis(30));

    @After
    public void close() {
        release.countDown();
        fence.close();
    }

    @Test
    public void aPluginThatHangsAndIgnoresInterruptsDoesNotUseUpTheThreadsOfOthers() throws Exception {
        for (int i = 0; i < 12; i++) {
            assertThatThrownBy(() -> fence.call("bad", "bad", this::hang)).isInstanceOf(Fence.HangsException.class);
        }

        fence.limit(10, Duration.ofSeconds(20));
        assertThat(fence.call("good", "good", () -> 7)).isEqualTo(7);
        assertThatThrownBy(() -> fence.call("bad", "bad", () -> 7)).hasMessageContaining("not called");
    }

    private int hang() {
        while (release.getCount() > 0) {
            try {
                release.await(1, java.util.concurrent.TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                // goes on
            }
        }
        return 0;
    }

    @Test
    public void whateverIsThrownComesWithTheNameOfWhoThrewIt() {
        fence.limit(10, Duration.ofSeconds(20));
        MediaException known = new MediaException("gone");

        assertThatThrownBy(() -> fence.call("a", "overlay a", () -> {
                    throw known;
                }))
                .isSameAs(known);
        assertThatThrownBy(() -> fence.call("a", "overlay a", () -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("overlay a");
    }
}
