package org.retrovue.media.engine.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.PictureSink;
import org.retrovue.media.api.engine.AssetReader;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** A process that reads as the station's does, but whose native code crashes in the midst of {@link #FILE}. */
public final class CrashingReader implements AssetReader {
    /** The name of the file that is not survived. */
    public static final String FILE = "film.mkv";
    /** The picture of it that is never reached. */
    public static final long BAD = 60;

    private final AssetReader real;
    private final boolean crashes;

    private CrashingReader(Path file, AssetReader real) {
        this.real = real;
        crashes = file.endsWith(FILE);
    }

    /** Serves until its input ends. */
    public static void main(String[] arguments) throws IOException {
        ReaderMain.serve((file, index, format, interrupts) ->
                new CrashingReader(file, new FfmpegReader(file, index, format, interrupts)));
    }

    @Override
    public void pictures(Rational start, FrameRate rate, long first, int count, PictureSink sink)
            throws MediaException {
        real.pictures(start, rate, first, count, (frame, picture) -> {
            if (crashes && frame >= BAD) {
                new Nowhere().put(1);
            }
            sink.accept(frame, picture);
        });
    }

    @Override
    public void sound(long first, int count, float[] into) throws MediaException {
        real.sound(first, count, into);
    }

    @Override
    public long sourceFrame(Rational time) {
        return real.sourceFrame(time);
    }

    @Override
    public void close() {
        real.close();
    }

    /** An address that belongs to nobody. */
    private static final class Nowhere extends LongPointer {
        Nowhere() {
            super((Pointer) null);
            address = 8;
        }
    }
}
