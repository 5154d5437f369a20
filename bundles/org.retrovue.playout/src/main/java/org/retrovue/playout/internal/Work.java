package org.retrovue.playout.internal;

import java.time.Instant;
import java.util.Optional;

/** A piece of rendering that a worker takes up: a GOP or some sound. */
interface Work {
    /** Returns the station time at which it is wanted. */
    Instant deadline();

    /** Returns the station time from which on nobody can show it any more in its time. */
    Instant over();

    /** Tells whether nobody waits for it: it is done on idle time only. */
    boolean speculative();

    /** Tells whether it is still to be done: it may have been done by another worker, or nobody wants it any more. */
    boolean isOpen();

    /** Does it, if it is still to be done. Returns what is best done next by the same worker, as the same production goes on. Throws nothing. */
    Optional<Work> make();
}
