package org.retrovue.media.engine.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A process that touches media in the station's stead, as far as all kinds of them are alike. Any thread. */
final class ChildProcess {
    private static final int GOODBYE_SECONDS = 10;

    private final Process process;

    /** Starts it; what it complains of is not kept. */
    ChildProcess(List<String> command) throws IOException {
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Returns the one thread that looks after processes of a kind, later. */
    static ScheduledThreadPoolExecutor watch(String name) {
        ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        watch.setRemoveOnCancelPolicy(true);
        return watch;
    }

    /** Returns where it listens. */
    OutputStream ear() {
        return process.getOutputStream();
    }

    /** Returns what it says. */
    InputStream voice() {
        return process.getInputStream();
    }

    /** Returns how it ended; -1 when it did not by itself. */
    int exitCode() {
        try {
            if (process.waitFor(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
        return -1;
    }

    void kill() {
        process.destroyForcibly();
    }

    boolean isAlive() {
        return process.isAlive();
    }
}
