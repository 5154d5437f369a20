package org.retrovue.media.api;

/** A medium cannot be read, or pictures or sound cannot be made. The message says what and where, for a person. */
public class MediaException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param message what happened and to what
     */
    public MediaException(String message) {
        super(message);
    }

    /**
     * Makes one.
     *
     * @param message what happened and to what
     * @param cause why
     */
    public MediaException(String message, Throwable cause) {
        super(message, cause);
    }
}
