package org.retrovue.dsl.internal.plan;

/** In which order things are shown. */
public enum Play {
    /** In the order of the pool, going on from one occurrence to the next. */
    SEQUENTIAL,
    /** Each once in an order drawn for the run, then again in another; going on from one occurrence to the next. */
    SHUFFLE,
    /** Drawn one by one by weight, never the same twice running. */
    RANDOM
}
