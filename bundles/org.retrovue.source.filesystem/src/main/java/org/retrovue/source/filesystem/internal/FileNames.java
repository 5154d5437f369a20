package org.retrovue.source.filesystem.internal;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.retrovue.api.catalog.Details;
import org.retrovue.api.source.MediaDescriptor;

/** Reads a file's path as people name their files: {@code Collection/folder/Show - S01E02 - Title [tag].mkv}, {@code films/Title (1954) {edition-Restored}.mkv}. */
final class FileNames {
    /** The collection of files that lie in no folder. */
    static final String LOOSE = "media";

    private static final Pattern TAG = Pattern.compile("\\[([^\\[\\]]+)]");
    private static final Pattern BRACES = Pattern.compile("\\{([A-Za-z]+)-([^{}]+)}");
    private static final Pattern NUMBERED =
            Pattern.compile("(?i)(?:^|\\b(?:episode|ep|part|no)\\.? ?)0*(\\d{1,4})\\b|\\b0*(\\d{1,3})$");
    private static final Pattern RATING =
            Pattern.compile("(?i)(?:rated[\\s_-]*)?(G|PG|PG-?13|R|NC-?17|NR|X|TV-?(?:Y7?|G|PG|14|MA))");

    private FileNames() {}

    static MediaDescriptor describe(String key, BasicFileAttributes attributes) {
        String[] path = key.split("/");
        String collection = path.length > 1 ? path[0] : LOOSE;
        String stem = stem(path[path.length - 1]);
        Set<String> tags = new TreeSet<>();
        for (int i = 1; i < path.length - 1; i++) {
            tags.add(path[i].toLowerCase(Locale.ROOT));
        }
        Map<String, String> facts = new HashMap<>();
        Matcher tag = TAG.matcher(stem);
        while (tag.find()) {
            tags.add(tag.group(1).strip().toLowerCase(Locale.ROOT));
            rating(tag.group(1)).ifPresent(rating -> facts.put(Details.RATING, rating));
        }
        braces(stem, tags, facts);
        String title = title(stem);
        String type = type(path, title, facts);
        if (type.equals("film") || type.equals("video") || type.equals("episode")) {
            programme(path, title, type, facts);
        }
        if (facts.getOrDefault(Details.INTERSTITIAL, "").equals("rating-card")) {
            rating(title).ifPresent(rating -> facts.put(Details.RATING, rating));
        }
        return new MediaDescriptor(key, collection, title, type, tags, version(attributes), facts);
    }

    static boolean isHidden(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().startsWith(".");
    }

    static boolean isMedia(Path file, Set<String> extensions) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return !name.startsWith(".")
                && dot > 0
                && extensions.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    static String key(Path relative) {
        StringBuilder key = new StringBuilder();
        for (Path part : relative) {
            key.append(key.length() == 0 ? "" : "/").append(part);
        }
        return key.toString();
    }

    private static String version(BasicFileAttributes attributes) {
        return attributes.size() + "-" + attributes.lastModifiedTime().toMillis();
    }

    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** Keeps the number of an episode in the title, because titles in natural order are the order of a series. */
    private static String title(String stem) {
        String bare = BRACES.matcher(TAG.matcher(stem).replaceAll(" ")).replaceAll(" ");
        if (bare.strip().indexOf(' ') < 0) {
            bare = bare.replace('.', ' ').replace('_', ' ');
        }
        bare = bare.replaceAll("\\s+", " ").strip();
        return bare.isEmpty() ? stem : bare;
    }

    /** Media managers write editions and the ids of databases in braces: {edition-Director's Cut}, {tmdb-603}. */
    private static void braces(String stem, Set<String> tags, Map<String, String> facts) {
        Matcher braces = BRACES.matcher(stem);
        while (braces.find()) {
            String name = braces.group(1).toLowerCase(Locale.ROOT);
            String value = braces.group(2).strip();
            facts.put(name.equals("edition") ? name : "id." + name, value);
            if (name.equals("edition")) {
                tags.add(value.toLowerCase(Locale.ROOT));
            }
        }
    }

    private static void programme(String[] path, String title, String type, Map<String, String> facts) {
        Optional<String> year = Years.of(title);
        for (int i = path.length - 2; i >= 0 && year.isEmpty(); i--) {
            year = Years.of(path[i]);
        }
        year.ifPresent(found -> facts.putIfAbsent(Details.YEAR, found));
        List<String> genres = new ArrayList<>();
        for (int i = 0; i < path.length - 1; i++) {
            FolderKinds.genre(path[i]).filter(genre -> !genres.contains(genre)).ifPresent(genres::add);
        }
        if (!genres.isEmpty()) {
            facts.put(Details.GENRES, String.join("\n", genres));
        }
        if (!type.equals("episode") && !Years.without(title).equals(title)) {
            facts.put(Details.ALIASES, Years.without(title));
        }
    }

    /** The folder nearest to the file that says what its files are; else what the name looks like. */
    private static String type(String[] path, String title, Map<String, String> facts) {
        EpisodeNumbers numbers = new EpisodeNumbers(path, facts);
        for (int i = path.length - 2; i >= 0; i--) {
            Optional<FolderKinds.Kind> kind = FolderKinds.of(path[i]);
            if (kind.isPresent()) {
                if (!kind.get().interstitial().isEmpty()) {
                    facts.put(Details.INTERSTITIAL, kind.get().interstitial());
                } else if (!numbers.read(title) && kind.get().type().equals("episode")) {
                    numbers.guess(title);
                }
                return kind.get().type();
            }
        }
        if (numbers.read(title)) {
            return "episode";
        }
        if (NUMBERED.matcher(title).find()) {
            numbers.guess(title);
            return "episode";
        }
        return "video";
    }

    private static Optional<String> rating(String words) {
        Matcher rating = RATING.matcher(words.strip());
        return rating.matches()
                ? Optional.of(
                        rating.group(1).toUpperCase(Locale.ROOT).replaceFirst("^(PG|NC|TV)-?(?=[0-9YGPM])", "$1-"))
                : Optional.empty();
    }
}
