package org.retrovue.media.engine.internal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.retrovue.media.api.MediaException;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** What a process that reads for the station holds: its lanes, its readers, and threads for them. */
final class ReaderRoom implements AutoCloseable {
    private final ReaderMain.Opening opening;
    private final IndexShelf indexes = new IndexShelf();
    private final Interrupts interrupts;
    private final DataOutputStream out;
    private final Map<Integer, ServedLane> lanes = new HashMap<>();
    private final Map<Integer, ServedReader> readers = new HashMap<>();
    private final ExecutorService threads;
    private final ScheduledExecutorService ticker;

    ReaderRoom(ReaderMain.Opening opening, DataOutputStream out) {
        this.opening = opening;
        this.out = out;
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newCachedThreadPool(work -> daemon(work, "reader-" + number.incrementAndGet()));
        // Deadlines of reading are counted in seconds: a tick is clock enough.
        AtomicLong seconds = new AtomicLong();
        ticker = Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "reader-ticker"));
        ticker.scheduleAtFixedRate(seconds::incrementAndGet, 1, 1, TimeUnit.SECONDS);
        interrupts = new Interrupts(() -> TimeUnit.SECONDS.toNanos(seconds.get()));
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Does what a message says. Called by one thread, which is kept for messages. */
    void take(ReaderWord word, DataInputStream in) throws IOException {
        int number = in.readInt();
        switch (word) {
            case MEMORY -> {
                ServedLane lane = new ServedLane(number, out);
                lanes.put(number, lane);
                lane.see(Path.of(in.readUTF()), in.readInt());
            }
            case READER -> describe(number, ReaderWord.described(in));
            case PICTURES -> {
                ServedReader reader = reader(in.readInt());
                Rational start = ReaderWord.rational(in);
                FrameRate rate = ReaderWord.rate(in);
                long first = in.readLong();
                int count = in.readInt();
                run(number, lane -> reader.pictures(lane, start, rate, first, count));
            }
            case SOUND -> {
                ServedReader reader = reader(in.readInt());
                long first = in.readLong();
                int count = in.readInt();
                run(number, lane -> reader.sound(lane, first, count));
            }
            case LOUDNESS -> {
                ServedReader reader = reader(in.readInt());
                run(number, reader::loudness);
            }
            case TAKEN -> lane(number).taken();
            case CANCEL -> lane(number).cancel();
            case CLOSE -> {
                ServedReader reader = readers.remove(number);
                if (reader != null) {
                    threads.execute(reader::close);
                }
            }
            default -> throw new IOException(word + " is not for this side");
        }
    }

    private void describe(int number, ReaderWord.Described described) {
        ServedReader reader = new ServedReader(described, indexes, opening, interrupts);
        ServedReader before = readers.put(number, reader);
        if (before != null) {
            threads.execute(before::close);
        }
        threads.execute(reader::prepare);
    }

    private void run(int number, ServedLane.Work work) throws IOException {
        ServedLane lane = lane(number);
        lane.begin();
        threads.execute(() -> lane.run(work));
    }

    private ServedLane lane(int number) throws IOException {
        ServedLane lane = lanes.get(number);
        if (lane == null) {
            throw new IOException("there is no lane " + number);
        }
        return lane;
    }

    private ServedReader reader(int number) throws IOException {
        ServedReader reader = readers.get(number);
        if (reader == null) {
            throw new IOException("there is no reader " + number);
        }
        return reader;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        ticker.shutdownNow();
    }

    /** An index is not where it should be; the station has it. */
    static final class NoIndexException extends MediaException {
        private static final long serialVersionUID = 1L;

        NoIndexException(Path file) {
            super("there is no index of " + file);
        }
    }
}
