package org.retrovue.distribution.onair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.distribution.visitor.DarkActivator;
import org.retrovue.distribution.visitor.DarkProducer;
import org.retrovue.distribution.visitor.SwapActivator;
import org.retrovue.tck.framecode.StreamReader;
import org.retrovue.tck.framecode.StreamReport;
import org.retrovue.tck.framecode.StreamReport.Shown;
import org.retrovue.tck.transport.TransportChecker;
import org.retrovue.time.FrameRate;

/**
 * A producer that is dropped into {@code plugins/} while a channel is on the air makes the next pictures; when it is removed, the one before
 * does again; who watches sees no seam.
 *
 * @see "docs/contracts/playout.md, SWAP-001"
 */
public final class SwapIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int GOP = 25;
    private static final int SWAPS = 20;
    private static final int ACTIVE = 32;
    private static final List<String> HOW = List.of("restart", "update", "replace");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @BeforeClass
    public static void begin() {
        CodedStation.begin();
    }

    private final SortedMap<Long, byte[]> watched = new TreeMap<>();

    @Test
    public void producerIsReplacedAndTakenBackOnTheAir() throws Exception {
        Path home = EmptyStation.make(folder.newFolder("swap").toPath(), "card");
        Files.createDirectories(home.resolve("plugins"));
        try (RunningStation station = RunningStation.start(home, Instant.parse("2026-01-05T12:00:00Z"), "1")) {
            station.until("the channel is there", () -> station.status("/channel/card/live.m3u8") == 200);
            assertThat(latestIsDark(station)).isFalse();

            Path plugin = plugin(
                    home.resolve("plugins/dark.jar"),
                    DarkActivator.class,
                    List.of(
                            DarkActivator.class,
                            DarkProducer.class,
                            Class.forName(DarkProducer.class.getName() + "$1")),
                    "org.retrovue.media.api,org.retrovue.media.api.producer,org.retrovue.time");
            station.until("the plug-in makes the pictures", PATIENCE, () -> latestIsDark(station));

            Files.delete(plugin);
            station.until("the station's own makes them again", PATIENCE, () -> !latestIsDark(station));

            assertNoSeam();
        }
    }

    @Test
    public void theProducerOfAssetsIsUpdatedAndRestartedTwentyTimesOnTheAir() throws Exception {
        CodedStation coded = CodedStation.made();
        Instant now = CodedStation.WATCHED.plusSeconds(180);
        String channel = "coded-ntsc";
        coded.emptyCache();
        Path jar = coded.home().resolve("plugins/swapper.jar");
        Watched watchedSwapping = new Watched();
        List<Left> left = new ArrayList<>();
        try (RunningStation station = coded.standingAt(now)) {
            Air air = Air.of(station, channel, now.minusSeconds(60), now.plusSeconds(60));
            plugin(jar, SwapActivator.class, List.of(SwapActivator.class), "org.osgi.framework.wiring");
            watchedSwapping.take(station, channel, now, FrameRate.NTSC, number -> {
                if (left.size() < SWAPS) {
                    left.add(swap(station, coded.home(), HOW.get(left.size() % HOW.size())));
                }
            });

            assertThat(left).hasSize(SWAPS);
            assertThat(watchedSwapping.check(air, coded.clips())).isGreaterThan(3);
            assertThat(station.json("/api/v1/status").path("faults").toString()).doesNotContain("EventSubstituted");
            station.until("earlier revisions are forgotten", () -> {
                Left now20 = swap(station, coded.home(), "measure");
                return now20.loaders() == 0;
            });
            Left early = left.get(4);
            assertThat(left.subList(4, SWAPS)).allSatisfy(each -> {
                assertThat(each.bundles()).isEqualTo(early.bundles());
                assertThat(each.revisions()).isEqualTo(1);
                assertThat(each.threads())
                        .as("threads after each swap: " + left)
                        .isLessThanOrEqualTo(early.threads() + 12);
            });
            assertThat(left.get(SWAPS - 1).nativeBytes())
                    .as("native memory that is held, after each swap: " + left)
                    .isLessThanOrEqualTo(early.nativeBytes() + (32L << 20));
        } finally {
            Files.deleteIfExists(jar);
        }
        coded.emptyCache();
        try (RunningStation station = coded.standingAt(now)) {
            station.lastSegment(channel);
            for (long number : watchedSwapping.segments().keySet()) {
                if (number % 4 == 0) {
                    assertThat(station.segment(channel, number))
                            .as("segment %d with and without swaps", number)
                            .isEqualTo(watchedSwapping.segments().get(number));
                }
            }
        } finally {
            coded.emptyCache();
        }
    }

    /** What there is after a swap. */
    private record Left(int bundles, int revisions, int loaders, int threads, long nativeBytes) {}

    private static Left swap(RunningStation station, Path home, String how) {
        try {
            Path done = home.resolve(SwapActivator.DONE);
            Path beside = Files.writeString(home.resolve("swap.next"), how + " org.retrovue.producer.asset");
            Files.move(beside, home.resolve(SwapActivator.ORDER), StandardCopyOption.ATOMIC_MOVE);
            station.until("the bundle is swapped: " + how, () -> Files.exists(done));
            String[] told = Files.readString(done).split(" ", -1);
            Files.delete(done);
            assertThat(told).as(String.join(" ", told)).hasSize(5);
            assertThat(Integer.parseInt(told[4])).as("its state").isEqualTo(ACTIVE);
            return new Left(
                    Integer.parseInt(told[0]),
                    Integer.parseInt(told[1]),
                    Integer.parseInt(told[2]),
                    Integer.parseInt(told[3]),
                    nativeBytes(station));
        } catch (Exception e) {
            throw new AssertionError(how, e);
        }
    }

    private static long nativeBytes(RunningStation station) throws Exception {
        return station.text("/metrics")
                .lines()
                .filter(line -> line.startsWith("retrovue_native_tracked_bytes"))
                .map(line -> new BigDecimal(line.substring(line.lastIndexOf(' ') + 1)).longValue())
                .findFirst()
                .orElseThrow();
    }

    /** Watches on, as a player does: every segment once, in order. */
    private boolean latestIsDark(RunningStation station) throws Exception {
        long last = station.lastSegment("card");
        long next = watched.isEmpty() ? last - 1 : watched.lastKey() + 1;
        for (long number = next; number <= last; number++) {
            watched.put(number, station.segment("card", number));
        }
        List<Shown> frames = read(List.of(watched.get(watched.lastKey()))).frames();
        return frames.get(frames.size() - 1).black();
    }

    private void assertNoSeam() throws Exception {
        List<byte[]> segments = List.copyOf(watched.values());
        assertThat(watched.lastKey() - watched.firstKey() + 1).isEqualTo(watched.size());
        assertThat(TransportChecker.check(segments).faults()).isEmpty();
        StreamReport report = read(segments);
        assertThat(report.complaints()).isEmpty();
        List<Shown> frames = report.frames();
        assertThat(frames).hasSize(watched.size() * 2 * GOP);
        for (int gop = 0; gop < frames.size(); gop += GOP) {
            List<Shown> together = frames.subList(gop, gop + GOP);
            assertThat(together.stream().map(Shown::black).distinct())
                    .as("the GOP from frame %d on is of one producer", gop)
                    .hasSize(1);
        }
    }

    private static StreamReport read(List<byte[]> segments) throws Exception {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        segments.forEach(stream::writeBytes);
        return StreamReader.of(stream.toByteArray()).read();
    }

    private static Path plugin(Path jar, Class<?> activator, List<Class<?>> classes, String imports)
            throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "org.example." + activator.getSimpleName());
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Bundle-Activator", activator.getName());
        main.putValue("Import-Package", "org.osgi.framework," + imports);
        Files.createDirectories(jar.getParent());
        Path beside = jar.resolveSibling("." + jar.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(beside);
                JarOutputStream zip = new JarOutputStream(out, manifest)) {
            for (Class<?> type : classes) {
                String path = type.getName().replace('.', '/') + ".class";
                zip.putNextEntry(new JarEntry(path));
                try (InputStream in = SwapIT.class.getClassLoader().getResourceAsStream(path)) {
                    in.transferTo(zip);
                }
                zip.closeEntry();
            }
        }
        return Files.move(beside, jar);
    }
}
