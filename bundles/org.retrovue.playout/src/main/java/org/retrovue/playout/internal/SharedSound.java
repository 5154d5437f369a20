package org.retrovue.playout.internal;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.retrovue.media.api.MediaException;

/** Sound that is being rendered: the renditions of a channel have the same, so the first that wants it makes it for all. Any thread. */
final class SharedSound {
    private static final int PATIENCE_SECONDS = 10;

    /** Makes sound. */
    @FunctionalInterface
    interface Work {
        byte[][] make() throws MediaException, IOException;
    }

    private final Map<String, CompletableFuture<byte[][]>> beingMade = new ConcurrentHashMap<>();

    /** Returns what another thread is making under this name, or makes it here. */
    byte[][] get(String name, Work work) throws MediaException, IOException {
        CompletableFuture<byte[][]> own = new CompletableFuture<>();
        CompletableFuture<byte[][]> other = beingMade.putIfAbsent(name, own);
        if (other != null) {
            try {
                return other.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | CancellationException | TimeoutException e) {
                return work.make(); // whatever the other met with: this one meets with it itself
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new MediaException("given up");
            }
        }
        try {
            byte[][] made = work.make();
            own.complete(made);
            return made;
        } finally {
            beingMade.remove(name, own);
            own.cancel(false);
        }
    }
}
