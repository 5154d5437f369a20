package org.retrovue.tck.fake;

import java.util.List;
import org.retrovue.api.station.Faults;

/** Faults that a test hears of as they are reported; nothing is kept. As safe for threads as its ear. */
public final class HeardFaults implements Faults {
    /** Who hears. */
    @FunctionalInterface
    public interface Ear {
        /**
         * Hears of a report.
         *
         * @param code of the fault
         * @param subject what it befell
         * @param message for a person
         */
        void hear(String code, String subject, String message);
    }

    private final Ear ear;

    /**
     * Begins without a report.
     *
     * @param ear hears each one
     */
    public HeardFaults(Ear ear) {
        this.ear = ear;
    }

    @Override
    public void report(Kind kind, String code, String subject, String message) {
        ear.hear(code, subject, message);
    }

    @Override
    public void clear(String code, String subject) {}

    @Override
    public List<Fault> recent() {
        return List.of();
    }
}
