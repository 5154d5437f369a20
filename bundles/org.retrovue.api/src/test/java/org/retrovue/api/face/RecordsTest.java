package org.retrovue.api.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.plan.Problem;
import org.retrovue.time.Rational;

/** Records as JSON shows them. */
public final class RecordsTest {
    @Test
    public void eachComponentStandsUnderItsName() {
        Pair inner = new Pair(ChannelId.of("retro-1"), Optional.empty());

        assertThat(Records.object(new Pair(Instant.parse("2026-01-05T12:00:00.1234Z"), Optional.of(inner))))
                .containsEntry("first", "2026-01-05T12:00:00.123Z")
                .extractingByKey("second")
                .hasToString("{first=retro-1, second=null}");
    }

    @Test
    public void numbersWriteThemselvesAndWordsAreSmall() {
        assertThat(Records.value(List.of(Rational.of(1, 3), Problem.Severity.ERROR, 7, true)))
                .isEqualTo(List.of(Rational.of(1, 3).toString(), "error", 7, true));
    }

    /** Two values. */
    public record Pair(Object first, Optional<Pair> second) {}
}
