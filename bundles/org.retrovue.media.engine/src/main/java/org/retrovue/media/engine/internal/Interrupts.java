package org.retrovue.media.engine.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.retrovue.api.clock.MonotonicClock;

/**
 * Lets FFmpeg's reading give up at a deadline.
 *
 * <p>One callback for the whole process, however often an engine is made: JavaCPP has room for ten of a kind only, and the eleventh is never called. It is never closed: a thread that is within FFmpeg would call what is no longer there, and an exception in a callback aborts the process.
 */
final class Interrupts {
    private static final Callback CALLBACK = new Callback();

    /** Whose clock a deadline is measured by, by the address of the deadline. */
    private static final Map<Long, MonotonicClock> CLOCKS = new ConcurrentHashMap<>();

    private final MonotonicClock clock;

    Interrupts(MonotonicClock clock) {
        this.clock = clock;
    }

    /** Asks for a deadline to be watched: nanoseconds of the clock, kept in native memory by the caller. */
    void watch(AVIOInterruptCB where, LongPointer deadline) {
        CLOCKS.put(deadline.address(), clock);
        where.callback(CALLBACK);
        where.opaque(deadline);
    }

    /** Moves a deadline to so many seconds from now. */
    void allow(LongPointer deadline, int seconds) {
        deadline.put(clock.nanos() + seconds * 1_000_000_000L);
    }

    /** Ends the watch, before the caller frees the deadline. */
    void forget(LongPointer deadline) {
        CLOCKS.remove(deadline.address());
    }

    private static final class Callback extends AVIOInterruptCB.Callback_Pointer {
        @Override
        public int call(Pointer opaque) {
            MonotonicClock clock = CLOCKS.get(opaque.address());
            return clock == null || clock.nanos() - new LongPointer(opaque).get() > 0 ? 1 : 0;
        }
    }
}
