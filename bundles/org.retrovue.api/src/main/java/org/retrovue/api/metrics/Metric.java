package org.retrovue.api.metrics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A figure with a sample for each thing that it is measured of.
 *
 * @param name lower case letters, digits and underscores; ends in its unit ({@code _seconds}, {@code _bytes}) and, where it only grows, in {@code _total}
 * @param kind whether it may fall
 * @param help one line for a person
 * @param samples one for each set of labels
 */
public record Metric(String name, Kind kind, String help, List<Sample> samples) {
    private static final String NAME = "[a-z][a-z0-9_]*";
    private static final int NANO_DIGITS = 9;

    /** How a figure moves. */
    public enum Kind {
        /** Grows only, from zero at the station's start. */
        COUNTER,
        /** Goes up and down. */
        GAUGE
    }

    /**
     * A value.
     *
     * @param labels what it is measured of, such as channel and delivery, in order
     * @param value in the unit that the metric's name ends in
     */
    public record Sample(Map<String, String> labels, BigDecimal value) {
        /** Copies the labels, in order. */
        public Sample {
            labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        }
    }

    /**
     * Checks the names and copies the list.
     *
     * @throws IllegalArgumentException for a name that no tool would take
     */
    public Metric {
        check(name);
        samples.forEach(sample -> sample.labels().keySet().forEach(Metric::check));
        samples = List.copyOf(samples);
    }

    private static void check(String name) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "a metric or label is named by lower case letters, digits and underscores: " + name);
        }
    }

    /**
     * Begins a figure that only grows.
     *
     * @param name see {@link Metric}
     * @param help one line for a person
     * @return without samples
     */
    public static Metric counter(String name, String help) {
        return new Metric(name, Kind.COUNTER, help, List.of());
    }

    /**
     * Begins a figure that goes up and down.
     *
     * @param name see {@link Metric}
     * @param help one line for a person
     * @return without samples
     */
    public static Metric gauge(String name, String help) {
        return new Metric(name, Kind.GAUGE, help, List.of());
    }

    /**
     * Adds a sample.
     *
     * @param value in the metric's unit
     * @param labels name, value, name, value...
     * @return a metric that has it, too
     */
    public Metric with(long value, String... labels) {
        return with(BigDecimal.valueOf(value), labels);
    }

    /**
     * Adds a sample of a time, exactly.
     *
     * @param nanos nanoseconds; the sample is in seconds
     * @param labels name, value, name, value...
     * @return a metric that has it, too
     */
    public Metric withNanos(long nanos, String... labels) {
        return with(BigDecimal.valueOf(nanos, NANO_DIGITS), labels);
    }

    private Metric with(BigDecimal value, String... labels) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            named.put(labels[i], labels[i + 1]);
        }
        List<Sample> more = new ArrayList<>(samples);
        more.add(new Sample(named, value));
        return new Metric(name, kind, help, more);
    }
}
