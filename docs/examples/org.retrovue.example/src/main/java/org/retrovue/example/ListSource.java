package org.retrovue.example;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.retrovue.api.source.MediaDescriptor;
import org.retrovue.api.source.MediaSource;
import org.retrovue.api.source.ScanContext;
import org.retrovue.api.source.SourceId;
import org.retrovue.api.source.SourceUnavailableException;

/** Offers the files that a text file names, one a line. */
@Component(configurationPid = "org.retrovue.example.list", configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class ListSource implements MediaSource {
    /** What is set in config/org.retrovue.example.list.cfg. */
    public @interface Config {
        /** The text file: absolute path. */
        String list();
    }

    private final SourceId id = SourceId.of("list");
    private final Path list;

    /** Begins with a configuration; a changed one makes a new instance. */
    @Activate
    public ListSource(Config config) {
        list = Path.of(config.list());
    }

    @Override
    public SourceId id() {
        return id;
    }

    @Override
    public void scan(ScanContext context, Consumer<MediaDescriptor> found) throws SourceUnavailableException {
        for (String line : lines()) {
            Path file = Path.of(line);
            if (context.cancelled()) {
                return;
            }
            if (Files.isRegularFile(file)) {
                found.accept(
                        new MediaDescriptor(line, "listed", title(file), "video", Set.of(), version(file), Map.of()));
            }
        }
    }

    @Override
    public URI locate(String key) throws SourceUnavailableException {
        if (!lines().contains(key)) {
            throw new SourceUnavailableException(id, "the list " + list + " does not name " + key, null);
        }
        return Path.of(key).toUri();
    }

    private List<String> lines() throws SourceUnavailableException {
        try {
            return Files.readAllLines(list).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new SourceUnavailableException(id, "cannot read the list " + list + ": is it there?", e);
        }
    }

    private static String title(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    }

    private String version(Path file) throws SourceUnavailableException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.size() + " " + attributes.lastModifiedTime().toMillis();
        } catch (IOException e) {
            throw new SourceUnavailableException(id, "cannot look at " + file, e);
        }
    }
}
