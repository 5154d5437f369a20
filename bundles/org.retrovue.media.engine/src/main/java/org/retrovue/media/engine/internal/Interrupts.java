package org.retrovue.media.engine.internal;

import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.retrovue.api.clock.MonotonicClock;

/**
 * Lets FFmpeg's reading give up at a deadline. One for the whole engine: JavaCPP has room for ten callbacks of a kind only.
 *
 * <p>Never closed by hand: a thread that is within FFmpeg would call what is no longer there, and an exception in a callback aborts the process. JavaCPP frees the callback when no reader holds it any more.
 */
final class Interrupts {
    private final MonotonicClock clock;
    private final Callback callback = new Callback();

    Interrupts(MonotonicClock clock) {
        this.clock = clock;
    }

    /** Asks for a deadline to be watched: nanoseconds of the clock, kept in native memory by the caller. */
    void watch(AVIOInterruptCB where, LongPointer deadline) {
        where.callback(callback);
        where.opaque(deadline);
    }

    /** Moves a deadline to so many seconds from now. */
    void allow(LongPointer deadline, int seconds) {
        deadline.put(clock.nanos() + seconds * 1_000_000_000L);
    }

    private final class Callback extends AVIOInterruptCB.Callback_Pointer {
        @Override
        public int call(Pointer opaque) {
            return clock.nanos() - new LongPointer(opaque).get() > 0 ? 1 : 0;
        }
    }
}
