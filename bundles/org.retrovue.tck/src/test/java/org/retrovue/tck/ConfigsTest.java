package org.retrovue.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.Test;

public final class ConfigsTest {
    public @interface Config {
        String source_id();

        int port() default 8410;

        String[] extensions() default {"mkv", "mp4"};
    }

    @Test
    public void valuesAreThoseOfTheMapAndElseTheDefaults() {
        Config config = Configs.of(Config.class, Map.of("source.id", "movies", "port", "8411"));

        assertThat(config.source_id()).isEqualTo("movies");
        assertThat(config.port()).isEqualTo(8411);
        assertThat(config.extensions()).containsExactly("mkv", "mp4");
    }
}
