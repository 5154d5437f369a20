package org.retrovue.media.engine.internal.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.engine.ClipFormat;
import org.retrovue.media.api.engine.Recording;

/** One file: two encoders and a muxer. Freed in the order encoders, muxer, file. */
final class FileRecording implements Recording {
    private final Path file;
    private final Path draft;
    private final List<AutoCloseable> owned = new ArrayList<>();
    private final Muxer muxer;
    private final PictureTrack pictures;
    private final SoundTrack sound;
    private boolean finished;

    FileRecording(Path file, ClipFormat format) throws MediaException {
        this.file = file;
        this.draft = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            muxer = own(new Muxer(draft, containerOf(file)));
            pictures = own(new PictureTrack(muxer, format));
            sound = own(new SoundTrack(muxer, format));
            muxer.begin(format.chapters());
        } catch (MediaException e) {
            close();
            throw e;
        }
    }

    private <T extends AutoCloseable> T own(T part) {
        owned.add(0, part);
        return part;
    }

    private static String containerOf(Path file) throws MediaException {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".mkv")) {
            return "matroska";
        }
        if (name.endsWith(".mp4")) {
            return "mp4";
        }
        throw new MediaException(file + " ends with neither .mkv nor .mp4: give it one of these names");
    }

    @Override
    public void accept(long frame, Picture picture) throws MediaException {
        pictures.add(picture);
    }

    @Override
    public void sound(float[] pcm, int count) throws MediaException {
        sound.add(pcm, count);
    }

    @Override
    public void finish() throws MediaException {
        pictures.finish();
        sound.finish();
        muxer.finish(pictures.seconds());
        finished = true;
        close();
        try {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            finished = false;
            discard();
            throw new MediaException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        @Nullable Exception trouble = null;
        for (AutoCloseable part : owned) {
            try {
                part.close();
            } catch (Exception e) {
                trouble = e;
            }
        }
        owned.clear();
        if (!finished) {
            discard();
        }
        if (trouble != null) {
            throw new IllegalStateException(trouble);
        }
    }

    private void discard() {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            draft.toFile().deleteOnExit();
        }
    }
}
