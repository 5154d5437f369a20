package org.retrovue.shell.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words after a command's first ones, as people type them: the shell knows options only before all other words, people write them behind as well.
 *
 * @param plain words that are no options
 * @param options by name; of those without a value the value is "true"
 */
record Words(List<String> plain, Map<String, String> options) {
    /**
     * Sorts words.
     *
     * @param words as they were typed
     * @param flags options without a value
     * @param valued options whose value is the next word
     * @throws IllegalArgumentException that names the options, for another one or a missing value
     */
    static Words of(String[] words, Set<String> flags, Set<String> valued) {
        List<String> plain = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            if (flags.contains(word)) {
                options.put(word, "true");
            } else if (valued.contains(word) && i + 1 < words.length) {
                options.put(word, words[++i]);
            } else if (word.startsWith("--")) {
                throw new IllegalArgumentException(
                        (valued.contains(word) ? word + " needs a value" : "there is no option " + word)
                                + "; there are "
                                + String.join(", ", flags.stream().sorted().toList())
                                + (valued.isEmpty()
                                        ? ""
                                        : ", "
                                                + String.join(
                                                        ", ",
                                                        valued.stream().sorted().toList())));
            } else {
                plain.add(word);
            }
        }
        return new Words(plain, options);
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    String get(String option, String otherwise) {
        return options.getOrDefault(option, otherwise);
    }

    /** Returns these words as one text. */
    String joined() {
        return String.join(" ", plain);
    }

    /**
     * Refuses words that are no options.
     *
     * @throws IllegalArgumentException that names them
     */
    void refuseMore() {
        if (!plain.isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + joined() + "\" is one word too many; a name with blanks needs quotes");
        }
    }
}
