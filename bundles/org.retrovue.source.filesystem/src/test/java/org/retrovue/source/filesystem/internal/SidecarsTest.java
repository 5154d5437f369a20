package org.retrovue.source.filesystem.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.catalog.Details;
import org.retrovue.api.catalog.Marker;
import org.retrovue.api.source.MediaDescriptor;
import org.retrovue.api.source.SourceId;
import org.retrovue.time.Rational;

public final class SidecarsTest {
    private static final String EPISODE = "tv/Bar/Season 1/S01E02 pilot.mkv";

    @Rule
    public final TemporaryFolder home = new TemporaryFolder();

    private Folder source() {
        return new Folder(SourceId.of("media"), home.getRoot().toPath(), Set.of("mkv"));
    }

    @Test
    public void aSheetInJsonSaysMoreOfAMedium() throws Exception {
        write("films/x.mkv", "");
        write(
                "films/x.json",
                "{\"title\": \"Night\", \"year\": 1954, \"genres\": [\"Horror\"], \"rating\": \"PG\", \"breaks\": [\"12m\", 1500.5]}");

        MediaDescriptor film = only();

        assertThat(film.title()).isEqualTo("Night");
        assertThat(film.type()).isEqualTo("film");
        assertThat(film.attributes()).containsEntry("year", "1954").containsEntry("genres", "horror");
        assertThat(film.given().markers())
                .containsExactly(
                        new Marker(Marker.Kind.BREAK, Rational.of(720), ""),
                        new Marker(Marker.Kind.BREAK, Rational.of(3001, 2), ""));
        assertThat(film.given().readable()).isTrue();
    }

    @Test
    public void sheetsCountMoreThanNfoAndNfoMoreThanNames() throws Exception {
        write(EPISODE, "");
        write("tv/Bar/tvshow.nfo", "<tvshow><title>Bar Show</title><genre>Comedy</genre><mpaa>TV-PG</mpaa></tvshow>");
        write(
                "tv/Bar/Season 1/S01E02 pilot.nfo",
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\" ?>\n<episodedetails><title>Der Anfang</title>"
                        + "<season>1</season><episode>2</episode><aired>1982-09-30</aired><genre>Drama / Comedy</genre>"
                        + "<plot>They meet.</plot></episodedetails>\nhttps://example.org/?a=1&b=2");
        write("tv/Bar/Season 1/S01E02 pilot.yaml", "title: The Start\ntags: [classic, first]\naliases: Opening\n");

        MediaDescriptor episode = only();

        assertThat(episode.title()).isEqualTo("Bar Show S01E02 The Start");
        assertThat(episode.tags()).contains("classic", "first", "season 1");
        assertThat(episode.attributes())
                .containsEntry("series", "Bar Show")
                .containsEntry("episode.title", "The Start")
                .containsEntry("genres", "drama\ncomedy")
                .containsEntry("rating", "TV-PG")
                .containsEntry("year", "1982")
                .containsEntry("plot", "They meet.")
                .containsEntry("aliases", "Opening")
                .doesNotContainKey("problem.sidecar");
    }

    @Test
    public void anNfoMayHoldSeveralEpisodesOfOneFile() throws Exception {
        write("Fire/Fire S01E01E02.mkv", "");
        write(
                "Fire/Fire S01E01E02.nfo",
                "<episodedetails><title>One</title><season>1</season><episode>1</episode></episodedetails>\n"
                        + "<episodedetails><title>Two</title><season>1</season><episode>2</episode></episodedetails>");

        assertThat(only().title()).isEqualTo("Fire S01E01 One / Two");
        assertThat(only().attributes()).containsEntry("episode", "1").containsEntry("episode.last", "2");
    }

    @Test
    public void anNfoOfAFilmMayBeNamedAfterItsFolderOrBeInAnotherEncoding() throws Exception {
        write("films/Nacht/nacht.mkv", "");
        Files.write(
                home.getRoot().toPath().resolve("films/Nacht/movie.nfo"),
                ("<?xml version='1.0' encoding='ISO-8859-1'?><movie><title>Nächte</title><originaltitle>Nights</originaltitle>"
                                + "<mpaa>Rated PG-13 for owls</mpaa><premiered>1954-03-01</premiered></movie>")
                        .getBytes(StandardCharsets.ISO_8859_1));

        assertThat(only().title()).isEqualTo("Nächte");
        assertThat(Details.of(only().attributes()))
                .extracting(Details::rating, Details::aliases)
                .containsExactly("PG-13", List.of("nights"));
        write("films/Nacht/nacht2.mkv", "");
        assertThat(all()).extracting(MediaDescriptor::title).doesNotContain("Nächte");
    }

    @Test
    public void aBadSheetIsNotedWithFileAndPlaceAndTheMediumStays() throws Exception {
        write("films/x.mkv", "");
        for (String[] row : new String[][] {
            {"films/x.json", "{\"title\": \"A\",\n \"year\" 1954}", "films/x.json: line 2, column "},
            {"films/x.json", "{\"yaer\": 1954}", "films/x.json: there is no key 'yaer'; did you mean 'year'?"},
            {"films/x.json", "[1]", "films/x.json: it is a mapping such as"},
            {"films/x.json", "{\"year\": 1, \"year\": 2}", "films/x.json: line 1, column "},
            {"films/x.yaml", "title: [a\nyear: 1", "films/x.yaml: line 2, column "},
            {"films/x.yaml", "", "films/x.yaml: "},
            {"films/x.nfo", "<movie><title>A</movie>", "films/x.nfo: line 1, column "},
            {
                "films/x.nfo",
                "<!DOCTYPE movie [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><movie><title>&e;</title></movie>",
                "films/x.nfo: it has a <!DOCTYPE>"
            },
            {"films/x.json", "\"" + "a".repeat(1_000_001) + "\"", "films/x.json: it has more than 1000000 bytes"},
        }) {
            write(row[0], row[1]);

            assertThat(only().attributes().get("problem.sidecar"))
                    .as(row[1].substring(0, Math.min(40, row[1].length())))
                    .startsWith(row[2]);
            assertThat(only().title()).isEqualTo("x");
            Files.delete(home.getRoot().toPath().resolve(row[0]));
        }
        write("films/x.nfo", "https://example.org/film/1");
        assertThat(only().attributes()).doesNotContainKey("problem.sidecar");
    }

    @Test
    public void aChangedSheetIsReadAgainAndTheVersionOfTheMediumStays() throws Exception {
        write("films/x.mkv", "");
        Path sheet = write("films/x.json", "{\"title\": \"A\"}");
        Folder source = source();
        MediaDescriptor before = scan(source).get(0);

        write("films/x.json", "{\"title\": \"B\"}");
        Files.setLastModifiedTime(sheet, FileTime.fromMillis(77_000));

        MediaDescriptor after = scan(source).get(0);
        assertThat(after.title()).isEqualTo("B");
        assertThat(after.version()).isEqualTo(before.version());
        Files.delete(sheet);
        assertThat(scan(source).get(0).title()).isEqualTo("x");
    }

    private MediaDescriptor only() throws Exception {
        assertThat(all()).hasSize(1);
        return all().get(0);
    }

    private List<MediaDescriptor> all() throws Exception {
        return scan(source());
    }

    private static List<MediaDescriptor> scan(Folder source) throws Exception {
        List<MediaDescriptor> found = new ArrayList<>();
        source.scan(() -> false, found::add);
        return found;
    }

    private Path write(String name, String text) throws IOException {
        Path file = home.getRoot().toPath().resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, text);
    }
}
