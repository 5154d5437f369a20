package org.retrovue.source.filesystem.internal;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.retrovue.api.source.MediaDescriptor;

/** Reads a file's path as people name their files: {@code Collection/folder/Show - S01E02 - Title [tag].mkv}. */
final class FileNames {
    /** The collection of files that lie in no folder. */
    static final String LOOSE = "media";

    private static final Pattern TAG = Pattern.compile("\\[([^\\[\\]]+)]");
    private static final Pattern EPISODE = Pattern.compile("(?i)\\bs(\\d{1,3})\\s?e(\\d{1,4})\\b");
    private static final Pattern CROSS = Pattern.compile("\\b(\\d{1,2})x(\\d{2,3})\\b");
    private static final Pattern NUMBERED =
            Pattern.compile("(?i)(?:^|\\b(?:episode|ep|part|no)\\.? ?)0*(\\d{1,4})\\b|\\b0*(\\d{1,3})$");
    private static final Pattern DASHES = Pattern.compile("^[\\s\\-–—:]+|[\\s\\-–—:]+$");

    private static final Map<String, String> TYPES = types();

    private FileNames() {}

    static MediaDescriptor describe(String key, BasicFileAttributes attributes) {
        String[] path = key.split("/");
        String collection = path.length > 1 ? path[0] : LOOSE;
        String stem = stem(path[path.length - 1]);
        Set<String> tags = new TreeSet<>();
        for (int i = 1; i < path.length - 1; i++) {
            tags.add(path[i].toLowerCase(Locale.ROOT));
        }
        Matcher tag = TAG.matcher(stem);
        while (tag.find()) {
            tags.add(tag.group(1).strip().toLowerCase(Locale.ROOT));
        }
        String title = title(stem);
        Map<String, String> facts = episode(title, collection);
        return new MediaDescriptor(key, collection, title, type(path, title, facts), tags, version(attributes), facts);
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

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** Keeps the number of an episode in the title, because titles in natural order are the order of a series. */
    private static String title(String stem) {
        String bare = TAG.matcher(stem).replaceAll(" ");
        if (bare.strip().indexOf(' ') < 0) {
            bare = bare.replace('.', ' ').replace('_', ' ');
        }
        bare = bare.replaceAll("\\s+", " ").strip();
        return bare.isEmpty() ? stem : bare;
    }

    private static Map<String, String> episode(String title, String collection) {
        Map<String, String> facts = new HashMap<>();
        Matcher match = EPISODE.matcher(title);
        boolean found = match.find();
        if (!found) {
            match = CROSS.matcher(title);
            found = match.find();
        }
        if (found) {
            String before = DASHES.matcher(title.substring(0, match.start())).replaceAll("");
            facts.put("series", before.isEmpty() ? collection : before);
            facts.put("season", Integer.toString(Integer.parseInt(match.group(1))));
            facts.put("episode", Integer.toString(Integer.parseInt(match.group(2))));
            String after = DASHES.matcher(title.substring(match.end())).replaceAll("");
            if (!after.isEmpty()) {
                facts.put("episode.title", after);
            }
        }
        return facts;
    }

    /** The folder nearest to the file that says what its files are; else what the name looks like. */
    private static String type(String[] path, String title, Map<String, String> facts) {
        for (int i = path.length - 2; i >= 0; i--) {
            String type =
                    TYPES.get(path[i].toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-'));
            if (type != null) {
                return type;
            }
        }
        boolean numbered =
                facts.containsKey("episode") || NUMBERED.matcher(title).find();
        return numbered ? "episode" : "video";
    }

    private static Map<String, String> types() {
        Map<String, String> types = new HashMap<>();
        String[][] words = {
            {"film", "film", "films", "movie", "movies"},
            {"episode", "episodes", "series", "shows", "tv", "tv-shows"},
            {"commercial", "commercial", "commercials", "ad", "ads", "adverts", "spots"},
            {"bumper", "bumper", "bumpers"},
            {"promo", "promo", "promos", "trailer", "trailers"},
            {"filler", "filler", "fillers"},
            {"station-id", "station-id", "station-ids", "ident", "idents"},
            {"presentation", "card", "cards", "rating-card", "rating-cards", "host", "hosts"}
        };
        for (String[] row : words) {
            for (int i = 1; i < row.length; i++) {
                types.put(row[i], row[0]);
            }
        }
        return Map.copyOf(types);
    }
}
