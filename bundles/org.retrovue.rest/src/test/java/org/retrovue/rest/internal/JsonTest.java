package org.retrovue.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.Test;
import org.retrovue.time.Rational;

public final class JsonTest {

    @Test
    public void instantsAlwaysHaveThreeDigits() {
        assertThat(Json.instant(Instant.parse("2026-01-05T12:00:00Z"))).isEqualTo("2026-01-05T12:00:00.000Z");
        assertThat(Json.instant(Instant.parse("2026-01-05T12:00:00.999999999Z")))
                .isEqualTo("2026-01-05T12:00:00.999Z");
    }

    @Test
    public void wholeNumbersStayWhole() {
        assertThat(Json.number(Rational.ONE)).hasToString("1");
        assertThat(Json.number(Rational.of(5, 2))).hasToString("2.5");
    }

    @Test
    public void localFilesAreToldByTheirPath() {
        assertThat(EventView.file(URI.create("file:///media/A%20film.mkv"))).isEqualTo("/media/A film.mkv");
        assertThat(EventView.file(URI.create("http://plex/1"))).isEqualTo("http://plex/1");
    }
}
