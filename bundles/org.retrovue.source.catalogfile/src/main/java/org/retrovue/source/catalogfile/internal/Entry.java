package org.retrovue.source.catalogfile.internal;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.retrovue.api.source.Given;
import org.retrovue.api.source.MediaDescriptor;

/**
 * A line of a catalogue file.
 *
 * @param place file and line, for messages
 * @param address where its medium is; of a scheme of its own where the line names none
 * @param unread what it says, for as long as there is no medium; its version is a digest of the line
 */
record Entry(String place, URI address, MediaDescriptor unread) {
    /** Describes it as it is now: a file that came since is to be looked at. */
    MediaDescriptor now() {
        return version()
                .map(version -> new MediaDescriptor(
                        unread.key(),
                        unread.collection(),
                        unread.title(),
                        unread.type(),
                        unread.tags(),
                        version,
                        unread.attributes(),
                        new Given(unread.given().duration(), unread.given().markers(), true)))
                .orElse(unread);
    }

    private Optional<String> version() {
        if (!"file".equals(address.getScheme())) {
            return Optional.empty();
        }
        try {
            BasicFileAttributes file = Files.readAttributes(Path.of(address), BasicFileAttributes.class);
            return file.isRegularFile()
                    ? Optional.of(file.size() + "-" + file.lastModifiedTime().toMillis())
                    : Optional.empty();
        } catch (java.io.IOException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty(); // not there, or not yet
        }
    }
}
