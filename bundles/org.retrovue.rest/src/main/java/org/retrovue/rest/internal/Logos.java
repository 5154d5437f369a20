package org.retrovue.rest.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.retrovue.api.channel.Channel;

/** Where the logos of channels are found: at an address that the channel's file names, or here, out of the folder of the channel files. */
final class Logos {
    /** Where logos that are files are served, by channel. */
    static final String PATH = "/iptv/logo/";

    private static final Map<String, String> TYPES = Map.of(
            "svg", "image/svg+xml",
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "webp", "image/webp",
            "gif", "image/gif");

    /**
     * A logo that is a file.
     *
     * @param file exists, below the folder of the channel files
     * @param mediaType its type
     */
    record Logo(Path file, String mediaType) {}

    private Logos() {}

    /** Returns the address that others are told: absolute where the file says so, a path of this station for a file, empty for none. */
    static String address(Channel channel) {
        String logo = channel.listing().logo();
        return logo.isEmpty() || isAddress(logo) ? logo : PATH + channel.id();
    }

    private static boolean isAddress(String logo) {
        return logo.startsWith("http://") || logo.startsWith("https://");
    }

    /** Finds the file of a channel's logo; nothing where it is none, no picture, or outside the folder. */
    static Optional<Logo> file(Channel channel, Path folder) {
        String logo = channel.listing().logo();
        String type =
                TYPES.getOrDefault(logo.substring(logo.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), "");
        if (logo.isEmpty() || isAddress(logo) || type.isEmpty()) {
            return Optional.empty();
        }
        Path file = folder.resolve(logo).normalize();
        return file.startsWith(folder.normalize()) && Files.isRegularFile(file)
                ? Optional.of(new Logo(file, type))
                : Optional.empty();
    }
}
