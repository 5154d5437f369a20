package org.retrovue.api.plan;

/** An override cannot be carried out; nothing has changed. */
public final class OverrideRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param message why, and what could be done instead
     */
    public OverrideRefusedException(String message) {
        super(message);
    }
}
