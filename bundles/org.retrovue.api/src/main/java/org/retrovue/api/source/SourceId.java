package org.retrovue.api.source;

/**
 * Names a source: short and stable; becomes part of every asset's id.
 *
 * @param value lower-case letters, digits, dashes; 1 to 40 characters
 */
public record SourceId(String value) {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException that quotes the text
     */
    public SourceId {
        if (!value.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException(
                    "a source id is lower-case letters, digits and dashes: \"" + value + "\"");
        }
    }

    /**
     * Makes one.
     *
     * @param value the text
     * @return the id
     */
    public static SourceId of(String value) {
        return new SourceId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
