package org.retrovue.source.filesystem.internal;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.retrovue.api.source.MediaDescriptor;
import org.retrovue.api.source.MediaSource;
import org.retrovue.api.source.ScanContext;
import org.retrovue.api.source.SourceId;
import org.retrovue.api.source.SourceUnavailableException;

/** A further folder, one a configuration: {@code config/org.retrovue.source.filesystem-NAME.cfg}. */
@Component(configurationPid = "org.retrovue.source.filesystem", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = FilesystemSource.Config.class, factory = true)
public final class FilesystemSource implements MediaSource {

    @ObjectClassDefinition(name = "RetroVue source: folder", description = "Offers the media files under a folder.")
    public @interface Config {
        @AttributeDefinition(name = "Source id", description = "Short and stable; becomes part of every asset's id.")
        String source_id();

        @AttributeDefinition(name = "Folder", description = "Absolute path; only read.")
        String folder();

        @AttributeDefinition(name = "Extensions", description = "Lower case, without the dot.")
        String[] extensions() default {
            "mkv", "mp4", "m4v", "mov", "avi", "ts", "m2ts", "mts", "mpg", "mpeg", "vob", "webm", "flv", "f4v", "ogv",
            "ogm", "wmv", "asf", "mxf", "3gp", "dv", "divx", "y4m"
        };
    }

    private final Folder folder;

    @Activate
    public FilesystemSource(Config config) {
        folder = new Folder(SourceId.of(config.source_id()), Path.of(config.folder()), Set.of(config.extensions()));
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
