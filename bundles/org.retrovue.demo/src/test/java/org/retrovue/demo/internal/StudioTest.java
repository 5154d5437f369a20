package org.retrovue.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.media.engine.internal.record.FileRecorder;

public class StudioTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aClipBecomesAFile() throws Exception {
        Clip clip = shortest();
        Studio studio = new Studio(new FileRecorder(), folder.getRoot().toPath());

        studio.make(clip, () -> false);

        assertThat(Files.size(studio.fileOf(clip))).isGreaterThan(100_000);
    }

    @Test
    public void whoStopsItFindsNothing() throws Exception {
        Clip clip = shortest();
        Studio studio = new Studio(new FileRecorder(), folder.getRoot().toPath());
        AtomicInteger asked = new AtomicInteger();

        studio.make(clip, () -> asked.incrementAndGet() > 20);

        Path file = studio.fileOf(clip);
        assertThat(file.resolveSibling(".").normalize().toFile().list()).isEmpty();
    }

    private static Clip shortest() {
        return Lineup.all().stream()
                .min((a, b) -> Long.compare(a.frames(), b.frames()))
                .orElseThrow();
    }
}
