package org.retrovue.source.filesystem.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the year in names: "Title (1954)", and "Title 1954 1080p" of files that machines named. */
final class Years {
    private static final Pattern IN_PARENTHESES = Pattern.compile("\\s*\\(((?:19|20)\\d\\d)\\)");
    private static final Pattern BEFORE_QUALITY = Pattern.compile(
            "(?i)(?<=\\S)\\s((?:19|20)\\d\\d)\\s+(?:480p|576p|720p|1080[pi]|2160p|4k|uhd|bluray|blu-ray|brrip|bdrip|dvdrip|dvd|web|webrip|web-dl|hdtv|remux|x26[45]|h\\.?26[45])\\b.*");

    private Years() {}

    static Optional<String> of(String name) {
        Matcher year = IN_PARENTHESES.matcher(name);
        if (year.find()) {
            return Optional.of(year.group(1));
        }
        Matcher release = BEFORE_QUALITY.matcher(name);
        return release.find() ? Optional.of(release.group(1)) : Optional.empty();
    }

    /** Returns the name without its year and what follows a year before words on quality. */
    static String without(String name) {
        String bare = BEFORE_QUALITY
                .matcher(IN_PARENTHESES.matcher(name).replaceAll(""))
                .replaceAll("")
                .strip();
        return bare.isEmpty() ? name : bare;
    }
}
