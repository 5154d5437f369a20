package org.retrovue.playout.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Segment;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.engine.EncodedGop;

/**
 * The rendering of one segment, in pieces that workers claim: its GOPs and its sound. A worker that has made a GOP goes on with the next of the same event, so that the production stays open; where time
 * is short all pieces are offered at once and are made side by side.
 */
final class SegmentJob {
    private final Cut cut;
    private final TransportMuxer muxer;
    private final AtomicReferenceArray<@Nullable EncodedGop> gops;
    private volatile byte @Nullable [][] aac;
    private final List<Piece> pieces = new ArrayList<>();
    private final AtomicInteger open;
    private final CompletableFuture<Segment> result = new CompletableFuture<>();
    private final StageTimes times;
    private volatile Instant deadline;

    SegmentJob(
            Channel channel,
            HouseFormat format,
            Cut cut,
            GopRenderer gopRenderer,
            SoundRenderer soundRenderer,
            StageTimes times,
            Instant deadline) {
        this.cut = cut;
        this.times = times;
        this.deadline = deadline;
        muxer = new TransportMuxer(format.rate());
        gops = new AtomicReferenceArray<>(cut.gops().size());
        open = new AtomicInteger(cut.gops().size() + 1);
        pieces.add(new Piece(true, () -> {
            aac = soundRenderer.render(channel, format, cut);
            return true;
        }));
        @Nullable Piece before = null;
        for (int i = 0; i < cut.gops().size(); i++) {
            int index = i;
            boolean begins =
                    i == 0 || cut.gops().get(i).event() != cut.gops().get(i - 1).event();
            Piece piece = new Piece(begins, () -> {
                gops.set(index, gopRenderer.render(channel, format, cut.gops().get(index)));
                return true;
            });
            if (!begins && before != null) {
                before.next = piece;
            }
            pieces.add(piece);
            before = piece;
        }
    }

    CompletableFuture<Segment> result() {
        return result;
    }

    Instant deadline() {
        return deadline;
    }

    /** Makes it more urgent. */
    void hasten(Instant earlier) {
        deadline = earlier;
    }

    /** Returns what workers can begin with. */
    List<Runnable> work(boolean sideBySide) {
        List<Runnable> work = new ArrayList<>();
        for (Piece piece : pieces) {
            if ((sideBySide || piece.begins) && !piece.claimed.get()) {
                work.add(piece);
            }
        }
        return work;
    }

    void giveUp(Throwable cause) {
        result.completeExceptionally(cause);
    }

    private void finish() {
        List<EncodedGop> all = new ArrayList<>();
        for (int i = 0; i < gops.length(); i++) {
            all.add(made(gops.get(i)));
        }
        long began = times.nanos();
        Segment segment = new Segment(cut.place(), muxer.segment(cut.frames(), all, cut.sound(), made(aac)));
        times.addSince(StageTimes.Stage.MUX, began);
        result.complete(segment);
    }

    private static <T> T made(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("a part of the segment was not made");
        }
        return part;
    }

    /** A GOP or the sound. */
    private final class Piece implements Runnable {
        private final boolean begins;
        private final Callable<Boolean> work;
        private final AtomicBoolean claimed = new AtomicBoolean();
        private @Nullable Piece next;

        Piece(boolean begins, Callable<Boolean> work) {
            this.begins = begins;
            this.work = work;
        }

        @Override
        public void run() {
            for (Piece piece = this; piece != null && !result.isDone(); piece = piece.next) {
                if (!piece.claimed.compareAndSet(false, true)) {
                    return;
                }
                piece.make();
            }
        }

        private void make() {
            try {
                work.call();
                if (open.decrementAndGet() == 0) {
                    finish();
                }
            } catch (Throwable e) { // whatever it is, who waits for the segment has to hear of it
                giveUp(e);
            }
        }
    }
}
