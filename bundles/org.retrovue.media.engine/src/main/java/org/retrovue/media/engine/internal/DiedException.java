package org.retrovue.media.engine.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A process that worked for the station is gone. */
final class DiedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What a process ends with that was told to end: hang-up, interrupt, kill, terminate. */
    private static final List<Integer> TOLD = List.of(129, 130, 137, 143);

    /** What the one that was waiting for an answer has to do with it. */
    enum Blame {
        /** Another's work ended it, or it had gone before. */
        NONE,
        /** It was at work for this one, perhaps for others too. */
        SUSPECT,
        /** It was ended because this work took too long. */
        LATE
    }

    private final boolean told;
    private final Blame blame;

    DiedException(int code, Blame blame, @Nullable Throwable cause) {
        super("exit code " + code, cause);
        told = TOLD.contains(code);
        this.blame = blame;
    }

    /** Tells whether somebody ended it, rather than a decoder. */
    boolean told() {
        return told;
    }

    Blame blame() {
        return blame;
    }
}
