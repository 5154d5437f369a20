package org.retrovue.api.catalog;

/**
 * Names an asset: "source:key".
 *
 * @param value the whole id
 */
public record AssetId(String value) implements Comparable<AssetId> {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException that quotes the text
     */
    public AssetId {
        if (value.indexOf(':') < 1 || value.length() > 1000) {
            throw new IllegalArgumentException("an asset id is \"source:key\": \"" + value + "\"");
        }
    }

    /**
     * Makes one.
     *
     * @param value the whole id
     * @return the id
     */
    public static AssetId of(String value) {
        return new AssetId(value);
    }

    @Override
    public int compareTo(AssetId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
