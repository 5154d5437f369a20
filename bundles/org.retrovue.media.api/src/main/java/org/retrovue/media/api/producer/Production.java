package org.retrovue.media.api.producer;

import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ConsumerType;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.PictureSink;

/**
 * Pictures and sound of one event, at random access. What it gives for a frame or a sample does not depend on what was asked before.
 *
 * <p>Used by one thread at a time. Native memory that it holds is freed by {@link #close}, which may be called twice.
 */
@ConsumerType
public interface Production extends AutoCloseable {
    /**
     * Names everything that can change its pictures and sound, other than the frame number: content, place in the source, parameters, the producer's own version.
     * Two events with equal fingerprints share their encoded GOPs.
     *
     * @return a text, the same on any machine
     */
    String fingerprint();

    /**
     * Gives pictures in house size.
     *
     * @param first counted from the event's first frame
     * @param count how many, one or more; the last lies within the event
     * @param sink gets frames first, first + 1, ..., each once
     * @throws MediaException when one cannot be made; those before it have been given
     */
    void pictures(long first, int count, PictureSink sink) throws MediaException;

    /**
     * Gives sound: 48 kHz, left and right in turn, full scale is 1.
     *
     * @param first counted from the event's first sample, zero or more
     * @param count samples of each channel
     * @param into at least 2 * count values, all of which are set; silence is zeroes
     * @throws MediaException when it cannot be made
     */
    void sound(long first, int count, float[] into) throws MediaException;

    /**
     * Tells which frame of its source a frame shows.
     *
     * @param frame counted from the event's first
     * @return counted from the source's first in order of presentation; empty where there is no source with frames
     * @throws MediaException when the source cannot be read
     */
    default OptionalLong sourceFrame(long frame) throws MediaException {
        return OptionalLong.empty();
    }

    /**
     * Tells what is wrong with the pictures that were given last: they are shown as they are, and it is put on record.
     *
     * @return for people; empty where nothing is wrong
     */
    default Optional<String> damage() {
        return Optional.empty();
    }

    /** Frees what it holds. */
    @Override
    void close();
}
