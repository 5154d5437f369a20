package org.retrovue.source.filesystem.internal;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.retrovue.api.source.MediaDescriptor;
import org.retrovue.api.source.MediaSource;
import org.retrovue.api.source.ScanContext;
import org.retrovue.api.source.SourceId;
import org.retrovue.api.source.SourceUnavailableException;
import org.retrovue.api.station.Station;

/** The station's own media folder, which needs no configuration: {@code <home>/media}, or another that is configured. */
@Component(configurationPid = StationMedia.PID)
@Designate(ocd = StationMedia.Config.class)
public final class StationMedia implements MediaSource {
    static final String PID = "org.retrovue.source.station";

    @ObjectClassDefinition(name = "RetroVue source: station media", description = "The station's own media folder.")
    public @interface Config {
        @AttributeDefinition(
                name = "Folder",
                description = "Absolute path; only read. Empty: the folder media of the station's home.")
        String folder() default "";

        @AttributeDefinition(name = "Extensions", description = "Lower case, without the dot.")
        String[] extensions() default {
            "mkv", "mp4", "m4v", "mov", "avi", "ts", "m2ts", "mts", "mpg", "mpeg", "vob", "webm", "flv", "f4v", "ogv",
            "ogm", "wmv", "asf", "mxf", "3gp", "dv", "divx", "y4m"
        };
    }

    private final Folder folder;

    @Activate
    public StationMedia(Config config, @Reference Station station) {
        Path root = config.folder().isBlank()
                ? station.folder("media")
                : Path.of(config.folder().strip());
        folder = new Folder(SourceId.of("media"), root, Set.of(config.extensions()));
    }

    @Override
    public SourceId id() {
        return folder.id();
    }

    @Override
    public void scan(ScanContext context, Consumer<MediaDescriptor> found) throws SourceUnavailableException {
        folder.scan(context, found);
    }

    @Override
    public URI locate(String key) throws SourceUnavailableException {
        return folder.locate(key);
    }
}
