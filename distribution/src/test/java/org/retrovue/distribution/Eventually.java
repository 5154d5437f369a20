package org.retrovue.distribution;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what a station does in its own time, never for ever. */
public final class Eventually {

    private Eventually() {}

    /**
     * Asks again and again until the answer is yes.
     *
     * @throws AssertionError with the last reason after the deadline
     */
    public static void holds(String what, Duration deadline, Callable<Boolean> question) {
        long end = System.nanoTime() + deadline.toNanos();
        Exception last = null;
        while (System.nanoTime() < end) {
            try {
                if (question.call()) {
                    return;
                }
                last = null;
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new AssertionError("not within " + deadline.toSeconds() + " s: " + what, last);
    }
}
