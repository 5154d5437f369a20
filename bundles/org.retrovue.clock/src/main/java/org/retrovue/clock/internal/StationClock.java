package org.retrovue.clock.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.clock.MonotonicClock;
import org.retrovue.time.Rational;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The station's one clock, set by the framework properties of {@link ClockSettings}. */
@Component(
        service = {MasterClock.class, MonotonicClock.class},
        immediate = true)
public final class StationClock implements MasterClock, MonotonicClock {

    /** More repetitions than this mean that somebody forgets to close them. */
    static final int MOST_REPETITIONS = 200;

    /** A wait looks at the clock again at least this often, because a real clock can be stepped. */
    private static final Duration LONGEST_NAP = Duration.ofMillis(250);

    /** Fits a deadline in nanoseconds. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(3650);

    private static final Duration SHORTEST_PERIOD = Duration.ofMillis(10);

    private static final Logger LOG = LoggerFactory.getLogger(StationClock.class);

    private final Timeline timeline;
    private final Set<RepeatingThread> repetitions = ConcurrentHashMap.newKeySet();

    @Activate
    public StationClock(BundleContext context) {
        this(settings(context));
    }

    StationClock(ClockSettings settings) {
        timeline = settings.real()
                ? new RealTimeline(Clock.systemUTC())
                : Timeline.simulated(settings.start().orElseGet(Instant::now), settings.speed(), System.nanoTime());
        if (!settings.real()) {
            LOG.info("Simulated time: from {} at speed {}", now(), settings.speed());
        }
    }

    private static ClockSettings settings(BundleContext context) {
        try {
            return ClockSettings.of(context.getProperty(ClockSettings.START), context.getProperty(ClockSettings.SPEED));
        } catch (IllegalArgumentException e) {
            LOG.error("The station has no clock: {}", e.getMessage());
            throw e;
        }
    }

    @Override
    public Instant now() {
        return timeline.at(nanos());
    }

    @Override
    public Rational speed() {
        return timeline.speed();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public boolean await(Instant instant, Duration atMost) throws InterruptedException {
        Duration patience = atMost.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : atMost;
        long deadline = nanos() + patience.toNanos();
        while (true) {
            Instant now = now();
            if (!now.isBefore(instant)) {
                return true;
            }
            long left = deadline - nanos();
            if (left <= 0) {
                return false;
            }
            sleepNanos(Math.min(left, napNanos(Duration.between(now, instant))));
        }
    }

    /** Rounded up to a nanosecond, so that one nap is enough where the time runs evenly. */
    private long napNanos(Duration station) {
        if (speed().signum() == 0 || station.compareTo(Duration.ofDays(1)) > 0) {
            return LONGEST_NAP.toNanos();
        }
        Duration real =
                Timeline.scaled(station, Rational.ONE.dividedBy(speed())).plusNanos(1);
        return Math.min(real.toNanos(), LONGEST_NAP.toNanos());
    }

    private static void sleepNanos(long nanos) throws InterruptedException {
        Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
    }

    @Override
    public Repetition every(String name, Duration period, Task task) {
        if (repetitions.size() >= MOST_REPETITIONS) {
            throw new IllegalStateException(
                    "more than " + MOST_REPETITIONS + " repeated tasks; close one before \"" + name + "\" is started");
        }
        RepeatingThread thread =
                new RepeatingThread(name, realPeriod(period).toNanos(), this, task, repetitions::remove);
        repetitions.add(thread);
        thread.start();
        return thread;
    }

    private Duration realPeriod(Duration period) {
        Duration real = speed().signum() == 0 ? period : Timeline.scaled(period, Rational.ONE.dividedBy(speed()));
        return real.compareTo(SHORTEST_PERIOD) < 0 ? SHORTEST_PERIOD : real;
    }

    /** Ends what others forgot to end. */
    @Deactivate
    public void close() {
        repetitions.forEach(RepeatingThread::close);
    }
}
