package org.retrovue.media.api.engine;

import org.osgi.annotation.versioning.ProviderType;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.PictureSink;

/** Encodes the pictures that it is given, in order, as one closed GOP. */
@ProviderType
public interface GopEncoder extends PictureSink, AutoCloseable {
    /**
     * Ends the GOP.
     *
     * @return all its pictures, encoded
     * @throws MediaException when the encoder fails or lost a picture
     */
    EncodedGop finish() throws MediaException;

    @Override
    void close();
}
