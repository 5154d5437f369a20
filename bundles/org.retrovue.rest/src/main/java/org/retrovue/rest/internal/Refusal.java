package org.retrovue.rest.internal;

/** A request that cannot be answered as it was asked; the message goes to the asker. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Makes one.
     *
     * @param status HTTP status
     * @param message what is wrong and what would be right
     */
    Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
