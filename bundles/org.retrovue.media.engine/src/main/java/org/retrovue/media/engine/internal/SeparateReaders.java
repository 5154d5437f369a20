package org.retrovue.media.engine.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.retrovue.api.clock.MonotonicClock;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.engine.AssetReader;
import org.retrovue.media.api.probe.Loudness;
import org.retrovue.media.engine.internal.DiedException.Blame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads in processes of their own, so that a decoder that crashes does not end the station: one for what is on the air, one for measuring, and one for what is suspected of having ended either. What was
 * asked of a process that died is asked again of another: reading depends on nothing but the file, so nobody sees it. Any thread.
 */
final class SeparateReaders implements Readers {
    private static final Logger LOG = LoggerFactory.getLogger(SeparateReaders.class);
    private static final int TRIES = 5;
    private static final int TRIES_ALONE = 2;
    private static final int ALONE_SECONDS = 60;
    /** How long a process may go on with what nobody wants any more. */
    private static final int LET_GO_SECONDS = 5;

    private final int patienceSeconds;
    private final Readers direct;
    private final IndexStore indexes;
    private final Outlaws outlaws;
    private final ScheduledThreadPoolExecutor watch;
    private final ReaderHouse air;
    private final ReaderHouse measuring;
    private final ReaderHouse suspects;
    private final ReentrantLock alone = new ReentrantLock(true);
    private final AtomicInteger number = new AtomicInteger();
    private volatile boolean closed;

    /** Something that is asked of a process, as often as need be. */
    interface Request<T> {
        /** Asks it. */
        T of(ReaderProcess process) throws MediaException, DiedException;

        /** Does it here. */
        T here() throws MediaException;
    }

    /**
     * Makes them; the first process comes up at once, before somebody waits for it.
     *
     * @param command starts a process that serves as {@link ReaderMain} does
     * @param patienceSeconds real time for an answer: the next picture, a piece of sound
     * @param indexes where the indexes lie
     * @param clock for how long a file is left alone
     * @param direct reads where no process can be started
     */
    SeparateReaders(
            List<String> command, int patienceSeconds, IndexStore indexes, MonotonicClock clock, Readers direct) {
        this.patienceSeconds = patienceSeconds;
        this.direct = direct;
        this.indexes = indexes;
        outlaws = new Outlaws(clock);
        watch = ChildProcess.watch("media-reader-watch");
        String build = Ffmpeg.build();
        air = new ReaderHouse(command, patienceSeconds, build, true, watch);
        measuring = new ReaderHouse(command, patienceSeconds, build, false, watch);
        suspects = new ReaderHouse(command, patienceSeconds, build, false, watch);
        watch.execute(this::comeUp);
    }

    private void comeUp() {
        try {
            air.get();
        } catch (MediaException e) {
            LOG.debug("No process for reading yet: {}", e.getMessage());
        }
    }

    @Override
    public AssetReader open(Path file, AssetIndex index, HouseFormat format) throws MediaException {
        outlaws.require(file, index.stamp());
        SeparateReader reader = new SeparateReader(this, number.incrementAndGet(), file, index, format);
        ReaderProcess process = air.running();
        if (process != null) {
            try {
                reader.introduceTo(process);
            } catch (DiedException e) {
                LOG.debug("The process died while nothing was asked of it: {}", e.getMessage());
            }
        }
        return reader;
    }

    @Override
    public Optional<Loudness> loudness(Path file, AssetIndex index) throws MediaException {
        if (index.sound().isEmpty()) {
            return Optional.empty();
        }
        try (SeparateReader reader =
                new SeparateReader(this, number.incrementAndGet(), file, index, SeparateReader.ANY_FORMAT)) {
            return reader.loudness();
        }
    }

    /** Opens a file in this process. */
    AssetReader openHere(Path file, AssetIndex index, HouseFormat format) throws MediaException {
        return direct.open(file, index, format);
    }

    Optional<Loudness> loudnessHere(Path file, AssetIndex index) throws MediaException {
        return direct.loudness(file, index);
    }

    Path placeOf(Path file) {
        return indexes.place(file);
    }

    <T> T forAir(Path file, FileStamp stamp, Request<T> request) throws MediaException {
        return ask(air, file, stamp, request);
    }

    <T> T forMeasuring(Path file, FileStamp stamp, Request<T> request) throws MediaException {
        return ask(measuring, file, stamp, request);
    }

    private <T> T ask(ReaderHouse house, Path file, FileStamp stamp, Request<T> request) throws MediaException {
        outlaws.require(file, stamp);
        for (int tries = 0; tries < TRIES; tries++) {
            ReaderProcess process = house.get();
            if (process == null) {
                return request.here();
            }
            try {
                return request.of(process);
            } catch (DiedException e) {
                requireOpen(file, e);
                if (e.blame() == Blame.LATE) {
                    throw convictLate(file, stamp, e);
                }
                if (e.blame() == Blame.SUSPECT) {
                    LOG.info("A process died ({}) while it read {}, which is tried again alone", e.getMessage(), file);
                    return askAlone(file, stamp, request);
                }
            }
        }
        throw new MediaException(file + " was not read: one process after another died over something else");
    }

    /** One suspect at a time: if the process dies again, it was this one's doing. */
    private <T> T askAlone(Path file, FileStamp stamp, Request<T> request) throws MediaException {
        try {
            if (!alone.tryLock(ALONE_SECONDS, TimeUnit.SECONDS)) {
                throw new MediaException(file + " was not read: others are being tried alone");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException(file + " was not read: interrupted", e);
        }
        try {
            outlaws.require(file, stamp);
            int ended = 0;
            for (int tries = 0; tries < TRIES; tries++) {
                ReaderProcess process = suspects.get();
                if (process == null) {
                    throw new MediaException(file + " was not read: it may have ended the process that read it, and"
                            + " there is no other");
                }
                try {
                    return request.of(process);
                } catch (DiedException e) {
                    requireOpen(file, e);
                    if (e.blame() == Blame.LATE) {
                        throw convictLate(file, stamp, e);
                    }
                    if (e.blame() == Blame.SUSPECT && !e.told()) {
                        throw outlaws.convict(
                                file, stamp, Outlaws.CRASHED, "the decoder crashed on it (" + e.getMessage() + ")", e);
                    }
                    ended += e.blame() == Blame.SUSPECT ? 1 : 0;
                    if (ended == TRIES_ALONE) {
                        throw outlaws.convict(
                                file,
                                stamp,
                                Outlaws.CRASHED,
                                "the process was ended each time it was read, perhaps for want of memory",
                                e);
                    }
                }
            }
            throw new MediaException(file + " was not read: one process after another died");
        } finally {
            alone.unlock();
        }
    }

    private MediaException convictLate(Path file, FileStamp stamp, DiedException e) {
        return outlaws.convict(file, stamp, Outlaws.LATE, "it gave nothing for " + patienceSeconds + " s", e);
    }

    private void requireOpen(Path file, DiedException e) throws MediaException {
        if (closed) {
            throw new MediaException(file + " was not read: the media engine stops", e);
        }
    }

    /** Sees to it that a process ends what nobody waits for any more, or ends itself. */
    void watch(ReaderProcess process, ReaderLane lane, Path file, FileStamp stamp) {
        long turn = lane.turn();
        try {
            watch.schedule(
                    () -> {
                        if (lane.state() == ReaderLane.State.LEFT && lane.turn() == turn && process.isAlive()) {
                            process.kill(lane);
                            MediaException said = outlaws.convict(
                                    file, stamp, Outlaws.LATE, "reading it could not be called off", null);
                            LOG.info("A process was ended: {}", said.getMessage());
                        }
                    },
                    LET_GO_SECONDS,
                    TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            // The station stops: the process ends anyway.
        }
    }

    /** Lets a reader go, wherever it is known. */
    void dismiss(int reader) {
        for (ReaderHouse house : List.of(air, measuring, suspects)) {
            ReaderProcess process = house.running();
            if (process != null) {
                process.dismiss(reader);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        watch.shutdownNow();
        air.close();
        measuring.close();
        suspects.close();
        direct.close();
    }
}
