package org.retrovue.delivery.hls.internal;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer on its way. It is written as fast as it is read and holds no thread meanwhile, so that a viewer that does not read slows nobody; it holds no copy of a segment either. What is not read in time is given
 * up and the connection closed.
 */
final class Body implements WriteListener, AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(Body.class);
    private static final int PIECE = 32 * 1024;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final byte[] bytes;
    private final int end;
    private final AtomicBoolean over = new AtomicBoolean();
    private int at;

    private Body(AsyncContext context, ServletOutputStream out, byte[] bytes, ByteRange range) {
        this.context = context;
        this.out = out;
        this.bytes = bytes;
        at = range.first();
        end = range.first() + range.length();
    }

    /** Begins to send a part of some bytes, which must not change any more; the length has been said. */
    static void send(
            HttpServletRequest request, HttpServletResponse response, byte[] bytes, ByteRange range, Duration atMost)
            throws IOException {
        AsyncContext context = request.startAsync();
        context.setTimeout(atMost.toMillis());
        Body body = new Body(context, response.getOutputStream(), bytes, range);
        context.addListener(body);
        body.out.setWriteListener(body);
    }

    @Override
    public void onWritePossible() throws IOException {
        while (out.isReady()) {
            if (at == end) {
                finish();
                return;
            }
            int count = Math.min(PIECE, end - at);
            out.write(bytes, at, count);
            at += count;
        }
    }

    private void finish() {
        if (over.compareAndSet(false, true)) {
            context.complete();
        }
    }

    @Override
    public void onError(Throwable failure) {
        LOG.debug("A player went away after {} bytes: {}", at, failure.toString());
        finish();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        LOG.debug("A player did not read what it asked for: {} bytes are left", end - at);
        finish(); // too short for its length: the container closes the connection
    }

    @Override
    public void onError(AsyncEvent event) {
        finish();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        over.set(true);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // It is not started again.
    }
}
