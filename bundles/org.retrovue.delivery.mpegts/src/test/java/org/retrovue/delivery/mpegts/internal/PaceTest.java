package org.retrovue.delivery.mpegts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.Test;
import org.retrovue.api.channel.Segment;
import org.retrovue.api.channel.Window;
import org.retrovue.tck.fake.Offers;
import org.retrovue.time.FrameRate;

public final class PaceTest {

    @Test
    public void onAirIsTheSegmentThatHoldsThisMoment() {
        for (FrameRate rate : FrameRate.HOUSE_RATES) {
            for (int millis = 0; millis < 10_000; millis += 101) {
                Instant now = TestChannels.NOW.plusMillis(millis);
                Window window = TestChannels.window(rate, now);

                Segment.Place place = Offers.place(rate, Pace.onAir(window));

                assertThat(place.start()).isBeforeOrEqualTo(now);
                assertThat(Offers.place(rate, place.number() + 1).start()).isAfter(now);
            }
        }
    }

    @Test
    public void everySegmentIsSentOnceItsTimeIsNear() {
        Window window = TestChannels.window(FrameRate.PAL, TestChannels.NOW);
        for (Segment.Place place : window.segments()) {
            boolean near = !place.start().isAfter(window.now().plus(Pace.LEAD));

            assertThat(Pace.turn(window, place.number(), true)).isEqualTo(near ? Pace.Turn.SEND : Pace.Turn.WAIT);
        }
    }

    @Test
    public void onlyWhoDoesNotReadFallsOut() {
        Window window = TestChannels.window(FrameRate.PAL, TestChannels.NOW);
        long first = window.segments().get(0).number();

        assertThat(Pace.turn(window, first + 7, false)).isEqualTo(Pace.Turn.WAIT);
        assertThat(Pace.turn(window, first - 1, true)).isEqualTo(Pace.Turn.DROP);
        assertThat(Pace.turn(window, first + 50, true)).isEqualTo(Pace.Turn.WAIT);
    }
}
