package org.retrovue.tck.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.retrovue.api.station.Station;

/**
 * A station in a folder, on the usual port.
 *
 * @param home the folder
 */
public record FolderStation(Path home) implements Station {
    @Override
    public Path folder(String name) {
        try {
            return Files.createDirectories(home.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int port() {
        return 8410;
    }
}
