package org.retrovue.source.filesystem.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalInt;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.catalog.Details;
import org.retrovue.api.source.MediaDescriptor;

public final class FileNamesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void seriesSeasonAndEpisodeAreReadFromNameAndFolders() throws Exception {
        for (String[] row : new String[][] {
            {"Bar Show/Season 02/Bar Show - S02E05 - The Bet.mkv", "Bar Show", "2", "5", "The Bet"},
            {"tv/Bar Show (1982)/Season 2/s02.e05.The.Bet.mkv", "Bar Show", "2", "5", "The Bet"},
            {"tv/Bar Show/Season 2/05 - The Bet.mkv", "Bar Show", "2", "5", "The Bet"},
            {"tv/Bar Show/Specials/01 - Reunion.mkv", "Bar Show", "0", "1", "Reunion"},
            {"Bar Show/Bar Show 2x05 The Bet [dvd].mkv", "Bar Show", "2", "5", "The Bet"},
            {"Bar Show/Bar Show (1982) - S02E05.mkv", "Bar Show", "2", "5", ""},
            {"mixed/Bar.Show.S02E05.The.Bet.1983.1080p.WEB.x264.mkv", "Bar Show", "2", "5", "The Bet"},
        }) {
            Details details = Details.of(describe(row[0]).attributes());
            assertThat(details.series()).as(row[0]).isEqualTo(row[1]);
            assertThat(details.season()).as(row[0]).isEqualTo(OptionalInt.of(Integer.parseInt(row[2])));
            assertThat(details.episode()).as(row[0]).isEqualTo(OptionalInt.of(Integer.parseInt(row[3])));
            assertThat(details.episodeTitle()).as(row[0]).isEqualTo(row[4]);
            assertThat(describe(row[0]).type()).as(row[0]).isEqualTo("episode");
        }
    }

    @Test
    public void severalEpisodesInOneFileAreAllNamed() throws Exception {
        for (String name : new String[] {"S01E01E02", "S01E01-E02", "s01e01-02", "1x01-02", "1x01x02"}) {
            assertThat(describe("Fire/Fire " + name + " Both.mkv").attributes())
                    .as(name)
                    .containsEntry("episode", "1")
                    .containsEntry("episode.last", "2")
                    .containsEntry("episode.title", "Both");
        }
        assertThat(describe("Fire/Fire S01E01-1080p.mkv").attributes()).doesNotContainKey("episode.last");
    }

    @Test
    public void yearsAndEditionsAreReadFromNameAndFolders() throws Exception {
        MediaDescriptor film = describe("films/horror/Night (1954) {edition-Restored} {tmdb-77}.mkv");
        assertThat(film.title()).isEqualTo("Night (1954)");
        assertThat(film.tags()).containsExactlyInAnyOrder("horror", "restored");
        assertThat(film.attributes())
                .containsEntry("year", "1954")
                .containsEntry("edition", "Restored")
                .containsEntry("id.tmdb", "77")
                .containsEntry("genres", "horror")
                .containsEntry("aliases", "Night");
        assertThat(describe("films/Night (1954)/night.mkv").attributes()).containsEntry("year", "1954");
        assertThat(describe("films/Night.of.Owls.1954.720p.mkv").attributes())
                .containsEntry("year", "1954")
                .containsEntry("aliases", "Night of Owls");
        assertThat(describe("films/2001 A Trip [PG-13].mkv").attributes())
                .doesNotContainKey("year")
                .containsEntry("rating", "PG-13");
    }

    @Test
    public void foldersSayWhichKindOfShortPieceTheirFilesAre() throws Exception {
        for (String[] row : new String[][] {
            {"bumpers/a.mkv", "bumper", "bumper"},
            {"commercials/a.mkv", "commercial", "commercial"},
            {"promos/trailers/a.mkv", "promo", "trailer"},
            {"teasers/a.mkv", "promo", "teaser"},
            {"psas/a.mkv", "psa", "psa"},
            {"station_ids/a.mkv", "station-id", "station-id"},
            {"rating-cards/a.mkv", "presentation", "rating-card"},
            {"intros/a.mkv", "presentation", "intro"},
            {"music videos/a.mkv", "music-video", ""},
            {"films/a.mkv", "film", ""},
        }) {
            assertThat(describe(row[0]).type()).as(row[0]).isEqualTo(row[1]);
            assertThat(Details.of(describe(row[0]).attributes()).interstitial())
                    .as(row[0])
                    .isEqualTo(row[2]);
        }
        for (String[] row :
                new String[][] {{"PG-13", "PG-13"}, {"rated pg", "PG"}, {"TV14", "TV-14"}, {"NC17", "NC-17"}}) {
            assertThat(describe("rating-cards/" + row[0] + ".png").attributes()).containsEntry("rating", row[1]);
        }
    }

    private MediaDescriptor describe(String key) throws Exception {
        Path any = folder.getRoot().toPath();
        return FileNames.describe(key, Files.readAttributes(any, BasicFileAttributes.class));
    }
}
