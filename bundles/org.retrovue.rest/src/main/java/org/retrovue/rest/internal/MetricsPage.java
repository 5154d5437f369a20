package org.retrovue.rest.internal;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.retrovue.api.metrics.Metric;
import org.retrovue.api.metrics.MetricSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The text format of Prometheus, version 0.0.4: names in order, all samples of a name together. */
final class MetricsPage {
    /** Its media type. */
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Logger LOG = LoggerFactory.getLogger(MetricsPage.class);

    private final Map<String, Metric> byName = new TreeMap<>();

    /** Asks all sources. One that fails is left out, counted and logged. */
    static String of(Collection<MetricSource> sources) {
        MetricsPage page = new MetricsPage();
        int failed = 0;
        for (MetricSource source : sources) {
            try {
                source.metrics().forEach(page::add);
            } catch (RuntimeException | LinkageError e) {
                failed++;
                LOG.debug("No metrics from {}", source.getClass().getName(), e);
            }
        }
        page.add(Metric.gauge("retrovue_metric_sources_failed", "Sources of metrics that threw when they were asked.")
                .with(failed));
        return page.text();
    }

    private void add(Metric metric) {
        byName.merge(metric.name(), metric, MetricsPage::joined);
    }

    private static Metric joined(Metric first, Metric other) {
        List<Metric.Sample> samples = new java.util.ArrayList<>(first.samples());
        samples.addAll(other.samples());
        return new Metric(first.name(), first.kind(), first.help(), samples);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (Metric metric : byName.values()) {
            text.append("# HELP ")
                    .append(metric.name())
                    .append(' ')
                    .append(escaped(metric.help()))
                    .append('\n');
            text.append("# TYPE ").append(metric.name()).append(' ');
            text.append(metric.kind().name().toLowerCase(Locale.ROOT)).append('\n');
            metric.samples().forEach(sample -> text.append(line(metric.name(), sample)));
        }
        return text.toString();
    }

    private static String line(String name, Metric.Sample sample) {
        String labels = sample.labels().entrySet().stream()
                .map(label -> label.getKey() + "=\"" + escaped(label.getValue()).replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(","));
        return name + (labels.isEmpty() ? "" : "{" + labels + "}") + " "
                + sample.value().toPlainString() + "\n";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }
}
