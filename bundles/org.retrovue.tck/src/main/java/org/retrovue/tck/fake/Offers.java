package org.retrovue.tck.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Segment;
import org.retrovue.api.channel.Window;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** What a channel without a plan offers: segments of two seconds, twelve of them, nine seconds ahead, as the station does. */
public final class Offers {
    private static final int TARGET_DURATION = 3;
    private static final int AHEAD = 3 * TARGET_DURATION;
    private static final int SEGMENTS = 12;

    private Offers() {}

    /**
     * Returns where a segment lies.
     *
     * @param rate the channel's
     * @param number of the segment
     * @return its place, of the usual length
     */
    public static Segment.Place place(FrameRate rate, long number) {
        int frames = rate.segmentFrames();
        FrameRange range = new FrameRange(number * frames, (number + 1) * frames);
        return new Segment.Place(number, range, rate.startOf(range.start()), rate.seconds(frames));
    }

    /**
     * Returns what a playlist offers.
     *
     * @param channel whose playlist it is
     * @param rate that its segments have
     * @param now station time
     * @return the window
     */
    public static Window window(Channel channel, FrameRate rate, Instant now) {
        long last = rate.frameAt(now.plusSeconds(AHEAD)) / rate.segmentFrames() - 1;
        List<Segment.Place> places = new ArrayList<>();
        for (long number = last - SEGMENTS + 1; number <= last; number++) {
            places.add(place(rate, number));
        }
        Instant end = rate.startOf((last + 1) * rate.segmentFrames());
        return new Window(channel, places, TARGET_DURATION, now, Rational.seconds(Duration.between(end, now)));
    }
}
