package org.retrovue.media.api.engine;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;

/** Decodes and encodes. Any thread; what it returns is for one thread at a time. */
@ProviderType
public interface MediaEngine {
    /** AAC frames of true sound that {@link #encodeSound} wants before those that are kept. */
    int SOUND_FRAMES_BEFORE = 3;
    /** AAC frames of true sound that {@link #encodeSound} wants after those that are kept. */
    int SOUND_FRAMES_AFTER = 2;

    /**
     * Names what else decides the bytes: library build, encoder, its options, sound settings, CPU baseline.
     *
     * @return a short text; part of every GOP's name
     */
    String build();

    /**
     * Opens an asset for reading, with its usual sound track. Cheap: decoders are opened when they are first needed.
     *
     * @param file a local file
     * @param contentId its content when it was indexed
     * @param format the house format that pictures are scaled to, aspect kept, with bars or cropped
     * @return the reader, owned by the caller
     * @throws MediaException when the file is gone, unreadable, or no longer has that content
     */
    AssetReader open(Path file, String contentId, HouseFormat format) throws MediaException;

    /**
     * Opens an asset for reading, with the sound track of a language. An engine that knows no languages gives the usual one.
     *
     * @param file a local file
     * @param contentId its content when it was indexed
     * @param format the house format that pictures are scaled to, aspect kept, with bars or cropped
     * @param languages the sound track is the first of these that the file has, as {@link org.retrovue.media.api.Languages} knows them; else the one that the file says is usual, else its first
     * @return the reader, owned by the caller
     * @throws MediaException when the file is gone, unreadable, or no longer has that content
     */
    default AssetReader open(Path file, String contentId, HouseFormat format, List<String> languages)
            throws MediaException {
        return open(file, contentId, format);
    }

    /**
     * Begins a closed GOP: a fresh H.264 encoder.
     *
     * @param format the house format
     * @return takes the GOP's pictures in order, is then finished and closed
     * @throws MediaException when there is no encoder
     */
    GopEncoder gopEncoder(HouseFormat format) throws MediaException;

    /**
     * Names the codecs of what it encodes in a format as RFC 6381 has them: profile, constraints and level are those of the pictures' own parameter set.
     *
     * @param format the house format
     * @return such as "avc1.64001f,mp4a.40.2"
     * @throws MediaException when there is no encoder
     */
    String codecs(HouseFormat format) throws MediaException;

    /**
     * Encodes sound as AAC-LC at constant quality, so that the result does not depend on where the sound was cut.
     *
     * @param pcm 48 kHz, left and right in turn, full scale 1: {@link #SOUND_FRAMES_BEFORE} + count + {@link #SOUND_FRAMES_AFTER} frames of 1024 samples, beginning at a multiple of 1024 of the absolute grid
     * @param count how many frames are wanted
     * @return count raw AAC frames (no ADTS header): decoding the one at i, after its predecessor, gives the samples of frame SOUND_FRAMES_BEFORE + i
     * @throws MediaException when the encoder fails
     */
    byte[][] encodeSound(float[] pcm, int count) throws MediaException;
}
