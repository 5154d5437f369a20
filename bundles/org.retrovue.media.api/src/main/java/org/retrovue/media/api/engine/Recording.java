package org.retrovue.media.api.engine;

import org.osgi.annotation.versioning.ProviderType;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.PictureSink;

/** A file that is being recorded. It takes pictures of the clip's size one after the other, whatever their numbers; sound in step with them keeps it small in memory. */
@ProviderType
public interface Recording extends PictureSink, AutoCloseable {
    /**
     * Takes sound that follows what was given before.
     *
     * @param pcm the channels in turn, full scale 1
     * @param count samples of each channel
     * @throws MediaException when it cannot be encoded or written
     */
    void sound(float[] pcm, int count) throws MediaException;

    /**
     * Ends the file and gives it its name; a file of that name is replaced.
     *
     * @throws MediaException when it cannot be written
     */
    void finish() throws MediaException;

    /** Frees what it holds; a file that is not finished is thrown away. */
    @Override
    void close();
}
