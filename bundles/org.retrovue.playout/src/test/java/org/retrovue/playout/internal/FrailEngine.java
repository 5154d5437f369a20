package org.retrovue.playout.internal;

import java.nio.file.Path;
import java.util.List;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.PictureSink;
import org.retrovue.media.api.engine.AssetReader;
import org.retrovue.media.api.engine.GopEncoder;
import org.retrovue.media.api.engine.MediaEngine;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** An engine that has trouble with one file: something happens before each picture of it. */
final class FrailEngine implements MediaEngine {
    /** What happens. */
    @FunctionalInterface
    interface Trouble {
        /**
         * Happens before a picture is given.
         *
         * @param frame counted from the file's first
         * @throws MediaException when it cannot be read
         */
        void before(long frame) throws MediaException;
    }

    private final MediaEngine engine;
    private final Path file;
    private final Trouble trouble;

    FrailEngine(MediaEngine engine, Path file, Trouble trouble) {
        this.engine = engine;
        this.file = file;
        this.trouble = trouble;
    }

    @Override
    public AssetReader open(Path asset, String contentId, HouseFormat format) throws MediaException {
        return open(asset, contentId, format, List.of());
    }

    @Override
    public AssetReader open(Path asset, String contentId, HouseFormat format, List<String> languages)
            throws MediaException {
        AssetReader reader = engine.open(asset, contentId, format, languages);
        return asset.equals(file) ? new Frail(reader) : reader;
    }

    @Override
    public String build() {
        return engine.build();
    }

    @Override
    public GopEncoder gopEncoder(HouseFormat format) throws MediaException {
        return engine.gopEncoder(format);
    }

    @Override
    public String codecs(HouseFormat format) throws MediaException {
        return engine.codecs(format);
    }

    @Override
    public byte[][] encodeSound(float[] pcm, int count) throws MediaException {
        return engine.encodeSound(pcm, count);
    }

    private final class Frail implements AssetReader {
        private final AssetReader reader;

        Frail(AssetReader reader) {
            this.reader = reader;
        }

        @Override
        public void pictures(Rational start, FrameRate rate, long first, int count, PictureSink sink)
                throws MediaException {
            for (long frame = first; frame < first + count; frame++) {
                trouble.before(frame);
                reader.pictures(start, rate, frame, 1, sink);
            }
        }

        @Override
        public void sound(long first, int count, float[] into) throws MediaException {
            reader.sound(first, count, into);
        }

        @Override
        public long sourceFrame(Rational time) {
            return reader.sourceFrame(time);
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
