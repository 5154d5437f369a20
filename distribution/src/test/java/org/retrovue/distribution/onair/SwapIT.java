package org.retrovue.distribution.onair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.distribution.visitor.DarkActivator;
import org.retrovue.distribution.visitor.DarkProducer;
import org.retrovue.tck.framecode.StreamReader;
import org.retrovue.tck.framecode.StreamReport;
import org.retrovue.tck.framecode.StreamReport.Shown;
import org.retrovue.tck.transport.TransportChecker;

/**
 * A producer that is dropped into {@code plugins/} while a channel is on the air makes the next pictures; when it is removed, the one before
 * does again; who watches sees no seam.
 *
 * @see "docs/contracts/playout.md, SWAP-001"
 */
public final class SwapIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int GOP = 25;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final SortedMap<Long, byte[]> watched = new TreeMap<>();

    @Test
    public void producerIsReplacedAndTakenBackOnTheAir() throws Exception {
        Path home = folder.newFolder("swap").toPath();
        Files.createDirectories(home.resolve("channels"));
        Files.createDirectories(home.resolve("plugins"));
        Files.writeString(home.resolve("channels/card.yaml"), """
                channel: card
                number: "7"
                name: Card
                timezone: UTC
                grid: 30m
                format: {size: 320x180, rate: 25}
                pools:
                  shows: {match: {collection: shows}}
                schedule:
                  all_day:
                    - block: {start: "06:00", duration: 24h, title: Shows, pool: shows, mode: sequential}
                """);
        try (RunningStation station = RunningStation.start(home, Instant.parse("2026-01-05T12:00:00Z"), "1")) {
            station.until("the channel is there", () -> station.status("/channel/card/live.m3u8") == 200);
            assertThat(latestIsDark(station)).isFalse();

            Path plugin = plugin(home.resolve("plugins/dark.jar"));
            station.until("the plug-in makes the pictures", PATIENCE, () -> latestIsDark(station));

            Files.delete(plugin);
            station.until("the station's own makes them again", PATIENCE, () -> !latestIsDark(station));

            assertNoSeam();
        }
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

    private static Path plugin(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "org.example.dark");
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Bundle-Activator", DarkActivator.class.getName());
        main.putValue(
                "Import-Package",
                "org.osgi.framework,org.retrovue.media.api,org.retrovue.media.api.producer,org.retrovue.time");
        Path beside = jar.resolveSibling(".dark.part");
        try (OutputStream out = Files.newOutputStream(beside);
                JarOutputStream zip = new JarOutputStream(out, manifest)) {
            for (String name : List.of(
                    DarkActivator.class.getName(), DarkProducer.class.getName(), DarkProducer.class.getName() + "$1")) {
                String path = name.replace('.', '/') + ".class";
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
