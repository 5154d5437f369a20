package org.retrovue.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.Test;
import org.retrovue.time.Rational;

public final class QueryTextTest {
    private final Asset episode = asset(
            "media:Bar Show/S03E07.mkv",
            "episode",
            "Bar Show S03E07",
            1320,
            Map.of("series", "Bar Show", "season", "3", "episode", "7", "genres", "comedy\nsitcom", "rating", "TV-PG"));
    private final Asset film = asset(
            "media:films/Night.mkv",
            "movie",
            "Night of the Owls",
            5400,
            Map.of("year", "1954", "rating", "PG", "genres", "horror", "aliases", "owls\nthe owl film"));
    private final Asset card = asset("media:c.png", "rating_card", "Card", 5, Map.of("interstitial", "rating_card"));

    @Test
    public void whatThePageOfTheLanguageShowsIsUnderstood() {
        assertFinds("type:episode series:'Bar Show' season:1..11", episode);
        assertFinds("type:film year:1940..1969 rating:(G or PG)", film);
        assertFinds("type:rating-card", card);
        assertFinds("duration:80m..90m", film);
        assertFinds("type:film tag:christmas");
        assertFinds("genre:horror", film);
    }

    @Test
    public void termsSideBySideMustAllHoldAndOrBindsLess() {
        assertFinds("type:film or type:episode season:9", film);
        assertFinds("(type:film or type:episode) -season:9", film, episode);
        assertFinds("not (genre:horror OR type:rating-card)", episode);
        assertFinds("type:movies AND NOT year:1960..", film);
        assertFinds("-type:(film or rating-card)", episode);
    }

    @Test
    public void theKindOfAnInterstitialCountsAsAType() {
        Asset trailer = asset("media:t.mkv", "promo", "Soon", 60, Map.of("interstitial", "trailer"));

        assertThat(AssetQuery.parse("type:trailer").matches(trailer)).isTrue();
        assertThat(AssetQuery.parse("type:promo").matches(trailer)).isTrue();
        assertThat(AssetQuery.parse("type:teaser").matches(trailer)).isFalse();
    }

    @Test
    public void numbersAreListsAndRanges() {
        assertFinds("season:(1 or 3..6)", episode);
        assertFinds("season:1,3..6", episode);
        assertFinds("episode:..6");
        assertFinds("year:1954..", film);
        assertFinds("year:*", film);
        assertFinds("-year:*", episode, card);
    }

    @Test
    public void aLengthAloneGoesToTheNextOfItsUnit() {
        assertFinds("duration:22m", episode);
        assertFinds("duration:21m");
        assertFinds("duration:1h", film);
        assertFinds("duration:1h30m0s..", film);
        assertFinds("duration:..5s", card);
    }

    @Test
    public void aBareWordIsWithinTitleOrAlias() {
        assertFinds("owl", film);
        assertFinds("'owl film'", film);
        assertFinds("s03", episode);
        assertFinds("alias:owls", film);
        assertFinds("alias:owl");
        assertFinds("title:'night*owls'", film);
    }

    @Test
    public void placesAndTimesCanBeAskedFor() {
        assertFinds("id:media:films/*", film);
        assertFinds("source:media collection:c -type:film", episode, card);
        assertFinds("added:1970-01-01", episode, film, card);
        assertFinds("added:1970-01-02..");
        assertFinds("series:*", episode);
        assertFinds("", episode, film, card);
    }

    @Test
    public void theTextOfAQueryReadsAsAnEqualQuery() {
        for (String text : List.of(
                "",
                "a b or c -d",
                "(a or b) (c or d e)",
                "type:movies",
                "season:(1 or 3..6,9 or ..2 or 40..)",
                "tag:(a and b and not c)",
                "not not a",
                "title:'it''s' \"say \"\"so\"\"\" alias:\"'\" 'and' '-x' '..' 'a:b'",
                "duration:(22m or 90s or 1h or 60m or 0s or 10m..12m30s500ms or ..5s or 3h..)",
                "duration:*",
                "year:0..0 episode:0.. added:2026-01-01,2026-02-01..",
                "((((a))))",
                "id:media:films/Night.mkv")) {
            AssetQuery query = AssetQuery.parse(text);
            AssetQuery again = AssetQuery.parse(query.text());
            assertThat(again).as(text).isEqualTo(query).hasSameHashCodeAs(query);
            for (Asset asset : List.of(episode, film, card)) {
                assertThat(again.matches(asset)).as(text).isEqualTo(query.matches(asset));
            }
        }
        assertThat(AssetQuery.parse("  type:MOVIE   year:1950 ").text()).isEqualTo("type:film year:1950");
    }

    @Test
    public void anErrorSaysWhereAndWhatMayBeMeant() {
        assertError("type:film yaer:1950", 10, "there is no field 'yaer'; fields are type, series", "year");
        assertError("zzzzz:1", 0, "there is no field", "");
        assertError("season:two", 7, "season: \"two\" is not a number or a range such as 3 or 1..11", "");
        assertError("year:1940-1969", 5, "is not a number or a range", "1940..1969");
        assertError("year:1969..1940", 5, "ends before it begins", "1940..1969");
        assertError("duration:90", 9, "is not a length or a range such as 22m", "");
        assertError("title:'Bar Show", 6, "this quote is not closed", "");
        assertError("(a or b", 0, "this ( is not closed", "");
        assertError("a b)", 3, "this ) closes nothing", "");
        assertError("title:(Bar Show)", 11, "write \"or\" or \"and\" between values, or quotes", "");
        assertError("type:", 5, "a value is missing after \"type:\"", "");
        assertError("type: series:x", 5, "a value is missing after \"type:\"", "");
        assertError("a or", 4, "a term is missing here", "");
        assertError("a and or b", 6, "something is missing before or behind \"or\"", "");
        assertError("year:1940 .. 1950", 10, "a range has no blanks", "");
        assertError("'a'b", 3, "a blank is missing behind the closing quote", "");
        assertError("(".repeat(60), 50, "nested more than 50 deep", "");
        assertError("a".repeat(10_001), 10_000, "at most 10000 characters", "");
    }

    @Test
    public void anyTextIsReadOrRefusedWithAPlaceAndWhatIsReadIsWrittenAsTheSame() {
        String[] pieces = {
            "type:",
            "film",
            " ",
            " ",
            " ",
            "(",
            ")",
            "or",
            "and",
            "not",
            "-",
            "'",
            "\"",
            "''",
            "..",
            "year:",
            "1950",
            "3",
            "title:",
            "*",
            "a",
            "B b",
            ",",
            "|",
            "&",
            "duration:",
            "22m",
            "1h",
            "ms",
            ":",
            "tag:",
            "é",
            "\\",
            "added:",
            "2026-01-01"
        };
        Random random = new Random(4);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            Optional<AssetQuery> query = Optional.empty();
            try {
                query = Optional.of(AssetQuery.parse(text.toString()));
            } catch (AssetQuery.SyntaxException e) {
                assertThat(e.at()).as(text.toString()).isBetween(0, text.length());
            }
            if (query.isPresent()) {
                AssetQuery again = AssetQuery.parse(query.get().text());
                assertThat(again).as(text.toString()).isEqualTo(query.get());
                for (Asset asset : List.of(episode, film, card)) {
                    assertThat(again.matches(asset))
                            .as(text.toString())
                            .isEqualTo(query.get().matches(asset));
                }
                read++;
            }
        }
        assertThat(read).isGreaterThan(2000);
    }

    @Test
    public void queriesAreMadeFromPartsToo() {
        AssetQuery query = AssetQuery.any("series_title", List.of("Bar Show", "Medics"))
                .and(AssetQuery.any("season", List.of("1", "3..6")))
                .and(AssetQuery.any("rating", List.of("R")).not())
                .and(AssetQuery.lasting(Optional.of(Duration.ofMinutes(20)), Optional.empty()));

        assertThat(query.text())
                .isEqualTo("series:('Bar Show' or Medics) season:(1 or 3..6) not rating:R duration:20m..");
        assertThat(query.matches(episode)).isTrue();
        assertThat(new AssetQuery(List.of("C"), List.of(), List.of(), List.of("a", "b")))
                .isEqualTo(AssetQuery.parse("collection:C tag:a tag:b"));
        assertThat(AssetQuery.any("type", List.of())).isEqualTo(AssetQuery.ALL);
        assertThatThrownBy(() -> AssetQuery.any("season", List.of("x"))).hasMessageContaining("\"x\" is not a number");
    }

    private void assertFinds(String query, Asset... expected) {
        AssetQuery parsed = AssetQuery.parse(query);
        assertThat(List.of(episode, film, card).stream().filter(parsed::matches))
                .as(query)
                .containsExactlyInAnyOrder(expected);
    }

    private static void assertError(String query, int at, String message, String suggestion) {
        AssetQuery.SyntaxException error =
                catchThrowableOfType(AssetQuery.SyntaxException.class, () -> AssetQuery.parse(query));
        assertThat(error).as(query).isNotNull().hasMessageContaining(message);
        assertThat(error.at()).as(query).isEqualTo(at);
        assertThat(error.suggestion()).as(query).isEqualTo(suggestion);
    }

    private static Asset asset(String id, String type, String title, long seconds, Map<String, String> attributes) {
        return new Asset(
                AssetId.of(id),
                "c",
                title,
                type,
                Set.of(),
                URI.create("file:///m"),
                "1",
                AssetState.READY,
                Optional.empty(),
                Rational.of(seconds),
                "c",
                List.of(),
                new HashMap<>(attributes),
                Instant.EPOCH);
    }
}
