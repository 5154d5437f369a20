package org.retrovue.api.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;
import org.retrovue.api.catalog.Marker;
import org.retrovue.time.Rational;

public final class AssetSheetTest {
    private final List<String> problems = new ArrayList<>();
    private final MediaDescriptor file = new MediaDescriptor(
            "bar/S01E02.mkv",
            "bar",
            "S01E02 pilot",
            "video",
            Set.of("season 1"),
            "1",
            Map.of("series", "bar", "season", "1", "episode", "2", "episode.title", "pilot"));

    @Test
    public void whatIsWrittenCountsMoreThanWhatTheNameSays() {
        MediaDescriptor described = read(Map.of(
                        "series",
                        "Bar Show",
                        "title",
                        "Pilot",
                        "year",
                        1982,
                        "genres",
                        "Comedy, Sitcom",
                        "tags",
                        List.of("Classic"),
                        "aliases",
                        List.of("The One, the Only"),
                        "rating",
                        "TV-PG",
                        "attributes",
                        Map.of("mood", "light")))
                .on(file);

        assertThat(described.title()).isEqualTo("Bar Show S01E02 Pilot");
        assertThat(described.type()).isEqualTo("episode");
        assertThat(described.tags()).containsExactlyInAnyOrder("season 1", "classic");
        assertThat(described.attributes())
                .containsEntry("series", "Bar Show")
                .containsEntry("season", "1")
                .containsEntry("episode.title", "Pilot")
                .containsEntry("genres", "comedy\nsitcom")
                .containsEntry("aliases", "The One, the Only")
                .containsEntry("mood", "light");
        assertThat(problems).isEmpty();
    }

    @Test
    public void aTitleWithItsNumberStaysAsItIs() {
        assertThat(read(Map.of("title", "Bar Show S01E02 Chapter 2")).on(file).title())
                .isEqualTo("Bar Show S01E02 Chapter 2");
        assertThat(read(Map.of("type", "Rating_Card", "title", "Card"))
                        .on(new MediaDescriptor("c.mkv", "c", "c", "video", Set.of(), "1", Map.of())))
                .extracting(MediaDescriptor::title, MediaDescriptor::type)
                .containsExactly("Card", "rating-card");
    }

    @Test
    public void timesAreReadAsPeopleAndProgramsWriteThem() {
        for (String text : List.of("1h30m", "5400", "5400s", "01:30:00", "90:00", "5400000ms", "5400.000", "5400/1")) {
            assertThat(read(Map.of("duration", text)).duration()).as(text).contains(Rational.of(5400));
        }
        assertThat(read(Map.of("duration", 90.5)).duration()).contains(Rational.of(181, 2));
        assertThat(read(Map.of("duration", "22m30.25s")).duration()).contains(Rational.of(5401, 4));
        assertThat(problems).isEmpty();
    }

    @Test
    public void markersHaveKinds() {
        AssetSheet sheet = read(Map.of(
                "chapters", List.of("12m", Map.of("at", 0, "title", "Cold open")),
                "breaks", "7m",
                "markers", List.of(Map.of("kind", "Credits", "at", "21m"))));

        assertThat(sheet.markers())
                .containsExactly(
                        new Marker(Marker.Kind.CHAPTER, Rational.ZERO, "Cold open"),
                        new Marker(Marker.Kind.BREAK, Rational.of(420), ""),
                        new Marker(Marker.Kind.CHAPTER, Rational.of(720), ""),
                        new Marker(Marker.Kind.CREDITS, Rational.of(1260), ""));
    }

    @Test
    public void whatIsWrongIsToldAndTheRestCounts() {
        AssetSheet sheet = read(Map.of(
                "yaer",
                1950,
                "season",
                "two",
                "duration",
                "long",
                "title",
                List.of("a"),
                "zzz",
                1,
                "rating",
                "PG",
                "breaks",
                List.of(Map.of("title", "x"))));

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "there is no key 'yaer'; did you mean 'year'?",
                        "'season' is a whole number, not \"two\"",
                        "'duration' is a time such as 22m, 90.5s, 00:22:30 or seconds, not \"long\"",
                        "'title' is one text, not [a]",
                        "there is no key 'zzz'; keys are title, type, collection, tags, series, season, episode, episode_title, year,"
                                + " genres, rating, interstitial, aliases, duration, chapters, breaks, credits, markers, attributes,"
                                + " details, notes",
                        "'breaks': \"at\" is missing in {title=x}");
        assertThat(sheet.attributes()).isEqualTo(Map.of("rating", "PG"));
    }

    @Test
    public void aLengthOfNothingIsToldAndThirtyHoursAreTaken() {
        assertThat(read(Map.of("duration", "0s")).duration()).isEmpty();
        assertThat(read(Map.of("duration", "00:00")).duration()).isEmpty();
        assertThat(problems)
                .containsExactly(
                        "'duration' is longer than nothing, not \"0s\"",
                        "'duration' is longer than nothing, not \"00:00\"");
        assertThat(read(Map.of("duration", "30h")).duration()).contains(Rational.of(108_000));
    }

    @Test
    public void oneSheetLiesOverAnother() {
        AssetSheet upper = read(Map.of("title", "A", "year", 1950, "breaks", "7m"));
        AssetSheet lower = read(Map.of("title", "B", "type", "film", "rating", "G", "breaks", "9m", "chapters", "1m"));

        AssetSheet both = upper.over(lower);

        assertThat(both.title()).contains("A");
        assertThat(both.type()).isEqualTo(Optional.of("film"));
        assertThat(both.attributes()).isEqualTo(Map.of("year", "1950", "rating", "G"));
        assertThat(both.markers()).extracting(Marker::at).containsExactlyInAnyOrder(Rational.of(420), Rational.of(60));
        assertThat(AssetSheet.EMPTY.over(lower)).isEqualTo(lower);
    }

    private AssetSheet read(Map<String, ?> values) {
        return AssetSheet.read(values, problems);
    }
}
