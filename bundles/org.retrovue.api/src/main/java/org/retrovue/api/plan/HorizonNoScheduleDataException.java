package org.retrovue.api.plan;

/** Nothing is planned where a reader looked. Reading never plans; the reason says what to do. */
public final class HorizonNoScheduleDataException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param message which channel, which instant, and why
     */
    public HorizonNoScheduleDataException(String message) {
        super(message);
    }
}
