package org.retrovue.media.engine.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.retrovue.media.api.MediaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Examines in processes of their own: what is seen for the first time is what decoders crash on. A process serves one file at a time and is kept for the next for a while; one that takes too long is
 * killed. Any thread.
 */
final class SeparateExaminer implements Examiner {
    private static final Logger LOG = LoggerFactory.getLogger(SeparateExaminer.class);
    private static final int IDLE_SECONDS = 60;
    private static final int COME_UP_SECONDS = 60;
    private static final long BYTES_A_SECOND = 4L << 20;

    private final List<String> command;
    private final int patienceSeconds;
    private final Examiner direct;
    private final ScheduledThreadPoolExecutor watch;
    private final Deque<ExaminerProcess> idle = new ArrayDeque<>();
    private final Set<ExaminerProcess> all = new HashSet<>();
    private boolean closed;
    private boolean complained;

    /**
     * Makes one.
     *
     * @param command starts a process that serves as {@link ExaminerMain} does
     * @param patienceSeconds real time for a file, and a second more for each 4 MB
     * @param direct examines where no process can be started
     */
    SeparateExaminer(List<String> command, int patienceSeconds, Examiner direct) {
        this.command = List.copyOf(command);
        this.patienceSeconds = patienceSeconds;
        this.direct = direct;
        watch = ChildProcess.watch("media-examiner-watch");
    }

    @Override
    public Examination.Result examine(Path file) throws MediaException {
        Path place = file.toAbsolutePath();
        ExaminerProcess used = idle();
        if (used != null) {
            try {
                return examine(used, place);
            } catch (DiedException e) {
                LOG.debug("A process died over {} and may have been ill before: {}", place, e.getMessage());
            }
        }
        for (boolean again = true; ; again = false) {
            ExaminerProcess fresh = start();
            if (fresh == null) {
                return direct.examine(file);
            }
            try {
                return examine(fresh, place);
            } catch (DiedException e) {
                if (!e.told()) {
                    throw new MediaException(
                            place + " is refused: the decoder crashed on it (" + e.getMessage() + ")", e);
                }
                if (!again) {
                    throw new MediaException(
                            place + " was not examined: the process was ended each time, perhaps for want of memory",
                            e);
                }
            }
        }
    }

    private Examination.Result examine(ExaminerProcess process, Path file) throws MediaException, DiedException {
        AtomicBoolean late = new AtomicBoolean();
        long seconds = patienceSeconds + size(file) / BYTES_A_SECOND;
        ScheduledFuture<?> alarm = after(seconds, () -> {
            late.set(true);
            process.kill();
        });
        boolean alive = false;
        try {
            Examination.Result result = process.examine(file);
            alive = true;
            return result;
        } catch (MediaException e) {
            alive = true;
            throw e;
        } catch (DiedException e) {
            if (isClosed()) {
                throw new MediaException(file + " was not examined: the station stops", e);
            }
            if (late.get()) {
                throw new MediaException(file + " is refused: examining it took longer than " + seconds + " s", e);
            }
            throw e;
        } finally {
            alarm.cancel(false);
            release(process, alive);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // the process says what is wrong with it
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized @Nullable ExaminerProcess idle() {
        ExaminerProcess process = idle.poll();
        while (process != null && !process.isAlive()) {
            all.remove(process);
            process = idle.poll();
        }
        return process;
    }

    /** Starts one; nothing where that cannot be done. */
    private @Nullable ExaminerProcess start() throws MediaException {
        try {
            ExaminerProcess process = new ExaminerProcess(command);
            synchronized (this) {
                if (closed) {
                    process.close();
                    throw new MediaException("the media engine stops");
                }
                all.add(process);
            }
            ScheduledFuture<?> alarm = after(COME_UP_SECONDS, process::kill);
            boolean up = false;
            try {
                process.greet();
                up = true;
            } finally {
                alarm.cancel(false);
                if (!up) {
                    release(process, false);
                }
            }
            return process;
        } catch (IOException e) {
            complain(e);
            return null;
        }
    }

    private synchronized void complain(IOException e) {
        if (!complained && !closed) {
            complained = true;
            LOG.warn(
                    "Files are examined within the station, which a crash of a decoder would end: no process could be started with {}: {}",
                    command.get(0),
                    e.toString());
        }
    }

    private ScheduledFuture<?> after(long seconds, Runnable work) throws MediaException {
        try {
            return watch.schedule(work, seconds, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            throw new MediaException("the media engine stops", e);
        }
    }

    private synchronized void release(ExaminerProcess process, boolean alive) {
        if (!alive || closed) {
            all.remove(process);
            process.close();
            return;
        }
        idle.push(process);
        watch.schedule(() -> endIfIdle(process), IDLE_SECONDS, TimeUnit.SECONDS);
    }

    private synchronized void endIfIdle(ExaminerProcess process) {
        if (idle.remove(process)) {
            all.remove(process);
            process.close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        watch.shutdownNow();
        all.forEach(ExaminerProcess::close);
        all.clear();
        idle.clear();
        direct.close();
    }
}
