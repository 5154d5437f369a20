package org.retrovue.source.catalogfile.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.retrovue.api.source.AssetSheet;
import org.retrovue.api.source.Given;
import org.retrovue.api.source.MediaDescriptor;

/** Reads lines of one catalogue file. One thread. */
final class LineReader {
    private static final int LONGEST_LINE = 200_000;
    private static final int LONGEST_KEY = 900;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path folder;
    private final String collection;
    private final String name;
    private final List<String> problems;
    private final MessageDigest digest;

    /**
     * Begins a file.
     *
     * @param file the file
     * @param problems gets what is wrong, a sentence each, beginning with file and line
     */
    LineReader(Path file, List<String> problems) {
        this.folder = file.resolveSibling("").toAbsolutePath();
        this.name = String.valueOf(file.getFileName());
        this.collection = name.substring(0, name.lastIndexOf('.'));
        this.problems = problems;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Reads a line.
     *
     * @param text the line
     * @param number from one
     * @return what it lists; nothing for a blank one, a remark (#), and one that is wrong
     */
    Optional<Entry> read(String text, int number) {
        String line = text.startsWith("\ufeff") ? text.substring(1).strip() : text.strip();
        if (line.isEmpty() || line.startsWith("#")) {
            return Optional.empty();
        }
        String place = name + ":" + number;
        if (line.length() > LONGEST_LINE) {
            problems.add(place + ": it has more than " + LONGEST_LINE + " characters and is left out");
            return Optional.empty();
        }
        try {
            if (JSON.readValue(line, Object.class) instanceof Map<?, ?> map) {
                return entry(map, line, place);
            }
            problems.add(place + ": a line is a JSON object such as {\"key\": \"...\", \"title\": \"...\"}");
        } catch (JsonProcessingException e) {
            String column =
                    e.getLocation() == null ? "" : "column " + e.getLocation().getColumnNr() + ": ";
            problems.add(place + ": " + column
                    + String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""));
        }
        return Optional.empty();
    }

    private Optional<Entry> entry(Map<?, ?> map, String line, String place) {
        Map<Object, Object> values = new HashMap<>(map);
        String file = text(values.remove("file"));
        String key = text(values.remove("key"));
        key = key.isEmpty() ? file : key;
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            problems.add(place + ": it needs a \"key\" of 1 to " + LONGEST_KEY + " characters, or a \"file\"");
            return Optional.empty();
        }
        List<String> wrong = new ArrayList<>();
        AssetSheet sheet = AssetSheet.read(values, wrong);
        wrong.forEach(problem -> problems.add(place + ": " + problem));
        try {
            Map<String, String> facts =
                    wrong.isEmpty() ? Map.of() : Map.of("problem.sidecar", place + ": " + String.join("; ", wrong));
            MediaDescriptor bare = new MediaDescriptor(
                    key,
                    collection,
                    title(key),
                    "video",
                    Set.of(),
                    version(line),
                    facts,
                    new Given(Optional.empty(), List.of(), false));
            return Optional.of(new Entry(place, address(file, key), sheet.on(bare)));
        } catch (URISyntaxException | InvalidPathException e) {
            problems.add(place + ": \"" + file + "\" is neither a path nor an address: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? "" : String.valueOf(value).strip();
    }

    private URI address(String file, String key) throws URISyntaxException {
        if (file.isEmpty()) {
            return new URI("unread", null, "/" + key, null);
        }
        if (file.matches("(?i)[a-z][a-z0-9+.-]+:/.*")) {
            return new URI(file);
        }
        return folder.resolve(file).normalize().toUri();
    }

    private static String title(String key) {
        String last = key.substring(key.lastIndexOf('/') + 1);
        return last.isEmpty() ? key : last;
    }

    private String version(String line) {
        return "line-" + HexFormat.of().formatHex(digest.digest(line.getBytes(StandardCharsets.UTF_8)), 0, 8);
    }
}
