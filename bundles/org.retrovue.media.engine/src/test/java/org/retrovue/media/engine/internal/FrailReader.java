package org.retrovue.media.engine.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.PictureSink;
import org.retrovue.media.api.engine.AssetReader;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** A process whose native code crashes in the midst of files that are called so, and that never ends with others. */
public final class FrailReader implements AssetReader {
    /** The output that is never reached. */
    static final int BAD = 20;

    private final Path file;
    private final AssetReader real;

    private FrailReader(Path file, AssetReader real) {
        this.file = file;
        this.real = real;
    }

    /** Serves as the real one does. */
    public static void main(String[] arguments) throws IOException {
        ReaderMain.serve((file, index, format, interrupts) ->
                new FrailReader(file, new FfmpegReader(file, index, format, interrupts)));
    }

    @Override
    public void pictures(Rational start, FrameRate rate, long first, int count, PictureSink sink)
            throws MediaException {
        real.pictures(start, rate, first, count, (frame, picture) -> {
            if (frame == BAD) {
                bad();
            }
            sink.accept(frame, picture);
        });
    }

    @Override
    public void sound(long first, int count, float[] into) throws MediaException {
        if (first >= HouseFormat.SAMPLE_RATE) {
            bad();
        }
        real.sound(first, count, into);
    }

    private void bad() {
        String name = file.getFileName().toString();
        if (name.startsWith("crash") || name.startsWith("once") && disarm()) {
            Nowhere.crash();
        }
        if (name.startsWith("hang")) {
            FrailExaminer.hang();
        }
    }

    private boolean disarm() {
        try {
            return Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".armed"));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public long sourceFrame(Rational time) {
        return real.sourceFrame(time);
    }

    @Override
    public void close() {
        real.close();
    }
}
