package org.retrovue.media.engine.internal;

import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;

/** An address that belongs to nobody. */
final class Nowhere extends LongPointer {
    private Nowhere() {
        super((Pointer) null);
        address = 8;
    }

    /** Ends the process as a decoder does that writes where it must not. */
    static void crash() {
        new Nowhere().put(1);
    }
}
