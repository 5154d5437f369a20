package org.retrovue.delivery.mpegts.internal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.channel.SegmentUnavailableException;

/** The last few segments of one channel, so that many viewers cost one request. Bounded: about ten seconds of stream. */
final class RecentSegments {

    private static final int MOST = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    @GuardedBy("this")
    private final Map<Long, byte[]> bytes = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > MOST;
        }
    };

    /** Returns a segment; who comes while it is being made waits for the same one. */
    synchronized byte[] get(Channels channels, Channel channel, long number) throws SegmentUnavailableException {
        byte[] known = bytes.get(number);
        if (known == null) {
            known = channels.segment(channel, number, PATIENCE).bytes();
            bytes.put(number, known);
        }
        return known;
    }
}
