package org.retrovue.media.engine.internal.record;

import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.engine.ClipFormat;
import org.retrovue.media.api.engine.ClipRecorder;
import org.retrovue.media.api.engine.Recording;
import org.retrovue.media.engine.internal.Ffmpeg;

/** Records files by libavformat. */
@Component
public final class FileRecorder implements ClipRecorder {
    /** Loads the natives, so that what is missing shows here and now. */
    @Activate
    public FileRecorder() {
        Ffmpeg.build();
    }

    @Override
    public Recording begin(Path file, ClipFormat format) throws MediaException {
        return new FileRecording(file, format);
    }
}
