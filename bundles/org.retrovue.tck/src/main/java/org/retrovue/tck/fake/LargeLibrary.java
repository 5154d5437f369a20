package org.retrovue.tck.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.retrovue.api.catalog.Details;

/** Makes what is in the large catalogue. Its lengths are drawn from a generator that Java defines to the bit. */
final class LargeLibrary {
    /** Name, seasons, episodes a season, seconds, first year, genre, rating. A season of sitcoms and dramas ends with a double. */
    private static final String[] SERIES = {
        "Bar Show|11|25|1320|1982|comedy|TV-PG",
        "Medics|9|22|2610|1994|drama|TV-14",
        "Fire|8|22|2600|2001|drama|TV-14",
        "Police|7|22|2590|2003|drama|TV-14",
        "Sponge|12|40|660|1999|cartoon|TV-Y7",
        "Robo Pals|6|39|665|1987|cartoon|TV-Y7",
        "Duck Street|5|40|655|1990|cartoon|TV-Y",
        "Night Desk|6|24|1310|1979|comedy|TV-PG",
        "Harbor Lights|7|24|1335|1985|comedy|TV-PG",
        "Paper Route|4|22|1315|1991|comedy|TV-G",
        "Uncle Monk|5|26|1525|1966|comedy|TV-G",
        "Ranch Street|9|30|1530|1959|western|TV-G",
        "Copper Creek|8|28|2940|1961|western|TV-PG",
        "Detective Vale|7|22|2880|1974|mystery|TV-PG",
        "Star Runner|3|26|3010|1966|science fiction|TV-PG",
        "Star Runner Again|7|26|2725|1987|science fiction|TV-PG",
        "Strange Stories|5|30|1530|1959|anthology|TV-PG",
        "Crypt Hour|7|13|1620|1989|horror|TV-MA",
        "Turbo Kids|4|32|1290|1993|adventure|TV-Y7",
        "Kitchen Hour|10|20|1330|1998|cooking|TV-G",
        "World in View|10|20|2640|1995|documentary|TV-G",
        "Question Time Out|12|40|1325|1984|game show|TV-G",
        "Late Couch|8|40|2580|1992|talk|TV-14",
        "Courtroom Four|9|22|2615|1990|drama|TV-14"
    };

    private static final String[] FILM_WORDS = {
        "Night", "Owl", "River", "Lantern", "Harbor", "Midnight", "Garden", "Mirror", "Train", "Winter", "Captain",
        "Island", "Letter", "Shadow", "Carnival", "Orchard", "Storm", "Violin", "Castle", "Desert", "Clock", "Stranger"
    };

    private static final String[] GENRES = {
        "drama", "comedy", "western", "horror", "thriller", "noir", "romance", "musical", "science fiction", "adventure"
    };

    private static final String[] RATINGS = {"G", "PG", "PG", "PG-13", "R", "NR"};

    private final List<LargePiece> pieces = new ArrayList<>();
    private final Random random = new Random(4);

    List<LargePiece> pieces() {
        for (String row : SERIES) {
            series(row.split("\\|"));
        }
        films();
        presentation();
        shorts("promo", "promos", 400, 15, 45);
        shorts("bumper", "bumpers", 300, 3, 10);
        shorts("station-id", "station-ids", 60, 5, 12);
        shorts("psa", "psas", 200, 15, 60);
        shorts("trailer", "trailers", 300, 60, 150);
        shorts("teaser", "teasers", 100, 15, 40);
        shorts("filler", "filler", 200, 30, 900);
        shorts("music-video", "music", 900, 150, 330);
        shorts("news", "news", 600, 40, 240);
        shorts("commercial", "commercials", LargeCatalog.ASSETS - pieces.size(), 10, 60);
        name();
        return List.copyOf(pieces);
    }

    private void series(String[] row) {
        int seasons = Integer.parseInt(row[1]);
        int episodes = Integer.parseInt(row[2]);
        int seconds = Integer.parseInt(row[3]);
        for (int season = 1; season <= seasons; season++) {
            for (int episode = 1; episode <= episodes; episode++) {
                boolean isDouble = seconds > 1000 && episode == episodes;
                String number = String.format(Locale.ROOT, "S%02dE%02d", season, episode);
                String title = isDouble ? "The Long One" : "Chapter " + ((season - 1) * episodes + episode);
                LargePiece piece = add(
                        slug(row[0]) + "/" + number.toLowerCase(Locale.ROOT),
                        row[0],
                        "episode",
                        row[0] + " " + number + " " + title,
                        (isDouble ? 2 : 1) * seconds - 15,
                        (isDouble ? 2 : 1) * seconds + 15);
                piece.with(Details.SERIES, row[0])
                        .with(Details.SEASON, season)
                        .with(Details.EPISODE, episode)
                        .with(Details.EPISODE_TITLE, title)
                        .with(Details.YEAR, Integer.parseInt(row[4]) + season - 1)
                        .with(Details.RATING, row[6])
                        .genres(row[5]);
                if (season % 2 == 1 && seconds > 1000) {
                    piece.chapters(seconds > 2000 ? 5 : 3);
                }
            }
        }
    }

    private void films() {
        for (int i = 0; i < 1300; i++) {
            String first = FILM_WORDS[i % FILM_WORDS.length];
            String second = FILM_WORDS[(i / FILM_WORDS.length + i + 1) % FILM_WORDS.length];
            boolean christmas = i % 20 == 7;
            String genre = christmas ? "family" : GENRES[i % GENRES.length];
            String title = (christmas ? "Christmas with the " + first : "The " + first + " and the " + second)
                    + (i < FILM_WORDS.length ? "" : " " + (i / FILM_WORDS.length + 1));
            int year = 1930 + (i * 7) % 90;
            LargePiece piece = add("films/" + slug(title), "films", "film", title + " (" + year + ")", 4200, 12_000)
                    .with(Details.YEAR, year)
                    .with(Details.RATING, christmas ? "G" : genre.equals("horror") ? "R" : RATINGS[i % RATINGS.length])
                    .genres(i % 3 == 0 ? new String[] {genre, "classic"} : new String[] {genre});
            if (christmas) {
                piece.tag("christmas");
            }
            if (i % 2 == 0) {
                piece.chapters(8 + i % 12);
            }
        }
    }

    private void presentation() {
        for (String rating : List.of("G", "PG", "PG-13", "R", "NR", "TV-G", "TV-PG", "TV-14", "TV-MA")) {
            add("cards/" + slug(rating), "rating-cards", "rating-card", "Rated " + rating, 6, 8)
                    .with(Details.RATING, rating)
                    .with(Details.INTERSTITIAL, "rating-card");
        }
        for (String name : List.of(
                "Feature Presentation",
                "Network Intro",
                "Coming Up Next",
                "Cartoon Intro",
                "Cartoon Outro",
                "Countdown",
                "Sign Off",
                "Sign On",
                "Parental Slate",
                "Host Open",
                "Host Close",
                "News Open",
                "News Close",
                "Weather",
                "Film Intro",
                "Film Outro")) {
            int seconds = name.equals("Countdown") ? 300 : name.equals("Weather") ? 90 : 15;
            add("presentation/" + slug(name), "presentation", "presentation", name, seconds, seconds)
                    .with(Details.INTERSTITIAL, "presentation")
                    .alias(slug(name).replace('-', '_'));
        }
    }

    private void shorts(String type, String collection, int count, int least, int most) {
        for (int i = 1; i <= count; i++) {
            String words = type.replace('-', ' ');
            String title = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + " " + i;
            LargePiece piece = add(collection + "/" + slug(title), collection, type, title, least, most);
            if (!type.equals("music-video") && !type.equals("news")) {
                piece.with(Details.INTERSTITIAL, type);
            } else if (type.equals("music-video")) {
                piece.with(Details.YEAR, 1978 + i % 30).genres(i % 2 == 0 ? "pop" : "rock");
            }
            if (type.equals("commercial")) {
                piece.tag("brand-" + i % 120);
            }
        }
    }

    /** Gives all two names, some three, and leaves as many without as it takes. */
    private void name() {
        int count = pieces.stream().mapToInt(LargePiece::aliases).sum();
        for (int round = 1; count < LargeCatalog.ALIASES; round++) {
            for (LargePiece piece : pieces) {
                if (count < LargeCatalog.ALIASES) {
                    piece.alias(round == 1 ? piece.key.replace('/', ' ') : piece.key.replace('/', '.') + "." + round);
                    count++;
                }
            }
        }
    }

    /** Adds a piece between two lengths, to the millisecond where they differ. */
    private LargePiece add(String key, String collection, String type, String title, int least, int most) {
        long millis = 1000L * least + (most > least ? random.nextInt(1000 * (most - least)) : 0);
        LargePiece piece = new LargePiece(key, collection, type, title, millis, pieces.size());
        pieces.add(piece);
        return piece;
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
