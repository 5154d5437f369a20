package org.retrovue.planning.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.traffic.PlayHistory.Play;

/** The play history as it grows; one thread writes. */
final class PlayBook {
    private static final Duration KEPT = Duration.ofHours(48);

    private History history = History.EMPTY;

    History now() {
        return history;
    }

    void note(ChannelId channel, Instant start, Instant end, List<Play> plays, Instant now) {
        history = history.without(channel, Instant.EPOCH, now.minus(KEPT))
                .without(channel, start, end)
                .with(channel, plays);
    }
}
