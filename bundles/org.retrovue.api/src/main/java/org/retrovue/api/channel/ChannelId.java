package org.retrovue.api.channel;

/**
 * Names a channel.
 *
 * @param value lower-case letters, digits, dashes; 1 to 60 characters
 */
public record ChannelId(String value) implements Comparable<ChannelId> {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException that quotes the text
     */
    public ChannelId {
        if (!value.matches("[a-z0-9][a-z0-9-]{0,59}")) {
            throw new IllegalArgumentException(
                    "a channel id is lower-case letters, digits and dashes: \"" + value + "\"");
        }
    }

    /**
     * Makes one.
     *
     * @param value the text
     * @return the id
     */
    public static ChannelId of(String value) {
        return new ChannelId(value);
    }

    @Override
    public int compareTo(ChannelId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
