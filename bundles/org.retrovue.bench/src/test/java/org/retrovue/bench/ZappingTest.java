package org.retrovue.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Zapping through many channels leaves nothing behind. What is counted does not depend on how memory is given back. */
public class ZappingTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void zappingLeavesNoReaderSessionRenderingOrThreadBehind() throws Exception {
        Path clip = new BenchClips()
                .clip(
                        "zapping.mp4",
                        "testsrc2=size=320x180:rate=30000/1001",
                        "-t 130 -c:v libx264 -preset ultrafast -g 120 -pix_fmt yuv420p -c:a aac -ac 2");
        try (Zapping zapping = new Zapping(folder.newFolder().toPath(), clip, 3600)) {
            zapping.zap(10);
            zapping.rest();
            int threads = ManagementFactory.getThreadMXBean().getThreadCount();

            zapping.zap(60);

            zapping.rest();
            assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThanOrEqualTo(threads + 8);
            assertThat(zapping.faults()).isEmpty();
        }
        assertThat(Zapping.open(clip)).as("open after the station's end").isEmpty();
    }
}
