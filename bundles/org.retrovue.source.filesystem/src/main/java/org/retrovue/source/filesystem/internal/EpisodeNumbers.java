package org.retrovue.source.filesystem.internal;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.retrovue.api.catalog.Details;

/** Finds series, season and episode in a title and the folders around it: S02E05, 2x05, S01E01E02, "Season 2/05 - Title". */
final class EpisodeNumbers {
    private static final Pattern EPISODE =
            Pattern.compile("(?i)\\bs(\\d{1,3})[\\s._-]?e(\\d{1,4})(?:(?:-?e|-)(\\d{1,4}))*\\b");
    private static final Pattern CROSS = Pattern.compile("\\b(\\d{1,2})x(\\d{2,3})(?:(?:-|x)(\\d{2,3}))*\\b");
    private static final Pattern WORD = Pattern.compile("(?i)\\b(?:episode|ep|part|no)\\.? ?0*(\\d{1,4})\\b");
    private static final Pattern FIRST = Pattern.compile("^0*(\\d{1,3})\\b(?!x)");
    private static final Pattern SEASON_FOLDER =
            Pattern.compile("(?i)(?:season|series|staffel|saison|s)[\\s._-]?(\\d{1,3})(?:\\D.*)?");
    private static final Pattern SPECIALS = Pattern.compile("(?i)specials?|extras?");
    private static final Pattern DASHES = Pattern.compile("^[\\s\\-–—:._]+|[\\s\\-–—:._]+$");

    /** More would be a number that means something else. */
    private static final int MOST_IN_ONE = 10;

    private final String[] path;
    private final Map<String, String> facts;

    /** Fills facts from a path, whose last part is the file. */
    EpisodeNumbers(String[] path, Map<String, String> facts) {
        this.path = path;
        this.facts = facts;
    }

    /** Returns whether the title is numbered. */
    boolean read(String title) {
        for (Pattern pattern : new Pattern[] {EPISODE, CROSS}) {
            Matcher match = pattern.matcher(title);
            if (match.find()) {
                String before = trimmed(title.substring(0, match.start()));
                put(Integer.parseInt(match.group(1)), match.group(2), match.group(3));
                name(before, title.substring(match.end()));
                return true;
            }
        }
        return false;
    }

    /** Reads weaker signs, in folders of episodes only: a word such as "Part 7", or a number in front within the folder of a season. */
    void guess(String title) {
        Optional<Integer> season = season();
        Matcher word = WORD.matcher(title);
        Matcher first = FIRST.matcher(title);
        if (word.find()) {
            facts.put(Details.EPISODE, word.group(1));
            season.ifPresent(number -> facts.put(Details.SEASON, number.toString()));
            name("", title.substring(word.end()));
        } else if (season.isPresent() && first.find()) {
            put(season.get(), first.group(1), null);
            name("", title.substring(first.end()));
        }
    }

    private void put(int season, String first, @org.jspecify.annotations.Nullable String last) {
        int from = Integer.parseInt(first);
        int to = last == null ? from : Integer.parseInt(last);
        facts.put(Details.SEASON, Integer.toString(season));
        facts.put(Details.EPISODE, Integer.toString(from));
        if (to > from && to < from + MOST_IN_ONE) {
            facts.put("episode.last", Integer.toString(to));
        }
    }

    private void name(String before, String behind) {
        Optional<String> series = before.isEmpty() ? seriesFolder() : Optional.of(before);
        series.ifPresent(name -> facts.put(Details.SERIES, Years.without(name)));
        series.flatMap(Years::of).ifPresent(year -> facts.putIfAbsent(Details.YEAR, year));
        String title = trimmed(Years.without(behind));
        if (!title.isEmpty()) {
            facts.put(Details.EPISODE_TITLE, title);
        }
    }

    private Optional<Integer> season() {
        for (int i = path.length - 2; i >= 0; i--) {
            Matcher season = SEASON_FOLDER.matcher(path[i]);
            if (season.matches()) {
                return Optional.of(Integer.valueOf(season.group(1)));
            }
            if (SPECIALS.matcher(path[i]).matches() && i > 0) {
                return Optional.of(0);
            }
        }
        return Optional.empty();
    }

    /** The folder nearest to the file that names neither a season nor a kind. */
    private Optional<String> seriesFolder() {
        for (int i = path.length - 2; i >= 0; i--) {
            boolean isName = !SEASON_FOLDER.matcher(path[i]).matches()
                    && !SPECIALS.matcher(path[i]).matches()
                    && FolderKinds.of(path[i]).isEmpty();
            if (isName) {
                return Optional.of(path[i]);
            }
        }
        return Optional.of(path.length > 1 ? path[0] : FileNames.LOOSE);
    }

    private static String trimmed(String text) {
        return DASHES.matcher(text).replaceAll("");
    }
}
