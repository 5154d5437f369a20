package org.retrovue.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.Test;
import org.retrovue.api.metrics.Metric;
import org.retrovue.api.metrics.MetricSource;
import org.retrovue.api.station.Faults;

public final class MetricsPageTest {
    private static final String LINE =
            "[a-z][a-z0-9_]*(\\{[a-z][a-z0-9_]*=\"[^\"\\n]*\"(,[a-z][a-z0-9_]*=\"[^\"\\n]*\")*\\})? -?[0-9]+(\\.[0-9]+)?";

    @Test
    public void samplesOfANameStandTogetherWhoeverGaveThem() {
        MetricSource one = () -> List.of(Metric.gauge("retrovue_b", "B").with(3, "of", "one"));
        MetricSource two = () -> List.of(
                Metric.counter("retrovue_a_seconds_total", "A").withNanos(1_500_000_000),
                Metric.gauge("retrovue_b", "B").with(4, "of", "two", "by", "us"));

        assertThat(MetricsPage.of(List.of(one, two))).isEqualTo("""
                        # HELP retrovue_a_seconds_total A
                        # TYPE retrovue_a_seconds_total counter
                        retrovue_a_seconds_total 1.500000000
                        # HELP retrovue_b B
                        # TYPE retrovue_b gauge
                        retrovue_b{of="one"} 3
                        retrovue_b{of="two",by="us"} 4
                        # HELP retrovue_metric_sources_failed Sources of metrics that threw when they were asked.
                        # TYPE retrovue_metric_sources_failed gauge
                        retrovue_metric_sources_failed 0
                        """);
    }

    @Test
    public void textThatWouldBreakALineIsEscaped() {
        MetricSource source = () -> List.of(Metric.gauge("a", "x\ny\\z").with(1, "of", "\"q\"\n\\"));

        assertThat(MetricsPage.of(List.of(source)))
                .startsWith("# HELP a x\\ny\\\\z\n# TYPE a gauge\na{of=\"\\\"q\\\"\\n\\\\\"} 1\n");
    }

    @Test
    public void aSourceThatFailsIsCountedAndHidesNoOther() {
        MetricSource bad = () -> {
            throw new IllegalStateException("no");
        };
        MetricSource good = () -> List.of(Metric.gauge("a", "A").with(1));

        assertThat(MetricsPage.of(List.of(bad, good))).contains("a 1\n", "retrovue_metric_sources_failed 1\n");
    }

    @Test
    public void faultsAreCountedByCodeAndEveryLineParses() {
        StationMetrics station = new StationMetrics(new TwoFaults());

        String page = MetricsPage.of(List.of(station));

        assertThat(page)
                .contains(
                        "retrovue_faults_active{code=\"RunwayLow\"} 1\n",
                        "retrovue_fault_reports{code=\"RunwayLow\"} 7\n",
                        "retrovue_java_used_bytes{area=\"heap\"} ");
        assertThat(page.lines().filter(line -> !line.startsWith("#"))).allMatch(line -> line.matches(LINE));
    }

    @Test
    public void namesThatNoToolTakesAreRefused() {
        assertThatThrownBy(() -> Metric.gauge("runway-low", "")).hasMessageContaining("runway-low");
        assertThatThrownBy(() -> Metric.gauge("a", "").with(1, "Channel", "x")).hasMessageContaining("Channel");
    }

    private static final class TwoFaults implements Faults {
        private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

        @Override
        public void report(Kind kind, String code, String subject, String message) {}

        @Override
        public void clear(String code, String subject) {}

        @Override
        public List<Fault> recent() {
            return List.of(
                    new Fault(Kind.RUNTIME, "RunwayLow", "one", "", NOW, NOW, 3, true),
                    new Fault(Kind.RUNTIME, "RunwayLow", "two", "", NOW, NOW, 4, false));
        }
    }
}
