package org.retrovue.api.station;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Takes every fault once and keeps the recent ones: contract FAULT-001. Any thread. */
@ProviderType
public interface Faults {
    /** Whose input was missing (planning), or what broke while working (runtime). */
    enum Kind {
        /** A stage found its input missing or wrong. */
        PLANNING,
        /** Something broke while it was used. */
        RUNTIME
    }

    /**
     * Reports a fault. The first of its kind, code and subject is logged; the same again is counted until it is cleared.
     *
     * @param kind planning or runtime
     * @param code short and stable, such as "HorizonNoScheduleData"
     * @param subject the channel, asset, bundle or file that it is about
     * @param message what, where and what to do
     */
    void report(Kind kind, String code, String subject, String message);

    /**
     * Says that a fault is over. Nothing happens when it was not there.
     *
     * @param code as reported
     * @param subject as reported
     */
    void clear(String code, String subject);

    /**
     * Returns what was reported, latest first.
     *
     * @return at most the last 500
     */
    List<Fault> recent();

    /**
     * A fault.
     *
     * @param kind planning or runtime
     * @param code short and stable
     * @param subject what it is about
     * @param message what, where and what to do
     * @param first station time of the first report
     * @param last station time of the last report
     * @param count how often it was reported
     * @param active whether it has not been cleared
     */
    record Fault(
            Kind kind,
            String code,
            String subject,
            String message,
            Instant first,
            Instant last,
            long count,
            boolean active) {}
}
