package org.retrovue.media.api.engine;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.PictureSink;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/**
 * Reads one asset at random access: what it gives for a time does not depend on what was read before. Time zero is the asset's first picture.
 */
@ProviderType
public interface AssetReader extends AutoCloseable {
    /**
     * Returns the number of the source frame that is shown at a source time: the latest whose time is not after it; the first before the first.
     *
     * @param time seconds into the source
     * @return counted from zero in order of presentation
     */
    long sourceFrame(Rational time);

    /**
     * Gives pictures: output i shows the source frame of time start + (first + i) / rate.
     *
     * @param start seconds into the source of output zero
     * @param rate the output's frame rate
     * @param first the first output wanted
     * @param count how many
     * @param sink gets numbers first, first + 1, ..., scaled to the house format
     * @throws MediaException when the medium cannot be read there
     */
    void pictures(Rational start, FrameRate rate, long first, int count, PictureSink sink) throws MediaException;

    /**
     * Gives sound at 48 kHz stereo from the source's own time; zeroes before its start, after its end and in its gaps.
     *
     * @param first sample counted from the asset's time zero; may be negative
     * @param count samples of each channel
     * @param into at least 2 * count values
     * @throws MediaException when the medium cannot be read there
     */
    void sound(long first, int count, float[] into) throws MediaException;

    /**
     * Tells what is wrong with the pictures that were given by the last call of {@link #pictures}: what could not be decoded, or not wholly.
     *
     * @return for people; empty where nothing is wrong
     */
    default Optional<String> damage() {
        return Optional.empty();
    }

    @Override
    void close();
}
