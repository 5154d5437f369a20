package org.retrovue.media.engine.internal;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.engine.AssetReader;
import org.retrovue.media.api.probe.Loudness;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** A reader in the process that reads. Whoever was told to close it waits until it is done. */
final class ServedReader {
    private static final int CHUNKS_A_WORD = 50;

    private final ReaderWord.Described described;
    private final IndexShelf indexes;
    private final ReaderMain.Opening opening;
    private final Interrupts interrupts;
    private @Nullable AssetReader reader;
    private boolean closed;

    ServedReader(
            ReaderWord.Described described, IndexShelf indexes, ReaderMain.Opening opening, Interrupts interrupts) {
        this.described = described;
        this.indexes = indexes;
        this.opening = opening;
        this.interrupts = interrupts;
    }

    /** Brings the index into memory while nothing is asked yet. */
    void prepare() {
        try {
            index();
        } catch (MediaException e) {
            // Who asks will hear of it.
        }
    }

    private AssetIndex index() throws MediaException {
        try {
            return indexes.of(described).hearing(described.track());
        } catch (IOException | RuntimeException e) {
            throw new ReaderRoom.NoIndexException(described.file());
        }
    }

    private AssetReader reader() throws MediaException {
        AssetReader open = reader;
        if (closed) {
            throw new MediaException("the reader of " + described.file() + " is closed");
        }
        if (open == null) {
            open = opening.open(described.file(), index(), described.format(), interrupts);
            reader = open;
        }
        return open;
    }

    synchronized void pictures(ServedLane lane, Rational start, FrameRate rate, long first, int count)
            throws MediaException {
        reader().pictures(start, rate, first, count, (frame, picture) -> lane.show(picture));
        reader().damage().ifPresent(lane::remark);
    }

    synchronized void sound(ServedLane lane, long first, int count) throws MediaException {
        float[] sound = new float[count * HouseFormat.CHANNELS];
        reader().sound(first, count, sound);
        lane.show(sound);
    }

    synchronized void loudness(ServedLane lane) throws MediaException, IOException {
        AtomicInteger chunks = new AtomicInteger();
        Optional<Loudness> loudness = SoundMeasurement.loudness(described.file(), index(), interrupts, () -> {
            if (chunks.incrementAndGet() % CHUNKS_A_WORD == 0) {
                lane.busy();
            }
            return lane.isCancelled();
        });
        if (loudness.isPresent()) {
            lane.tell(loudness.get());
        }
    }

    synchronized void close() {
        closed = true;
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
