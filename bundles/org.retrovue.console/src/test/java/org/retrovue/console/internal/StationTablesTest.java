package org.retrovue.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.playout.Conditioning;
import org.retrovue.api.playout.Playout;
import org.retrovue.api.playout.RenderCache;
import org.retrovue.api.station.Faults;
import org.retrovue.tck.fake.ActiveFaults;
import org.retrovue.tck.fake.Fake;
import org.retrovue.tck.fake.ListedCatalog;
import org.retrovue.tck.fake.ListedChannels;
import org.retrovue.tck.fake.QuietCatalog;

public class StationTablesTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    private final ActiveFaults faults = new ActiveFaults();

    @Test
    public void figuresOfRenderingAndOfTheCacheAreShown() {
        assertThat(words())
                .contains("GOPs rendered 11", "GOPs from the cache 12", "Made by the fallback 13", "Render threads 2")
                .contains("GOPs and sounds in the cache 21", "Size of the cache, MiB 22", "It may take, MiB 23")
                .contains("Found in it 24", "Not found in it 25", "Damaged and made again 26", "Had to make room 27");
    }

    @Test
    public void faultsAreShownWithTheirCauseAndNothingIsTakenForMarkup() {
        faults.remember(new Faults.Fault(
                Faults.Kind.RUNTIME, "EventSubstituted", "media:<b>", "film is not there", NOW, NOW, 3, true));

        assertThat(page()).contains("media:&lt;b&gt;").doesNotContain("media:<b>");
        assertThat(words())
                .contains("active runtime")
                .contains("3 EventSubstituted")
                .contains("film is not there");
    }

    private String words() {
        return page().replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    private String page() {
        return new StationTables(
                        Fake.of(Channels.class, Map.of("all", List.of())),
                        new ListedChannels(List::of),
                        Fake.of(Playout.class, Map.of("figures", new Playout.Figures(11, 12, 13, 2, 14))),
                        Fake.of(
                                RenderCache.class,
                                Map.of("state", new RenderCache.State(21, 22L << 20, 23L << 20, 24, 25, 26, 27))),
                        Fake.of(Conditioning.class, Map.of("job", Optional.empty())),
                        new QuietCatalog(ListedCatalog::of),
                        faults)
                .at(NOW);
    }
}
