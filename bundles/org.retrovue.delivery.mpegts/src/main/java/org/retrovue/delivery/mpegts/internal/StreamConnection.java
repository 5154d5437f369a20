package org.retrovue.delivery.mpegts.internal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to one viewer: takes one segment at a time and writes it as fast as the viewer reads, without keeping a thread. The bytes are shared by all viewers, not copied.
 */
final class StreamConnection implements WriteListener {

    private static final Logger LOG = LoggerFactory.getLogger(StreamConnection.class);

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Runnable gone;

    @GuardedBy("this")
    private byte @Nullable [] next;

    @GuardedBy("this")
    private boolean unflushed;

    @GuardedBy("this")
    private boolean open = true;

    /**
     * Makes a connection that is used once {@link ServletOutputStream#setWriteListener} was called with it.
     *
     * @param context of a request whose answer has begun
     * @param out the answer's body
     * @param gone called once, when the viewer has gone
     */
    StreamConnection(AsyncContext context, ServletOutputStream out, Runnable gone) {
        this.context = context;
        this.out = out;
        this.gone = gone;
    }

    /** Tells whether everything that was offered has been taken by the viewer's side of the connection. */
    synchronized boolean idle() {
        return open && next == null && !unflushed && out.isReady();
    }

    /** Takes a segment; only when idle. */
    void offer(byte[] segment) {
        synchronized (this) {
            next = segment;
        }
        onWritePossible();
    }

    @Override
    public void onWritePossible() {
        try {
            write();
        } catch (IOException | IllegalStateException e) {
            onError(e);
        }
    }

    private synchronized void write() throws IOException {
        while (open && (next != null || unflushed) && out.isReady()) {
            byte[] bytes = next;
            if (bytes == null) {
                unflushed = false;
                out.flush();
            } else {
                next = null;
                unflushed = true;
                out.write(bytes);
            }
        }
    }

    @Override
    public void onError(Throwable problem) {
        LOG.debug("A viewer of a stream has gone: {}", problem.toString());
        close();
    }

    /** Ends the answer. May be called twice. */
    void close() {
        synchronized (this) {
            if (!open) {
                return;
            }
            open = false;
            next = null;
        }
        gone.run();
        try {
            context.complete();
        } catch (IllegalStateException e) {
            LOG.debug("The container had ended the stream already: {}", e.toString());
        }
    }
}
