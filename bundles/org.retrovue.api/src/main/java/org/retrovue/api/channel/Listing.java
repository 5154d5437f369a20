package org.retrovue.api.channel;

/**
 * How a channel stands in lists and guides.
 *
 * @param group the group that apps file it under; may be empty
 * @param logo where its logo is: an address, or a file beside the channel files; may be empty
 * @param language a code of ISO 639 or BCP 47, such as "en"; may be empty
 */
public record Listing(String group, String logo, String language) {
    /** Nothing is said. */
    public static final Listing NONE = new Listing("", "", "");
}
