package org.retrovue.station.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.Test;
import org.retrovue.api.station.Faults;
import org.retrovue.api.station.Faults.Kind;
import org.retrovue.tck.ManualClock;

public final class FaultLogTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final ManualClock clock = ManualClock.at(NOON);
    private final FaultLog faults = new FaultLog(clock);

    @Test
    public void theSameFaultIsCountedUntilItIsCleared() {
        faults.report(Kind.RUNTIME, "SourceBroken", "media:a.mkv", "one");
        clock.advance(Duration.ofSeconds(1));
        faults.report(Kind.RUNTIME, "SourceBroken", "media:a.mkv", "two");
        faults.report(Kind.RUNTIME, "SourceBroken", "media:b.mkv", "other");

        assertThat(faults.recent())
                .containsExactly(
                        new Faults.Fault(
                                Kind.RUNTIME,
                                "SourceBroken",
                                "media:b.mkv",
                                "other",
                                NOON.plusSeconds(1),
                                NOON.plusSeconds(1),
                                1,
                                true),
                        new Faults.Fault(
                                Kind.RUNTIME,
                                "SourceBroken",
                                "media:a.mkv",
                                "two",
                                NOON,
                                NOON.plusSeconds(1),
                                2,
                                true));

        faults.clear("SourceBroken", "media:a.mkv");
        faults.clear("SourceBroken", "never reported");

        assertThat(faults.recent()).extracting(Faults.Fault::active).containsExactly(true, false);
    }

    @Test
    public void keepsTheLast500AndForgetsThoseThatAreOverFirst() {
        for (int i = 0; i < 500; i++) {
            faults.report(Kind.PLANNING, "HorizonNoScheduleData", "channel-" + i, "no data");
        }
        faults.clear("HorizonNoScheduleData", "channel-7");

        faults.report(Kind.PLANNING, "HorizonNoScheduleData", "one more", "no data");
        faults.report(Kind.PLANNING, "HorizonNoScheduleData", "and one more", "no data");

        assertThat(faults.recent())
                .hasSize(500)
                .extracting(Faults.Fault::subject)
                .startsWith("and one more", "one more", "channel-499")
                .endsWith("channel-1")
                .doesNotContain("channel-0", "channel-7");
    }
}
