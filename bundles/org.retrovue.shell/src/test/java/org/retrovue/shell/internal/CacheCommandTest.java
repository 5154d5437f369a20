package org.retrovue.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.Test;
import org.retrovue.api.playout.RenderCache;

public final class CacheCommandTest {
    private final FullCache cache = new FullCache();
    private final CacheCommand command = new CacheCommand(cache);

    @Test
    public void figuresAreToldInTextAndInJson() throws Exception {
        assertThat(command.cache(false)).contains("ENTRIES", "7        5    20480");
        assertThat(new ObjectMapper()
                        .readTree(command.cache(true))
                        .path("evicted")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    public void nothingIsThrownAwayUnlessItIsMeant() throws Exception {
        assertThat(command.cache(false, false, "clear")).contains("7 entries, 5 MiB, would go", "--yes");
        assertThat(cache.cleared).isFalse();

        assertThat(new ObjectMapper()
                        .readTree(command.cache(true, true, "clear"))
                        .path("bytes")
                        .asLong())
                .isEqualTo(5 << 20);
        assertThat(cache.cleared).isTrue();
    }

    @Test
    public void otherWishesAreRefusedWithWhatThereIs() {
        assertThatThrownBy(() -> command.cache(false, true, "clean"))
                .hasMessageContaining("\"clean\"")
                .hasMessageContaining("retrovue:cache --yes clear");
    }

    private static final class FullCache implements RenderCache {
        private boolean cleared;

        @Override
        public State state() {
            return new State(7, 5 << 20, 20L << 30, 11, 13, 1, 2);
        }

        @Override
        public State clear() {
            cleared = true;
            return state();
        }
    }
}
