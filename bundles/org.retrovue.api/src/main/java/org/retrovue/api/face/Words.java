package org.retrovue.api.face;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words after a command's first ones, as people type them: the shell knows options only before all other words, people write them behind as well.
 *
 * @param plain words that are no options
 * @param options by name; of those without a value the value is "true"
 */
public record Words(List<String> plain, Map<String, String> options) {
    /** Holds copies. */
    public Words {
        plain = List.copyOf(plain);
        options = Map.copyOf(options);
    }

    /**
     * Sorts words.
     *
     * @param words as they were typed
     * @param flags options without a value
     * @param valued options whose value is the next word
     * @return the words
     * @throws IllegalArgumentException that names the options, for another one or a missing value
     */
    public static Words of(String[] words, Set<String> flags, Set<String> valued) {
        List<String> plain = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            if (flags.contains(word)) {
                options.put(word, "true");
            } else if (valued.contains(word) && i + 1 < words.length) {
                options.put(word, words[++i]);
            } else if (word.startsWith("--")) {
                String wrong = valued.contains(word) ? word + " needs a value" : "there is no option " + word;
                throw new IllegalArgumentException(wrong + "; there are " + listed(flags, valued));
            } else {
                plain.add(word);
            }
        }
        return new Words(plain, options);
    }

    private static String listed(Set<String> flags, Set<String> valued) {
        return Stream.of(flags, valued)
                .flatMap(names -> names.stream().sorted())
                .collect(Collectors.joining(", "));
    }

    /**
     * Tells whether an option was typed.
     *
     * @param option its name
     * @return whether it was
     */
    public boolean has(String option) {
        return options.containsKey(option);
    }

    /**
     * Returns the value of an option.
     *
     * @param option its name
     * @param otherwise the value when it was not typed
     * @return the value
     */
    public String get(String option, String otherwise) {
        return options.getOrDefault(option, otherwise);
    }

    /**
     * Returns the words that are no options as one text.
     *
     * @return blanks between them
     */
    public String joined() {
        return String.join(" ", plain);
    }

    /**
     * Refuses words that are no options.
     *
     * @throws IllegalArgumentException that names them
     */
    public void refuseMore() {
        if (!plain.isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + joined() + "\" is one word too many; a name with blanks needs quotes");
        }
    }
}
