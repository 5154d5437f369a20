package org.retrovue.media.engine.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.engine.internal.DiedException.Blame;
import org.retrovue.media.engine.internal.ReaderWord.Answer;

/** One process that reads for the station, seen from the station. Any thread. */
final class ReaderProcess implements AutoCloseable {
    private static final int COME_UP_SECONDS = 60;
    private static final Answer GONE = new Answer(ReaderWord.FAILED, -1, -1, "");

    private final int patienceSeconds;
    private final ChildProcess process;
    private final DataOutputStream out;
    private final CompletableFuture<String> build = new CompletableFuture<>();
    private final Map<Integer, ReaderLane> lanes = new HashMap<>();
    private final Set<Integer> introduced = new HashSet<>();
    private boolean gone;
    private @Nullable ReaderLane late;
    private long uses;

    /** Writes a message. */
    interface Message {
        void to(DataOutputStream out) throws IOException;
    }

    /**
     * Starts it.
     *
     * @param number for the name of its thread
     * @param patienceSeconds how long an answer may take
     */
    ReaderProcess(List<String> command, int number, int patienceSeconds) throws IOException {
        this.patienceSeconds = patienceSeconds;
        process = new ChildProcess(command);
        out = new DataOutputStream(new BufferedOutputStream(process.ear()));
        Thread listener = new Thread(this::listen, "media-reader-" + number);
        listener.setDaemon(true);
        listener.start();
    }

    /** Waits until it has come up. */
    void greet(String expected) throws IOException, MediaException {
        try {
            String told = build.get(COME_UP_SECONDS, TimeUnit.SECONDS);
            if (!told.equals(expected)) {
                throw new IOException("it is of another build: " + told);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException("interrupted while a process for reading comes up", e);
        } catch (ExecutionException e) {
            throw new IOException("it ended at once, with exit code " + process.exitCode(), e);
        } catch (TimeoutException e) {
            throw new IOException("it did not come up within " + COME_UP_SECONDS + " s", e);
        }
    }

    private void listen() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.voice()))) {
            if (in.readInt() != ReaderWord.HELLO) {
                throw new IOException("it said something else than hello");
            }
            build.complete(in.readUTF());
            while (true) {
                ReaderWord word = ReaderWord.read(in);
                ReaderLane lane = lane(in.readInt());
                Answer answer = new Answer(word, in.readInt(), in.readInt(), in.readUTF());
                if (lane != null) {
                    route(lane, answer);
                }
            }
        } catch (IOException e) {
            build.completeExceptionally(e);
            process.kill(); // whatever it said last, it is not understood any more
            bury();
        }
    }

    private static void route(ReaderLane lane, Answer answer) {
        synchronized (lane) {
            if (lane.state() == ReaderLane.State.ASKED) {
                lane.answer(answer);
            } else if (isLast(answer)) {
                lane.state(ReaderLane.State.IDLE);
            }
        }
    }

    private static boolean isLast(Answer answer) {
        return answer.word() == ReaderWord.DONE
                || answer.word() == ReaderWord.FAILED
                || answer.word() == ReaderWord.NO_INDEX;
    }

    private synchronized @Nullable ReaderLane lane(int number) {
        return lanes.get(number);
    }

    private synchronized void bury() {
        gone = true;
        lanes.values().forEach(lane -> lane.answer(GONE));
    }

    /** Takes a lane whose memory has a size at least. It is given back by {@link #leave}. */
    ReaderLane enter(int bytes) throws DiedException, MediaException {
        ReaderLane lane;
        boolean isNew = false;
        synchronized (this) {
            if (gone) {
                throw new DiedException(process.exitCode(), Blame.NONE, null);
            }
            uses++;
            lane = lanes.values().stream()
                    .filter(one ->
                            one.state() == ReaderLane.State.IDLE && one.memory().size() >= bytes)
                    .min(Comparator.comparingInt(one -> one.memory().size()))
                    .orElse(null);
            if (lane == null) {
                lane = new ReaderLane((int) uses, memory(bytes));
                lanes.put(lane.number(), lane);
                isNew = true;
            }
            lane.state(ReaderLane.State.ASKED);
        }
        if (isNew) {
            join(lane);
        }
        return lane;
    }

    private static SharedMemory memory(int bytes) throws MediaException {
        try {
            return SharedMemory.allocate(bytes);
        } catch (IOException e) {
            throw new MediaException(
                    "there is no place for " + bytes + " bytes that the station shares with a process: " + e, e);
        }
    }

    private void join(ReaderLane lane) throws DiedException, MediaException {
        boolean joined = false;
        try {
            send(lane, ReaderWord.MEMORY, message -> {
                message.writeUTF(lane.memory().file().toString());
                message.writeInt(lane.memory().size());
            });
            Answer answer = answer(lane);
            if (answer.word() != ReaderWord.DONE) {
                throw new MediaException("shared memory cannot be opened: " + answer.text());
            }
            joined = true;
        } finally {
            lane.memory().hide();
            if (!joined) {
                forget(lane);
            }
        }
    }

    private synchronized void forget(ReaderLane lane) {
        lanes.remove(lane.number());
    }

    /** Gives a lane back: at once when it is done; otherwise its work is called off. Returns whether it is done. */
    boolean leave(ReaderLane lane, boolean done) {
        if (done) {
            lane.state(ReaderLane.State.IDLE);
            return true;
        }
        synchronized (lane) {
            lane.state(ReaderLane.State.LEFT);
            for (Answer answer = lane.poll(); answer != null; answer = lane.poll()) {
                if (isLast(answer)) {
                    lane.state(ReaderLane.State.IDLE);
                    return true;
                }
            }
        }
        try {
            send(lane, ReaderWord.CANCEL, message -> {});
        } catch (DiedException e) {
            return true;
        }
        return false;
    }

    /** Makes a reader known, unless it is. */
    void introduce(int reader, ReaderWord.Described described) throws DiedException {
        synchronized (introduced) {
            if (!introduced.add(reader)) {
                return;
            }
        }
        write(null, ReaderWord.READER, reader, message -> ReaderWord.write(described, message));
    }

    /** Lets a reader go; the next introduction is a new one. */
    void dismiss(int reader) {
        synchronized (introduced) {
            if (!introduced.remove(reader)) {
                return;
            }
        }
        try {
            write(null, ReaderWord.CLOSE, reader, message -> {});
        } catch (DiedException e) {
            // It went with the process.
        }
    }

    void send(ReaderLane lane, ReaderWord word, Message message) throws DiedException {
        write(lane, word, lane.number(), message);
    }

    private void write(@Nullable ReaderLane lane, ReaderWord word, int number, Message message) throws DiedException {
        synchronized (out) {
            try {
                word.write(out);
                out.writeInt(number);
                message.to(out);
                out.flush();
            } catch (IOException e) {
                throw died(lane, e);
            }
        }
    }

    /** Waits for the next answer on a lane. Who takes too long is killed. */
    Answer answer(ReaderLane lane) throws DiedException, MediaException {
        try {
            Answer answer = lane.next(patienceSeconds);
            if (answer == null) {
                kill(lane);
                throw died(lane, null);
            }
            if (answer == GONE) {
                throw died(lane, null);
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException("interrupted", e);
        }
    }

    private DiedException died(@Nullable ReaderLane lane, @Nullable Throwable cause) {
        int code = process.exitCode();
        synchronized (this) {
            Blame blame =
                    late != null ? (late == lane ? Blame.LATE : Blame.NONE) : lane == null ? Blame.NONE : Blame.SUSPECT;
            return new DiedException(code, blame, cause);
        }
    }

    /** Ends it because of what it does on a lane. */
    void kill(ReaderLane lane) {
        synchronized (this) {
            if (late == null && !gone) {
                late = lane;
            }
        }
        process.kill();
    }

    synchronized boolean isAlive() {
        return !gone && process.isAlive();
    }

    /** Returns how often it was entered, or nothing while somebody is within. */
    synchronized long uses() {
        boolean busy = lanes.values().stream().anyMatch(lane -> lane.state() != ReaderLane.State.IDLE);
        return busy ? -1 : uses;
    }

    @Override
    public void close() {
        process.kill();
    }
}
