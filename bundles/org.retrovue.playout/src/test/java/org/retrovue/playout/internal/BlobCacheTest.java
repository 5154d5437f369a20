package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.playout.RenderCache;
import org.retrovue.tck.ManualClock;
import org.retrovue.tck.fake.HeardFaults;

public class BlobCacheTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-01-05T12:00:00Z"));
    private final List<String> faults = new ArrayList<>();
    private Path root = Path.of(".");

    @Before
    public void place() {
        root = folder.getRoot().toPath().resolve("gop");
    }

    private BlobCache cache(long quota) {
        return new BlobCache(root, quota, clock, new HeardFaults((code, subject, message) -> faults.add(code)));
    }

    private static String name(int number) {
        return new ContentName("test").and(number).hex();
    }

    @Test
    public void theLeastUsedGoWhenTheQuotaIsExceeded() {
        BlobCache cache = cache(10_000);
        for (int i = 0; i < 9; i++) {
            cache.put(name(i), new byte[1000]);
        }
        assertThat(cache.get(name(0))).isPresent();
        cache.put(name(9), new byte[1000]);

        assertThat(cache.bytes()).isLessThanOrEqualTo(10_000);
        assertThat(cache.get(name(0))).isPresent();
        assertThat(cache.get(name(1))).isEmpty();
        assertThat(cache.repaired()).isZero();
    }

    @Test
    public void theOrderOfUseSurvivesARestart() {
        BlobCache before = cache(1 << 20);
        for (int i = 0; i < 5; i++) {
            before.put(name(i), new byte[1000]);
            clock.advance(Duration.ofSeconds(2));
            before.get(name(i));
        }
        clock.advance(Duration.ofSeconds(2));
        before.get(name(0));

        BlobCache after = cache(3_100);
        after.scan();

        assertThat(after.files()).isEqualTo(3);
        assertThat(after.get(name(0))).isPresent();
        assertThat(after.get(name(1))).isEmpty();
        assertThat(after.get(name(4))).isPresent();
    }

    @Test
    public void whatAKilledProcessLeftBehindIsSweptAway() throws Exception {
        cache(1 << 20).put(name(1), new byte[10]);
        Path left = root.resolve("ab").resolve("abcdef.part-1234-1");
        Files.createDirectories(left.getParent());
        Files.write(left, new byte[5]);
        Path empty = root.resolve(name(2).substring(0, 2)).resolve(name(2));
        Files.createDirectories(empty.getParent());
        Files.write(empty, new byte[0]);

        BlobCache cache = cache(1 << 20);
        cache.scan();

        assertThat(left).doesNotExist();
        assertThat(cache.get(name(1))).isPresent();
        assertThat(cache.get(name(2))).isEmpty();
        assertThat(cache.repaired()).isEqualTo(1);
    }

    @Test
    public void figuresTellHitsMissesAndEvictionsAndClearingLeavesNothing() {
        cache(10_000).put(name(77), new byte[1000]);
        BlobCache cache = cache(10_000);
        for (int i = 0; i < 10; i++) {
            cache.put(name(i), new byte[1000]);
        }
        cache.get(name(0));
        cache.get(name(9));

        assertThat(cache.state()).isEqualTo(new RenderCache.State(9, 9 * 1016, 10_000, 1, 1, 0, 1));
        assertThat(cache.clear().entries()).isEqualTo(9);
        assertThat(cache.state().bytes()).isZero();
        assertThat(cache.get(name(9))).isEmpty();
        assertThat(cache.get(name(77))).as("what an earlier run had left").isEmpty();
    }

    @Test
    public void aFolderThatIsDeletedIsMadeAgainAndOneThatCannotBeMadeIsReported() throws Exception {
        BlobCache cache = cache(1 << 20);
        cache.put(name(1), "one".getBytes(StandardCharsets.UTF_8));
        Files.delete(root.resolve(name(1).substring(0, 2)).resolve(name(1)));
        Files.delete(root.resolve(name(1).substring(0, 2)));
        Files.delete(root);
        assertThat(cache.get(name(1))).isEmpty();
        cache.put(name(1), "one".getBytes(StandardCharsets.UTF_8));
        assertThat(cache.get(name(1)).orElseThrow()).asString().isEqualTo("one");
        assertThat(faults).isEmpty();

        root = Files.createFile(folder.getRoot().toPath().resolve("file"));
        cache(1 << 20).put(name(1), new byte[1]);
        assertThat(faults).containsExactly("CacheUnwritable");
    }

    @Test
    public void aFullDiskIsReportedAndLeavesNoHalfFile() throws Exception {
        Path disk = folder.newFolder("disk").toPath();
        boolean small = mounted("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", disk.toString());
        if (!small) {
            System.out.println("Skipped: a small disk can only be mounted by root on Linux");
        }
        assumeTrue("a small disk can be mounted", small);
        try {
            root = disk.resolve("gop");
            BlobCache cache = cache(1 << 20);
            for (int i = 0; i < 8; i++) {
                cache.put(name(i), new byte[30_000]);
            }

            assertThat(faults).contains("CacheUnwritable");
            assertThat(cache.get(name(0))).isPresent();
            assertThat(cache.get(name(7))).isEmpty();
            assertThat(cache.repaired()).isZero();
            try (var all = Files.walk(root)) {
                assertThat(all).noneMatch(file -> file.toString().contains(".part"));
            }
        } finally {
            mounted("umount", disk.toString());
        }
    }

    private static boolean mounted(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(10, java.util.concurrent.TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
