package org.retrovue.planning.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.plan.Artefact;
import org.retrovue.api.plan.Explanation;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.store.DocumentStore.Document;
import org.retrovue.tck.fake.ActiveFaults;

public final class ExplainerTest {
    private final TestStation station = new TestStation("2026-01-07T12:07:13Z")
            .has(TestStation.shows(5, 1320))
            .channel(TestStation.file("30m", "{start: \"06:00\", title: Sitcom, pool: a}"))
            .run(Duration.ofSeconds(3));
    private final Explainer explainer =
            new Explainer(station.manager, station, TestStation.Plugins.segmenter(new ActiveFaults()));

    @Test
    public void thePresentIsExplainedFromTheFileToTheFrame() {
        Explanation why = explainer.explain(TestStation.ID, station.now).orElseThrow();

        assertThat(why.chain())
                .extracting(Artefact::kind)
                .containsExactly(
                        Artefact.Kind.DIRECTIVE,
                        Artefact.Kind.PLAN,
                        Artefact.Kind.SCHEDULE_DAY,
                        Artefact.Kind.SEGMENTED_BLOCK,
                        Artefact.Kind.TRANSMISSION_LOG,
                        Artefact.Kind.BLOCK_PLAN);
        for (int i = 1; i < why.chain().size(); i++) {
            assertThat(why.chain().get(i).parents())
                    .as("%s names what it was made from", why.chain().get(i).kind())
                    .contains(why.chain().get(i - 1).digest());
        }
        assertThat(why.locked()).isTrue();
        assertThat(why.entry().start()).isEqualTo(Instant.parse("2026-01-07T12:00:00Z"));
        assertThat(why.event().orElseThrow().kind()).isEqualTo(EventKind.CONTENT);
        assertThat(why.breaks()).hasSize(3).allSatisfy(gap -> {
            assertThat(gap.rule()).isNotBlank();
            assertThat(gap.events()).isNotEmpty();
            assertThat(gap.because()).isNotEmpty();
        });
        assertThat(why.breaks().get(0).rule()).startsWith("computed 1 of 2 in a-");
    }

    @Test
    public void theFutureIsExplainedAsFarAsItIsPlanned() {
        Explanation tomorrow = explainer
                .explain(TestStation.ID, station.now.plus(Duration.ofDays(1)))
                .orElseThrow();

        assertThat(tomorrow.locked()).isFalse();
        assertThat(tomorrow.event()).isEmpty();
        assertThat(tomorrow.breaks()).hasSize(3).allMatch(gap -> gap.events().isEmpty());
        assertThat(explainer.explain(TestStation.ID, station.now.plus(Duration.ofDays(30))))
                .isEmpty();
    }

    @Test
    public void whatIsOverIsExplainedFromTheStore() {
        station.now = station.now.plus(Duration.ofDays(3));
        station.step();

        Explanation why = explainer
                .explain(TestStation.ID, Instant.parse("2026-01-07T12:07:13Z"))
                .orElseThrow();

        assertThat(why.chain()).hasSize(6);
        assertThat(why.event()).isPresent();
    }

    @Test
    public void documentsOfOlderStoresAreReadAndHaveNoParents() {
        Map<String, Document> old = new HashMap<>();
        station.store.documents.forEach((key, document) -> {
            if (List.of(Archive.DAY, Archive.LOG, Archive.PLAN).contains(document.kind())) {
                String body = document.body()
                        .replaceFirst("\"parents\":\\[[^]]*],\"generation\":\\d+,", "")
                        .replaceAll(",\"parts\":\\[[^]]*]", "");
                old.put(key, TestStation.document(document, body));
            } else if (!document.kind().equals(Archive.AIRINGS)) {
                old.put(key, document);
            }
        });
        MemoryStore store = new MemoryStore();
        store.documents.putAll(old);

        TestStation after = new TestStation(station.now.plusSeconds(1), store)
                .has(TestStation.shows(5, 1320))
                .channel(TestStation.file("30m", "{start: \"06:00\", title: Sitcom, pool: a}"))
                .step();

        assertThat(after.view().log().all())
                .startsWith(station.view().log().all().toArray(LogEntry[]::new));
        assertThat(after.faults.active()).isEmpty();
        assertThat(new Explainer(after.manager, after, TestStation.Plugins.segmenter(after.faults))
                        .explain(TestStation.ID, after.now)
                        .orElseThrow()
                        .event())
                .isPresent();
    }

    @Test
    public void generationsRiseAlsoOverARestart() {
        long before = station.view().horizon().generation();
        TestStation after = new TestStation(station.now.plusSeconds(1800), station.store)
                .has(TestStation.shows(5, 1320))
                .channel(TestStation.file("30m", "{start: \"06:00\", title: Sitcom, pool: a}"))
                .step();

        assertThat(before).isPositive();
        assertThat(after.view().horizon().generation()).isGreaterThan(before);
    }
}
