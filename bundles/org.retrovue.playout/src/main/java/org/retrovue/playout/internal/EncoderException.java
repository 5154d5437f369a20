package org.retrovue.playout.internal;

import org.retrovue.media.api.MediaException;

/** The engine, not a producer, failed: nothing can be shown in place of what it cannot encode. */
final class EncoderException extends MediaException {
    private static final long serialVersionUID = 1L;

    EncoderException(MediaException cause) {
        super("cannot encode: " + cause.getMessage(), cause);
    }
}
