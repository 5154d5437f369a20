package org.retrovue.planning.internal;

import java.time.Duration;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.plan.Seeds;

/**
 * How far ahead is planned. Each channel plans a little farther than asked, by a share that its name decides, so that a thousand channels do not extend at the same moment.
 *
 * @param guideDays days of line-up, {@link #LEAST_DAYS} or more
 * @param logHours hours of locked log, {@link #LEAST_HOURS} or more
 */
record Depths(int guideDays, int logHours) {
    static final int LEAST_DAYS = 2;
    static final int LEAST_HOURS = 2;
    static final Depths USUAL = new Depths(4, 6);

    private static final Duration FEED = Duration.ofMinutes(30);
    private static final int SHARES = 997;

    Depths {
        guideDays = Math.max(LEAST_DAYS, guideDays);
        logHours = Math.max(LEAST_HOURS, logHours);
    }

    /** Four days, and up to one more. */
    Duration guide(ChannelId channel) {
        return Duration.ofDays(guideDays).plus(share(channel, Duration.ofHours(20)));
    }

    Duration log() {
        return Duration.ofHours(logHours);
    }

    /** How much farther a channel locks, at most a quarter of an hour. */
    static Duration more(ChannelId channel) {
        return share(channel, Duration.ofMinutes(15));
    }

    /** Half an hour, and up to five minutes more. */
    static Duration feed(ChannelId channel) {
        return FEED.plus(share(channel, Duration.ofMinutes(5)));
    }

    private static Duration share(ChannelId channel, Duration whole) {
        long lot = Math.floorMod(Seeds.of(channel.value(), "stagger"), (long) SHARES);
        return whole.multipliedBy(lot).dividedBy(SHARES);
    }
}
