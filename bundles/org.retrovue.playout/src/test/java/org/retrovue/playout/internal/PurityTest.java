package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.media.engine.internal.FfmpegEngine;
import org.retrovue.playout.internal.MixedJoins.Source;

/** A segment has the same bytes whatever process makes it: with other workers, in another order, from another cache, in another country, on a Java that was told other things. */
public class PurityTest {
    private static final Path TABLE = Path.of("target/purity-table.md");

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static List<Source> sources;
    private static Map<String, String> here;
    private static Path listed;
    private static Path cache;

    @BeforeClass
    public static void renderHere() throws Exception {
        Path home = FOLDER.newFolder("here").toPath();
        cache = home.resolve("cache/gop");
        try (FfmpegEngine engine = new FfmpegEngine(home.resolve("cache"), () -> 0L)) {
            sources = MixedJoins.examine(
                    engine, MixedJoins.kinds(FOLDER.newFolder("media").toPath()));
        }
        listed = Files.write(
                FOLDER.getRoot().toPath().resolve("sources"),
                sources.stream()
                        .map(source -> source.name() + "\t" + source.file() + "\t" + source.contentId())
                        .toList());
        here = PureRun.digests(home, sources, 1, "forwards");
        List<String> table = new ArrayList<>(List.of("| house format | segment | SHA-256 |", "|---|---|---|"));
        here.forEach((segment, digest) -> table.add("| " + segment.replace("\t", " | ") + " | " + digest + " |"));
        Files.write(TABLE, table);
        System.out.println(String.join("\n", table));
    }

    @Test
    public void everySegmentOfEveryFormatIsAnother() {
        assertThat(here).hasSize(4 * PureRun.FORMATS.size());
        assertThat(here.values()).doesNotHaveDuplicates();
    }

    @Test
    public void anotherProcessOfAnotherCountryWithMoreWorkersAndOrderGivesTheSame() throws Exception {
        Path home = FOLDER.newFolder("abroad").toPath();

        assertThat(run(
                        home,
                        2,
                        "7",
                        "-Xmx160m",
                        "-XX:+UseSerialGC",
                        "-Duser.timezone=Asia/Kolkata",
                        "-Duser.language=tr",
                        "-Duser.country=TR"))
                .isEqualTo(here);
    }

    @Test
    public void aCacheOfWhichAThirdIsDamagedAndAThirdGoneGivesTheSameOnAnotherKindOfMachine() throws Exception {
        Path home = FOLDER.newFolder("damaged").toPath();
        damagedCopy(home.resolve("cache/gop"));

        assertThat(run(
                        home,
                        4,
                        "11",
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-XX:UseAVX=0",
                        "-XX:TieredStopAtLevel=1",
                        "-Dfile.encoding=ISO-8859-1",
                        "-Duser.language=ar",
                        "-Duser.country=EG"))
                .isEqualTo(here);
    }

    private static void damagedCopy(Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(cache)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(20);
        for (int i = 0; i < files.size(); i++) {
            Path copy = to.resolve(cache.relativize(files.get(i)));
            Files.createDirectories(copy.getParent());
            byte[] bytes = Files.readAllBytes(files.get(i));
            if (i % 3 == 0) {
                bytes[bytes.length / 2] ^= 1;
            }
            if (i % 3 != 1) {
                Files.write(copy, bytes);
            }
        }
    }

    private static Map<String, String> run(Path home, int workers, String order, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(PureRun.class.getName(), home.toString(), listed.toString(), "" + workers, order));
        Path log = home.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as("%s", Files.readString(log)).isZero();
        Map<String, String> digests = new TreeMap<>();
        for (String line : Files.readAllLines(log)) {
            String[] parts = line.split("\t");
            if (parts[0].equals("DIGEST")) {
                digests.put(parts[1] + "\t" + parts[2], parts[3]);
            }
        }
        return digests;
    }
}
