package org.retrovue.media.engine.internal;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.retrovue.media.engine.internal.ReaderWord.Answer;

/** A lane on the station's side: what is asked of a process one after the other, and the memory for its answers. */
final class ReaderLane {
    /** How a lane is used. */
    enum State {
        IDLE,
        /** Somebody waits for its answers. */
        ASKED,
        /** Nobody waits any more, but the process has not ended what it does. */
        LEFT
    }

    private final int number;
    private final SharedMemory memory;
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private State state = State.IDLE;
    private long turn;

    ReaderLane(int number, SharedMemory memory) {
        this.number = number;
        this.memory = memory;
    }

    int number() {
        return number;
    }

    SharedMemory memory() {
        return memory;
    }

    synchronized State state() {
        return state;
    }

    /** Counts what was asked, so that a watch knows whether it is about the same. */
    synchronized long turn() {
        return turn;
    }

    synchronized void state(State now) {
        if (now == State.ASKED && state == State.IDLE) {
            turn++;
            answers.clear();
        }
        state = now;
    }

    void answer(Answer answer) {
        answers.add(answer);
    }

    /** Returns an answer that is there already. */
    @Nullable
    Answer poll() {
        return answers.poll();
    }

    /** Waits for an answer; nothing when none came in time. */
    @Nullable
    Answer next(long seconds) throws InterruptedException {
        return answers.poll(seconds, TimeUnit.SECONDS);
    }
}
