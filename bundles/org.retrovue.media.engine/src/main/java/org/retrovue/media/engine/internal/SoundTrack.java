package org.retrovue.media.engine.internal;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.retrovue.media.api.Languages;

/**
 * A sound stream that may be heard.
 *
 * @param language as {@link Languages#code} has it; empty where nobody says
 * @param usual whether the file says that it is heard unless somebody chooses
 * @param index its packets
 */
record SoundTrack(String language, boolean usual, SoundIndex index) {
    /**
     * Chooses the track that is heard.
     *
     * @param tracks in the order of the file
     * @param wishes languages; the first that there is counts
     * @return its place; the usual one where no wish can be met, else the first; -1 where there is none
     */
    static int heard(List<SoundTrack> tracks, List<String> wishes) {
        for (String wish : wishes) {
            int found = first(tracks, Languages.code(wish));
            if (found >= 0) {
                return found;
            }
        }
        for (int i = 0; i < tracks.size(); i++) {
            if (tracks.get(i).usual()) {
                return i;
            }
        }
        return tracks.isEmpty() ? -1 : 0;
    }

    private static int first(List<SoundTrack> tracks, String language) {
        int found = -1;
        for (int i = 0; i < tracks.size(); i++) {
            SoundTrack track = tracks.get(i);
            boolean better = found < 0 || track.usual() && !tracks.get(found).usual();
            if (!language.isEmpty() && track.language().equals(language) && better) {
                found = i;
            }
        }
        return found;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(language);
        out.writeBoolean(usual);
        index.write(out);
    }

    static SoundTrack read(IndexInput in) throws IOException {
        return new SoundTrack(in.readUTF(), in.readBoolean(), SoundIndex.read(in));
    }
}
