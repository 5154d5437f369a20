package org.retrovue.api.plan;

import java.util.Map;
import java.util.TreeMap;

/**
 * A channel file, with the files beside it that it may refer to.
 *
 * @param file its name, for messages
 * @param text what is in it
 * @param beside the texts of the folder's files whose names begin with "_", by name: what {@code extends} and {@code include} may name
 */
public record PlanText(String file, String text, Map<String, String> beside) {
    /** Copies the map. */
    public PlanText {
        beside = Map.copyOf(beside);
    }

    /**
     * Makes the text of a file that stands alone.
     *
     * @param file its name, for messages
     * @param text what is in it
     */
    public PlanText(String file, String text) {
        this(file, text, Map.of());
    }

    /**
     * Names the content: whatever may change the meaning.
     *
     * @return hex SHA-256 of the text and of all files beside it
     */
    public String digest() {
        if (beside.isEmpty()) {
            return Seeds.hex(text);
        }
        StringBuilder all = new StringBuilder(Seeds.hex(text));
        new TreeMap<>(beside)
                .forEach((name, other) ->
                        all.append('\n').append(name).append(' ').append(Seeds.hex(other)));
        return Seeds.hex(all.toString());
    }
}
