package org.retrovue.api.enrich;

/** An enricher found that a medium is no good. The message is shown to people beside the asset. */
public final class EnrichmentException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param message the reason, for a person
     * @param cause why, or null
     */
    public EnrichmentException(String message, @org.jspecify.annotations.Nullable Throwable cause) {
        super(message, cause);
    }
}
