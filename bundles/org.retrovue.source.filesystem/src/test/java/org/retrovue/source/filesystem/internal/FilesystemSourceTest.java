package org.retrovue.source.filesystem.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.source.MediaDescriptor;
import org.retrovue.api.source.MediaSource;
import org.retrovue.tck.Configs;
import org.retrovue.tck.contract.MediaSourceContract;

public final class FilesystemSourceTest extends MediaSourceContract {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Override
    protected MediaSource sourceHolding(String... names) throws IOException {
        Path root = folder.newFolder().toPath();
        for (String name : names) {
            Path file = root.resolve(name);
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, name);
        }
        return source(root.toString());
    }

    @Override
    protected MediaSource unreachableSource() {
        return source("/no/such/folder");
    }

    @Test
    public void leavesOutOtherExtensionsAndWhatIsHidden() throws Exception {
        MediaSource source =
                sourceHolding("film.MKV", "notes.txt", ".film.mkv", ".trash/old.mkv", "noextension", ".mkv");

        assertThat(discovered(source)).extracting(MediaDescriptor::title).containsExactly("film");
    }

    @Test
    public void topFoldersAreCollectionsAndDeeperOnesAreTags() throws Exception {
        MediaSource source = sourceHolding(
                "loose.mkv", "Bar Show/Season 1/Bar.Show.S01E02.Pilot.mkv", "ads/Zip Cola [summer] [fizzy].mp4");

        assertThat(discovered(source))
                .extracting(MediaDescriptor::collection, MediaDescriptor::title, MediaDescriptor::type)
                .containsExactly(
                        tuple("Bar Show", "Bar Show S01E02 Pilot", "episode"),
                        tuple("ads", "Zip Cola", "commercial"),
                        tuple("media", "loose", "video"));
        assertThat(discovered(source).get(0).tags()).containsExactly("season 1");
        assertThat(discovered(source).get(1).tags()).containsExactlyInAnyOrder("summer", "fizzy");
    }

    @Test
    public void numbersOfEpisodesAreUnderstoodInTheUsualForms() throws Exception {
        assertThat(only("Medics/Medics - S02E11 - The Long Shift.mkv"))
                .containsEntry("series", "Medics")
                .containsEntry("season", "2")
                .containsEntry("episode", "11")
                .containsEntry("episode.title", "The Long Shift");
        assertThat(only("Fire/s1e3.mkv")).containsEntry("series", "Fire").containsEntry("episode", "3");
        assertThat(only("Fire/Fire 4x07.avi")).containsEntry("season", "4").containsEntry("episode", "7");
        assertThat(only("films/1917.mkv")).isEmpty();
    }

    @Test
    public void foldersSayWhatTheirFilesAre() throws Exception {
        for (String[] row : new String[][] {
            {"Movies/Night 2.mkv", "film"},
            {"Bumpers/a.mkv", "bumper"},
            {"Station IDs/a.mkv", "station-id"},
            {"retro/promos/a.mkv", "promo"},
            {"filler/a.mkv", "filler"},
            {"show/Episode 7.mkv", "episode"},
            {"show/Clip about a dog.mkv", "video"}
        }) {
            assertThat(discovered(sourceHolding(row[0])))
                    .extracting(MediaDescriptor::type)
                    .as(row[0])
                    .containsExactly(row[1]);
        }
    }

    @Test
    public void anotherSizeOrDateIsAnotherVersion() throws Exception {
        Path root = folder.newFolder().toPath();
        Path file = Files.writeString(root.resolve("a.mkv"), "one");
        MediaSource source = source(root.toString());
        String before = discovered(source).get(0).version();

        Files.writeString(file, "longer");
        String longer = discovered(source).get(0).version();
        Files.setLastModifiedTime(file, FileTime.fromMillis(12_345_000));

        assertThat(longer).isNotEqualTo(before);
        assertThat(discovered(source).get(0).version()).isNotEqualTo(longer);
    }

    @Test
    public void loopsOfLinksAndOddNamesAreSurvived() throws Exception {
        Path root = folder.newFolder().toPath();
        Path show = Files.createDirectories(root.resolve("Zeit & Ort (100 %)"));
        Files.writeString(show.resolve("¿Qué? #1; 'x'.mkv"), "x");
        Files.createSymbolicLink(show.resolve("again"), root);
        MediaSource source = source(root.toString());

        assertThat(discovered(source)).hasSize(1);
        MediaDescriptor medium = discovered(source).get(0);
        assertThat(Path.of(source.locate(medium.key()))).hasContent("x");
    }

    private Map<String, String> only(String name) throws Exception {
        return discovered(sourceHolding(name)).get(0).attributes();
    }

    private static MediaSource source(String path) {
        return new FilesystemSource(
                Configs.of(FilesystemSource.Config.class, Map.of("source.id", "movies", "folder", path)));
    }
}
