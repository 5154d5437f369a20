package org.retrovue.api.channel;

/** A segment cannot be had. */
public final class SegmentUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why it cannot be had. */
    public enum Reason {
        /** Long past: HTTP 410. */
        GONE,
        /** Too far ahead: HTTP 404. */
        NOT_YET,
        /** Was not ready in time: HTTP 503. */
        LATE
    }

    private final Reason reason;

    /**
     * Makes one.
     *
     * @param reason why
     * @param message which segment of which channel
     */
    public SegmentUnavailableException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /**
     * Returns why.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
