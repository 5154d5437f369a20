package org.retrovue.playout.internal;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.retrovue.api.clock.MonotonicClock;
import org.retrovue.api.metrics.Metric;

/** Adds up how long each stage of rendering took, in real time. Any thread. */
final class StageTimes {
    /** A stage. */
    enum Stage {
        /** A producer made the pictures of a GOP: read, decoded, scaled. */
        PRODUCE,
        /** They were faded and overlaid. */
        TREAT,
        /** They were encoded. */
        ENCODE,
        /** Producers made a segment's sound. */
        SOUND,
        /** It was encoded. */
        SOUND_ENCODE,
        /** A segment was written as a transport stream. */
        MUX;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final class Sum {
        private final LongAdder nanos = new LongAdder();
        private final LongAdder pieces = new LongAdder();
    }

    private final MonotonicClock clock;
    private final Map<Stage, Sum> sums = new EnumMap<>(Stage.class);

    StageTimes(MonotonicClock clock) {
        this.clock = clock;
        for (Stage stage : Stage.values()) {
            sums.put(stage, new Sum());
        }
    }

    /** Returns nanoseconds, for differences only. */
    long nanos() {
        return clock.nanos();
    }

    /** Adds one piece of work that took so long. */
    void add(Stage stage, long nanos) {
        Sum sum = sum(stage);
        sum.nanos.add(nanos);
        sum.pieces.increment();
    }

    /** Adds one piece of work that began at {@link #nanos()} and ends now. */
    void addSince(Stage stage, long began) {
        add(stage, nanos() - began);
    }

    private Sum sum(Stage stage) {
        Sum sum = sums.get(stage);
        if (sum == null) {
            throw new IllegalStateException("no sum of " + stage);
        }
        return sum;
    }

    Metric seconds() {
        Metric metric = Metric.counter(
                "retrovue_render_seconds_total", "Real time that rendering took, over all threads, by stage.");
        for (Stage stage : Stage.values()) {
            metric = metric.withNanos(sum(stage).nanos.sum(), "stage", stage.word());
        }
        return metric;
    }

    Metric pieces() {
        Metric metric =
                Metric.counter("retrovue_render_pieces_total", "GOPs, sounds and segments that went through a stage.");
        for (Stage stage : Stage.values()) {
            metric = metric.with(sum(stage).pieces.sum(), "stage", stage.word());
        }
        return metric;
    }
}
