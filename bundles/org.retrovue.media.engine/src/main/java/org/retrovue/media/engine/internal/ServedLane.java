package org.retrovue.media.engine.internal;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.probe.Loudness;

/** A lane on the side of the process that reads: does one thing at a time and tells what came of it. */
final class ServedLane {
    private static final int PATIENCE_SECONDS = 120;
    private static final int LONGEST = 10_000;

    /** Something to do. */
    interface Work {
        void on(ServedLane lane) throws MediaException, IOException;
    }

    private final int number;
    private final DataOutputStream out;
    private ByteBuffer memory = ByteBuffer.allocate(0);
    private Semaphore free = new Semaphore(0);
    private volatile boolean cancelled;
    private int place;
    private String remark = "";

    ServedLane(int number, DataOutputStream out) {
        this.number = number;
        this.out = out;
    }

    void see(Path file, int size) throws IOException {
        try {
            memory = SharedMemory.open(file, size);
            answer(ReaderWord.DONE, 0, 0, "");
        } catch (IOException e) {
            answer(ReaderWord.FAILED, 0, 0, e.toString());
        }
    }

    /** Before it runs, and on the thread of messages: what comes next may be a word for it. */
    void begin() {
        cancelled = false;
        free = new Semaphore(ReaderWord.PLACES);
        place = 0;
        remark = "";
    }

    void taken() {
        free.release();
    }

    void cancel() {
        cancelled = true;
        free.release();
    }

    void run(Work work) {
        try {
            try {
                work.on(this);
                answer(ReaderWord.DONE, 0, 0, remark);
            } catch (ReaderRoom.NoIndexException e) {
                answer(ReaderWord.NO_INDEX, 0, 0, "");
            } catch (UncheckedIOException e) {
                throw e;
            } catch (MediaException | RuntimeException e) {
                String message = e instanceof MediaException && e.getMessage() != null ? e.getMessage() : e.toString();
                answer(ReaderWord.FAILED, 0, 0, shortened(message));
            }
        } catch (IOException
                | UncheckedIOException
                | Error e) { // nobody listens, or nothing can be trusted any more: the station begins anew
            Runtime.getRuntime().halt(1);
        }
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Shows a picture to the station, when there is place for it. */
    void show(Picture picture) throws MediaException {
        try {
            if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new MediaException("nobody takes the pictures");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException("the process ends", e);
        }
        if (cancelled) {
            throw new MediaException("given up");
        }
        int bytes = Picture.bytes(picture.width(), picture.height());
        Picture.over(picture.width(), picture.height(), memory.slice(place * bytes, bytes))
                .copyFrom(picture);
        say(ReaderWord.PICTURE, place);
        place = (place + 1) % ReaderWord.PLACES;
    }

    void show(float[] sound) {
        FloatBuffer floats = memory.asFloatBuffer();
        floats.put(0, sound);
    }

    void tell(Loudness loudness) throws IOException {
        answer(ReaderWord.LOUD, loudness.integrated(), loudness.truePeak(), "");
    }

    /** Says something of what was done, when it is done. */
    void remark(String text) {
        remark = shortened(text);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(LONGEST, text.length()));
    }

    /** Says that there will be an answer. */
    void busy() {
        say(ReaderWord.BUSY, 0);
    }

    private void say(ReaderWord word, int what) {
        try {
            answer(word, what, 0, "");
        } catch (IOException e) {
            throw new UncheckedIOException("nobody listens", e);
        }
    }

    private void answer(ReaderWord word, int first, int second, String text) throws IOException {
        synchronized (out) {
            word.write(out);
            out.writeInt(number);
            out.writeInt(first);
            out.writeInt(second);
            out.writeUTF(text);
            out.flush();
        }
    }
}
