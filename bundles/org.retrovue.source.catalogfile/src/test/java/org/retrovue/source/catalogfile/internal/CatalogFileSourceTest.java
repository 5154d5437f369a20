package org.retrovue.source.catalogfile.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.source.Given;
import org.retrovue.api.source.MediaDescriptor;
import org.retrovue.api.source.MediaSource;
import org.retrovue.tck.Configs;
import org.retrovue.tck.contract.MediaSourceContract;
import org.retrovue.tck.fake.ActiveFaults;
import org.retrovue.tck.fake.FolderStation;
import org.retrovue.tck.fake.LargeCatalog;
import org.retrovue.time.Rational;

public final class CatalogFileSourceTest extends MediaSourceContract {
    @Rule
    public final TemporaryFolder home = new TemporaryFolder();

    private final ActiveFaults faults = new ActiveFaults();

    @Override
    protected MediaSource sourceHolding(String... names) throws IOException {
        Path folder = home.newFolder().toPath();
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            Files.writeString(folder.resolve(name), name);
            lines.add("{\"file\": \"" + name + "\"}");
        }
        Files.write(folder.resolve("list.jsonl"), lines);
        return source(folder);
    }

    @Override
    protected MediaSource unreachableSource() {
        return source(Path.of("/no/such/folder"));
    }

    @Test
    public void withoutAFolderNothingIsListed() throws Exception {
        assertThat(discovered(new CatalogFileSource(
                        Configs.of(CatalogFileSource.Config.class, Map.of()),
                        new FolderStation(home.getRoot().toPath()),
                        faults)))
                .isEmpty();
    }

    @Test
    public void aLineSaysWhatANameCannot() throws Exception {
        MediaDescriptor medium = only(
                "{\"key\":\"bar/1\",\"title\":\"Pilot\",\"type\":\"episode\",\"series\":\"Bar Show\",\"season\":1,\"episode\":1,"
                        + "\"tags\":[\"Classic\"],\"aliases\":[\"bs1\"],\"duration\":\"22m\",\"chapters\":[\"0s\",\"7m\"]}");

        assertThat(medium.key()).isEqualTo("bar/1");
        assertThat(medium.collection()).isEqualTo("shows");
        assertThat(medium.title()).isEqualTo("Bar Show S01E01 Pilot");
        assertThat(medium.type()).isEqualTo("episode");
        assertThat(medium.tags()).containsExactly("classic");
        assertThat(medium.attributes()).containsEntry("aliases", "bs1").containsEntry("season", "1");
        assertThat(medium.given().duration()).contains(Rational.of(1320));
        assertThat(medium.given().markers()).hasSize(2);
        assertThat(medium.given().readable()).isFalse();
    }

    @Test
    public void aFileThatComesLaterIsToBeLookedAt() throws Exception {
        Path folder = home.newFolder().toPath();
        Files.writeString(folder.resolve("a.jsonl"), "{\"key\":\"k\",\"file\":\"films/a b.mkv\",\"duration\":90}");
        MediaSource source = source(folder);
        MediaDescriptor before = discovered(source).get(0);
        assertThat(before.given()).isEqualTo(new Given(java.util.Optional.of(Rational.of(90)), List.of(), false));

        Files.createDirectories(folder.resolve("films"));
        Files.writeString(folder.resolve("films/a b.mkv"), "x");

        MediaDescriptor after = discovered(source).get(0);
        assertThat(after.given().readable()).isTrue();
        assertThat(after.version()).isNotEqualTo(before.version());
        assertThat(Path.of(source.locate("k"))).hasContent("x");
        assertThat(discovered(source)).containsExactly(after);
    }

    @Test
    public void badLinesAreToldWithFileAndLineAndNothingElseIsLost() throws Exception {
        Path folder = home.newFolder().toPath();
        Path file = folder.resolve("shows.jsonl");
        Files.write(
                file,
                List.of(
                        "# a remark",
                        "{\"key\":\"a\",\"duration\":60}",
                        "{\"key\":\"b\" \"duration\":60}",
                        "",
                        "[1]",
                        "{\"title\":\"nobody\"}",
                        "{\"key\":\"a\",\"title\":\"again\"}",
                        "{\"key\":\"c\",\"yaer\":1950,\"title\":\"C\"}",
                        "{\"key\":\"d\",\"file\":\"http://[bad\"}"));
        MediaSource source = source(folder);

        assertThat(discovered(source)).extracting(MediaDescriptor::key).containsExactly("a", "c");
        String told = String.valueOf(faults.active().get("CatalogFileWrong shows.jsonl"));
        assertThat(told)
                .contains("shows.jsonl:3: column ")
                .contains("shows.jsonl:5: a line is a JSON object")
                .contains("shows.jsonl:6: it needs a \"key\"")
                .contains("shows.jsonl:7: the key \"a\" is taken by shows.jsonl:2")
                .contains("shows.jsonl:8: there is no key 'yaer'; did you mean 'year'?")
                .contains("shows.jsonl:9: \"http://[bad\" is neither a path nor an address");
        assertThat(discovered(source).get(1).attributes()).containsKey("problem.sidecar");

        Files.write(file, List.of("{\"key\":\"a\",\"duration\":60}"));
        Files.setLastModifiedTime(file, FileTime.fromMillis(5_000));

        assertThat(discovered(source)).hasSize(1);
        assertThat(faults.active()).isEmpty();
    }

    @Test
    public void aLargeLibraryNeedsNoFiles() throws Exception {
        Path folder = home.newFolder().toPath();
        LargeCatalog.write(folder);
        MediaSource source = source(folder);

        List<MediaDescriptor> all = discovered(source);

        assertThat(all).hasSize(LargeCatalog.ASSETS);
        assertThat(faults.active()).isEmpty();
        assertThat(all.stream()
                        .mapToInt(medium ->
                                medium.attributes().getOrDefault("aliases", "").split("\n").length)
                        .sum())
                .isEqualTo(LargeCatalog.ALIASES);
        for (MediaDescriptor medium : all) {
            var same = LargeCatalog.snapshot()
                    .asset(AssetId.of("catalog:" + medium.key()))
                    .orElseThrow();
            assertThat(medium.title()).isEqualTo(same.title());
            assertThat(medium.given().duration()).contains(same.duration());
            assertThat(medium.given().markers()).isEqualTo(same.markers());
            assertThat(medium.attributes()).isEqualTo(same.attributes());
        }
    }

    private MediaDescriptor only(String line) throws Exception {
        Path folder = home.newFolder().toPath();
        Files.writeString(folder.resolve("shows.jsonl"), line);
        List<MediaDescriptor> all = discovered(source(folder));
        assertThat(faults.active()).isEmpty();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private MediaSource source(Path folder) {
        return new CatalogFileSource(
                Configs.of(CatalogFileSource.Config.class, Map.of("folder", folder.toString())),
                new FolderStation(home.getRoot().toPath()),
                faults);
    }
}
