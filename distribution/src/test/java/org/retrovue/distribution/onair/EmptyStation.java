package org.retrovue.distribution.onair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A home with one channel, number 7, that has nothing to show yet: it takes what comes into {@code media/shows}. */
final class EmptyStation {

    private EmptyStation() {}

    /** Writes the channel's file and returns the home. */
    static Path make(Path home, String channel) throws IOException {
        Files.writeString(
                Files.createDirectories(home.resolve("channels")).resolve(channel + ".yaml"), """
                channel: %1$s
                number: "7"
                name: %1$s
                timezone: UTC
                grid: 30m
                format: {size: 320x180, rate: 25}
                pools:
                  shows: {match: {collection: shows}}
                schedule:
                  all_day:
                    - block: {start: "06:00", duration: 24h, title: Shows, pool: shows, mode: sequential}
                """.formatted(channel));
        return home;
    }
}
