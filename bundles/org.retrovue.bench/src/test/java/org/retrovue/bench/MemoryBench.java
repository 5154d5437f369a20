package org.retrovue.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Pointer;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.bench.BenchClips.Look;

/** Memory over a day of zapping on a clock that is moved by hand, native included. Not a test by its name: "retrovue bench" asks for it. */
public class MemoryBench {
    private static final int GIVING_BACK_SECONDS = 2;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void day() throws Exception {
        int each = Integer.getInteger("zaps", 100);
        Table.row(
                "hour",
                "tune-ins",
                "GOPs rendered",
                "RSS, MB",
                "without Java's heap, MB",
                "heap after GC, MB",
                "threads",
                "open files");
        try (Zapping zapping =
                new Zapping(folder.newFolder().toPath(), new BenchClips().hour("854x480", Look.PLAIN), 100_000)) {
            for (int hour = 1; hour <= 24; hour++) {
                zapping.zap(each);
                if (hour % 2 == 0) {
                    zapping.rest();
                    System.gc();
                    System.gc();
                    // G1 gives back what the heap no longer needs a while after the collection.
                    TimeUnit.SECONDS.sleep(GIVING_BACK_SECONDS);
                    row(hour, zapping);
                }
            }
            assertThat(zapping.faults()).isEmpty();
        }
    }

    private static void row(int hour, Zapping zapping) throws Exception {
        long resident = Pointer.physicalBytes();
        Table.row(
                Integer.toString(hour),
                Integer.toString(zapping.tuned()),
                Long.toString(zapping.rig.playout.figures().gopsRendered()),
                megabytes(resident),
                megabytes(resident - Runtime.getRuntime().totalMemory()),
                megabytes(
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()),
                Integer.toString(ManagementFactory.getThreadMXBean().getThreadCount()),
                Integer.toString(Zapping.files().size()));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%d", bytes >> 20);
    }
}
