package org.retrovue.source.filesystem.internal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.retrovue.api.source.AssetSheet;

/**
 * What one file beside media says, and what is wrong with it.
 *
 * @param sheet empty where the file cannot be read
 * @param problems a sentence each, with the file's name and, where it is known, line and column
 */
record SheetFile(AssetSheet sheet, List<String> problems) {
    /** Bytes; nobody writes more about a medium. */
    static final long LARGEST = 1_000_000;

    static final SheetFile NONE = new SheetFile(AssetSheet.EMPTY, List.of());

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    SheetFile {
        problems = List.copyOf(problems);
    }

    /**
     * Reads a file.
     *
     * @param file where it is
     * @param name for messages
     * @return what it says
     */
    static SheetFile read(Path file, String name) {
        try {
            if (Files.size(file) > LARGEST) {
                return wrong(name + ": it has more than " + LARGEST + " bytes and is left out");
            }
            byte[] content = Files.readAllBytes(file);
            List<String> problems = new ArrayList<>();
            AssetSheet sheet = name.endsWith(".nfo")
                    ? new Nfo(content, problems).sheet()
                    : AssetSheet.read(mapping(name, content, problems), problems);
            return new SheetFile(
                    sheet,
                    problems.stream().map(problem -> name + ": " + problem).toList());
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            String where = place == null ? "" : "line " + place.getLineNr() + ", column " + place.getColumnNr() + ": ";
            return wrong(name + ": " + where
                    + String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""));
        } catch (IOException e) {
            return wrong(name + ": it cannot be read: " + e);
        }
    }

    private static Map<?, ?> mapping(String name, byte[] content, List<String> problems) throws IOException {
        Object tree = (name.endsWith(".json") ? JSON : YAML).readValue(content, Object.class);
        if (tree instanceof Map<?, ?> map) {
            return map;
        }
        problems.add("it is a mapping such as {title: ..., year: 1954}, not "
                + (tree == null ? "empty" : tree.getClass().getSimpleName()));
        return Map.of();
    }

    private static SheetFile wrong(String problem) {
        return new SheetFile(AssetSheet.EMPTY, List.of(problem));
    }

    /** Fills what this does not say from another. */
    SheetFile over(SheetFile lower) {
        List<String> all = new ArrayList<>(problems);
        all.addAll(lower.problems);
        return new SheetFile(sheet.over(lower.sheet), all);
    }
}
