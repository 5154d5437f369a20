package org.retrovue.media.engine.internal;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * What playout must know of a file before it reads a picture: made once by reading it through.
 *
 * @param contentId names the content
 * @param stamp the file's size and time when it was read
 * @param video its picture stream
 * @param tracks its sound streams that may be heard
 * @param heard the one that is; -1 where there is none
 */
record AssetIndex(String contentId, FileStamp stamp, VideoIndex video, List<SoundTrack> tracks, int heard) {
    private static final int MAGIC = 0x52564958;
    /** Goes up when what is written, or how it is found out, changes. */
    private static final int VERSION = 5;

    /** Makes one in which the track is heard that the file wishes itself. */
    static AssetIndex of(String contentId, FileStamp stamp, VideoIndex video, List<SoundTrack> tracks) {
        return new AssetIndex(contentId, stamp, video, List.copyOf(tracks), SoundTrack.heard(tracks, List.of()));
    }

    /** Returns the languages that there are, as {@link org.retrovue.media.api.Languages#code} has them. */
    Set<String> languages() {
        return tracks.stream()
                .map(SoundTrack::language)
                .filter(language -> !language.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the same with another track heard: that of the first of some languages that there is. */
    AssetIndex hearing(List<String> languages) {
        return hearing(SoundTrack.heard(tracks, languages));
    }

    /** Returns the same with another track heard, by its place. */
    AssetIndex hearing(int track) {
        return track == heard ? this : new AssetIndex(contentId, stamp, video, tracks, track);
    }

    /** Returns the sound stream that is heard, if there is one. */
    Optional<SoundIndex> sound() {
        return heard < 0 ? Optional.empty() : Optional.of(tracks.get(heard).index());
    }

    int heapBytes() {
        return video.heapBytes()
                + tracks.stream().mapToInt(track -> track.index().heapBytes()).sum();
    }

    void write(Path to) throws IOException {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(new DeflaterOutputStream(Files.newOutputStream(to), deflater), 1 << 16))) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeUTF(contentId);
            out.writeLong(stamp.size());
            out.writeLong(stamp.modifiedMillis());
            video.write(out);
            out.writeByte(tracks.size());
            for (SoundTrack track : tracks) {
                track.write(out);
            }
            out.writeInt(MAGIC);
        } finally {
            deflater.end();
        }
    }

    /** Reads what was written, or fails when it is of another version or damaged. */
    static AssetIndex read(Path from) throws IOException {
        // unpacked as a whole before a number of it is believed: its checksum lies at the end
        IndexInput in = new IndexInput(unpacked(from));
        if (in.readInt() != MAGIC || in.readInt() != VERSION) {
            throw new IOException("an index of another version");
        }
        String contentId = in.readUTF();
        FileStamp stamp = new FileStamp(in.readLong(), in.readLong());
        VideoIndex video = VideoIndex.read(in);
        List<SoundTrack> tracks = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            tracks.add(SoundTrack.read(in));
        }
        if (in.readInt() != MAGIC) {
            throw new IOException("an index that does not end as it should");
        }
        return of(contentId, stamp, video, tracks);
    }

    private static byte[] unpacked(Path from) throws IOException {
        Inflater inflater = new Inflater();
        try (InputStream in = new InflaterInputStream(Files.newInputStream(from), inflater, 1 << 16)) {
            return in.readAllBytes();
        } finally {
            inflater.end();
        }
    }
}
