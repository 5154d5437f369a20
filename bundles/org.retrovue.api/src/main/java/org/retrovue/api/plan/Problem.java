package org.retrovue.api.plan;

import java.util.Optional;

/**
 * Something wrong with a text, for a person.
 *
 * @param severity whether it must be mended
 * @param code short and stable, such as "unknown-pool"
 * @param file the file's name
 * @param line from one; zero where there is no place
 * @param column from one; zero where there is no place
 * @param message what is wrong and what was expected
 * @param suggestion the nearest right name or what to do
 */
public record Problem(
        Severity severity,
        String code,
        String file,
        int line,
        int column,
        String message,
        Optional<String> suggestion) {
    /** How bad it is. */
    public enum Severity {
        /** The text is refused. */
        ERROR,
        /** The text is taken. */
        WARNING
    }

    /** Returns "file:line:column: message (suggestion)". */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line + ":" + column : "") + ": " + message
                + suggestion.map(s -> " (" + s + ")").orElse("");
    }
}
