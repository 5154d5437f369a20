package org.retrovue.playout.internal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
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
 * is short all pieces are offered at once and are made side by side. It ends early when nobody wants it any more. Any thread.
 */
final class SegmentJob {
    private final Cut cut;
    private final Channel channel;
    private final Instant over;
    private final TransportMuxer muxer;
    private final AtomicReferenceArray<@Nullable EncodedGop> gops;
    private volatile byte @Nullable [][] aac;
    private final List<Piece> pieces = new ArrayList<>();
    private final AtomicInteger open;
    private final CompletableFuture<Segment> result = new CompletableFuture<>();
    private final StageTimes times;
    private volatile Instant deadline;
    private volatile boolean speculative;

    @GuardedBy("this")
    private int wishes;

    @GuardedBy("this")
    private boolean unwanted;

    SegmentJob(
            Channel channel,
            HouseFormat format,
            Cut cut,
            GopRenderer gopRenderer,
            SoundRenderer soundRenderer,
            Easing easing,
            StageTimes times,
            Instant deadline,
            boolean speculative) {
        this.cut = cut;
        this.channel = channel;
        this.times = times;
        this.deadline = deadline;
        this.speculative = speculative;
        over = format.rate().startOf(cut.frames().end());
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
                Optional<HouseFormat> affordable =
                        this.speculative ? Optional.of(format) : easing.format(channel, format);
                gops.set(
                        index,
                        gopRenderer.render(
                                channel, format, affordable, cut.gops().get(index)));
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

    /**
     * Notes that one more wants it. Returns what completes with the segment; when all those are cancelled, the job is given up. Returns nothing when that has happened already.
     */
    Optional<CompletableFuture<Segment>> wanted() {
        synchronized (this) {
            if (unwanted || result.isCompletedExceptionally()) {
                return Optional.empty();
            }
            wishes++;
        }
        CompletableFuture<Segment> wish = result.copy();
        wish.whenComplete((segment, failure) -> {
            if (wish.isCancelled() && !result.isDone()) {
                unwanted();
            }
        });
        return Optional.of(wish);
    }

    private void unwanted() {
        synchronized (this) {
            if (--wishes > 0) {
                return;
            }
            unwanted = true;
        }
        giveUp(new CancellationException("nobody wants it any more"));
    }

    Channel channel() {
        return channel;
    }

    Instant deadline() {
        return deadline;
    }

    /** Returns the station time at which its first frame is on the air. */
    Instant start() {
        return cut.place().start();
    }

    /** Returns the station time from which on it is over. */
    Instant over() {
        return over;
    }

    boolean isSpeculative() {
        return speculative;
    }

    /** Makes it more urgent, if it was less. Returns whether it was. */
    synchronized boolean hasten(Instant wantedAt, boolean onIdleTime) {
        boolean sooner = speculative == onIdleTime ? wantedAt.isBefore(deadline) : speculative;
        if (sooner) {
            deadline = wantedAt;
            speculative = onIdleTime;
        }
        return sooner && !result.isDone();
    }

    /**
     * Returns what workers can begin with, in the order in which they should. Side by side the sound comes last: it is the shortest, and who has made a GOP first makes it while the other is made to its
     * end.
     */
    List<Work> work(boolean sideBySide) {
        List<Work> work = new ArrayList<>();
        @Nullable Piece before = null;
        for (Piece piece : pieces) {
            boolean begins = piece.begins || before != null && before.claimed.get();
            if ((sideBySide || begins) && piece.isOpen()) {
                work.add(piece);
            }
            before = piece;
        }
        if (sideBySide && !work.isEmpty() && work.get(0) == pieces.get(0)) {
            work.add(work.remove(0));
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
    private final class Piece implements Work {
        private final boolean begins;
        private final Callable<Boolean> work;
        private final AtomicBoolean claimed = new AtomicBoolean();
        private @Nullable Piece next;

        Piece(boolean begins, Callable<Boolean> work) {
            this.begins = begins;
            this.work = work;
        }

        @Override
        public Instant deadline() {
            return deadline;
        }

        @Override
        public Instant over() {
            return over;
        }

        @Override
        public boolean speculative() {
            return speculative;
        }

        @Override
        public boolean isOpen() {
            return !claimed.get() && !result.isDone();
        }

        @Override
        public Optional<Work> make() {
            if (!result.isDone() && claimed.compareAndSet(false, true)) {
                try {
                    work.call();
                    if (open.decrementAndGet() == 0) {
                        finish();
                    }
                } catch (Throwable e) { // whatever it is, who waits for the segment has to hear of it
                    giveUp(e);
                }
                return next != null && next.isOpen() ? Optional.of(next) : Optional.empty();
            }
            return Optional.empty();
        }
    }
}
