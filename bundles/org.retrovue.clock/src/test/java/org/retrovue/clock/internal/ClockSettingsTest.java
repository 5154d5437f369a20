package org.retrovue.clock.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.Test;
import org.retrovue.time.Rational;

public final class ClockSettingsTest {

    @Test
    public void nothingGivenIsRealTime() {
        assertThat(ClockSettings.of(null, " ").real()).isTrue();
        assertThat(ClockSettings.of("", "1.00").real()).isTrue();
        assertThat(ClockSettings.of("2026-01-05T12:00:00Z", null).real()).isFalse();
        assertThat(ClockSettings.of(null, "0").real()).isFalse();
    }

    @Test
    public void speedIsExact() {
        assertThat(ClockSettings.of(null, "2.5").speed()).isEqualTo(Rational.of(5, 2));
        assertThat(ClockSettings.of(null, "30000/1001").speed()).isEqualTo(Rational.of(30000, 1001));
        assertThat(ClockSettings.of(null, "0").speed()).isEqualTo(Rational.ZERO);
        assertThat(ClockSettings.of(null, "60").speed()).isEqualTo(Rational.of(60));
    }

    @Test
    public void startMayHaveAnOffset() {
        assertThat(ClockSettings.of("2026-01-05T12:00:00+01:00", null).start())
                .contains(Instant.parse("2026-01-05T11:00:00Z"));
    }

    @Test
    public void wrongTextsAreQuoted() {
        for (String wrong : new String[] {"-1", "fast", "1/0", "1e9", "1e999999999", "100001", "NaN", "1/-3"}) {
            assertThatIllegalArgumentException()
                    .as(wrong)
                    .isThrownBy(() -> ClockSettings.of(null, wrong))
                    .withMessageContaining("\"" + wrong + "\"")
                    .withMessageContaining("retrovue.clock.speed");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClockSettings.of("yesterday", null))
                .withMessageContaining("\"yesterday\"");
    }
}
