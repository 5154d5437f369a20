package org.retrovue.station.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.retrovue.api.station.Station;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The home that the framework properties name; its folders are made when they are missing. */
@Component(service = Station.class, immediate = true)
public final class StationHome implements Station {

    /** Framework property: a folder. */
    static final String HOME = "retrovue.home";

    /** Framework property: the HTTP port, 1 to 65535. */
    static final String PORT = "retrovue.port";

    static final String DEFAULT_HOME = "./station";
    static final int DEFAULT_PORT = 8410;

    private static final List<String> FOLDERS =
            List.of("channels", "media", "data", "cache", "plugins", "config", "logs");

    private static final Logger LOG = LoggerFactory.getLogger(StationHome.class);

    private final Path home;
    private final int port;

    @Activate
    public StationHome(BundleContext context) {
        this(context.getProperty(HOME), context.getProperty(PORT));
    }

    StationHome(@Nullable String home, @Nullable String port) {
        try {
            this.home = Path.of(home == null || home.isBlank() ? DEFAULT_HOME : home)
                    .toAbsolutePath()
                    .normalize();
            this.port = port == null || port.isBlank() ? DEFAULT_PORT : port(port.strip());
            FOLDERS.forEach(this::make);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            LOG.error("There is no station: {}", e.getMessage());
            throw e;
        }
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(wrongPort(text), e);
        }
        throw new IllegalArgumentException(wrongPort(text));
    }

    private static String wrongPort(String text) {
        return PORT + " is a number from 1 to 65535, not \"" + text + "\"";
    }

    private Path make(String name) {
        Path folder = home.resolve(name);
        try {
            // A link to a folder elsewhere (media on another disk) is fine and is no directory to createDirectories.
            return Files.isDirectory(folder) ? folder : Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot make the folder " + folder + " (" + e + "): make the home writable or choose another", e);
        }
    }

    @Override
    public Path home() {
        return home;
    }

    @Override
    public Path folder(String name) {
        if (!FOLDERS.contains(name)) {
            throw new IllegalArgumentException("a station has the folders " + FOLDERS + ", not \"" + name + "\"");
        }
        return make(name);
    }

    @Override
    public int port() {
        return port;
    }
}
