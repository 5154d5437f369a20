package org.retrovue.api.source;

/** A source cannot be read now. */
public final class SourceUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param source which source
     * @param message what is wrong and what to do
     * @param cause why, or null
     */
    public SourceUnavailableException(
            SourceId source, String message, @org.jspecify.annotations.Nullable Throwable cause) {
        super("source " + source + ": " + message, cause);
    }
}
