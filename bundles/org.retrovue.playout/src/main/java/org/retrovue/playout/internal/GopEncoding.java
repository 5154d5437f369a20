package org.retrovue.playout.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.PictureSink;
import org.retrovue.media.api.engine.EncodedGop;
import org.retrovue.media.api.engine.GopEncoder;
import org.retrovue.media.api.engine.MediaEngine;
import org.retrovue.media.api.producer.Production;

/** A GOP while it is encoded. Does not trust the producer: takes exactly the frames that it asked for, in order. For one thread. */
final class GopEncoding implements AutoCloseable {
    private final Gop gop;
    private final Treatment treatment;
    private final Scratch scratches;
    private final Picture scratch;
    private final GopEncoder encoder;
    private final HouseFormat format;
    private final StageTimes times;
    private long treatNanos;
    private long encodeNanos;
    private Optional<String> damage = Optional.empty();
    private int taken;
    private @Nullable EncoderException broken;

    GopEncoding(
            MediaEngine engine, HouseFormat format, Gop gop, Treatment treatment, Scratch scratches, StageTimes times)
            throws EncoderException {
        this.times = times;
        this.gop = gop;
        this.treatment = treatment;
        this.scratches = scratches;
        this.format = format;
        scratch = scratches.take(format);
        try {
            encoder = engine.gopEncoder(format);
        } catch (MediaException e) {
            throw new EncoderException(e);
        }
    }

    /** Takes all pictures from a production. Returns why some are lacking, if they are. */
    Optional<String> fill(Production production) throws EncoderException {
        long began = times.nanos();
        try {
            production.pictures(gop.firstInEvent(), gop.count(), sink());
            damage = production.damage();
            times.add(StageTimes.Stage.PRODUCE, times.nanos() - began - treatNanos - encodeNanos);
        } catch (MediaException | RuntimeException | Error e) { // a plug-in may throw anything
            if (broken != null) {
                throw broken;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new EncoderException(new MediaException("given up"));
            }
            return Optional.of(e instanceof MediaException && e.getMessage() != null ? e.getMessage() : e.toString());
        }
        return isFull()
                ? Optional.empty()
                : Optional.of("the producer gave " + taken + " of " + gop.count() + " pictures from frame "
                        + gop.firstInEvent());
    }

    private PictureSink sink() {
        return (frame, picture) -> {
            if (isFull() || frame != gop.firstInEvent() + taken) {
                throw new MediaException(
                        "the producer gave frame " + frame + " instead of " + (gop.firstInEvent() + taken));
            }
            if (picture.width() != format.width() || picture.height() != format.height()) {
                throw new MediaException("the producer gave a picture of " + picture.width() + "x" + picture.height());
            }
            add(picture);
        };
    }

    /** Returns what the production says that is wrong with its pictures. */
    Optional<String> damage() {
        return damage;
    }

    /** Returns how long the encoder was at work so far. */
    long encodeNanos() {
        return encodeNanos;
    }

    boolean isFull() {
        return taken == gop.count();
    }

    void add(Picture picture) throws EncoderException {
        if (Thread.currentThread().isInterrupted()) {
            broken = new EncoderException(new MediaException("given up"));
            throw broken;
        }
        long began = times.nanos();
        Picture treated = treatment.treat(gop.firstInEvent() + taken, picture, scratch);
        long between = times.nanos();
        treatNanos += between - began;
        try {
            encoder.accept(taken, treated);
            encodeNanos += times.nanos() - between;
        } catch (MediaException e) {
            broken = new EncoderException(e);
            throw broken;
        }
        taken++;
    }

    EncodedGop finish() throws EncoderException {
        long began = times.nanos();
        try {
            EncodedGop result = encoder.finish();
            encodeNanos += times.nanos() - began;
            times.add(StageTimes.Stage.TREAT, treatNanos);
            times.add(StageTimes.Stage.ENCODE, encodeNanos);
            if (result.units().size() != gop.count()) {
                throw new MediaException(result.units().size() + " of " + gop.count() + " pictures came out");
            }
            return result;
        } catch (MediaException e) {
            throw new EncoderException(e);
        }
    }

    @Override
    public void close() {
        encoder.close();
        scratches.giveBack(scratch);
    }
}
