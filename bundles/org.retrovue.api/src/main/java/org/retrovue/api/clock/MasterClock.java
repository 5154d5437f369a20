package org.retrovue.api.clock;

import java.time.Duration;
import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;
import org.retrovue.time.Rational;

/** The one station time: real, fixed, or running faster. Swapping it changes no result, only when it is reached. Any thread. */
@ProviderType
public interface MasterClock {
    /**
     * Returns the station's time.
     *
     * @return now; never earlier than it said before, unless an operator steps the clock
     */
    Instant now();

    /**
     * Returns how many station seconds pass in a real second.
     *
     * @return 1 for a real clock, 0 for a fixed one
     */
    Rational speed();

    /**
     * Waits until the station's time has come. Returns at once when it has.
     *
     * @param instant station time to wait for
     * @param atMost real time after which it gives up
     * @return whether the time has come
     * @throws InterruptedException when the thread is asked to stop
     */
    boolean await(Instant instant, Duration atMost) throws InterruptedException;

    /**
     * Calls a task again and again on a thread of the clock's, one call at a time; the next call begins after the last one ended. What it throws is logged and does not end it.
     *
     * @param name names the thread and the log lines
     * @param period station time between calls; at least 10 ms of real time pass in any case. On a fixed clock real time is used.
     * @param task what to do; gets the station time
     * @return ends the calls when closed, waiting up to a second for one that runs
     */
    Repetition every(String name, Duration period, Task task);

    /** A repeated step: a function of the time. */
    @FunctionalInterface
    interface Task {
        /**
         * Does what is due.
         *
         * @param now station time
         * @throws Exception is logged
         */
        @SuppressWarnings("JavadocDeclaration")
        void work(Instant now) throws Exception;
    }

    /** Calls that go on until it is closed. */
    interface Repetition extends AutoCloseable {
        @Override
        void close();
    }
}
