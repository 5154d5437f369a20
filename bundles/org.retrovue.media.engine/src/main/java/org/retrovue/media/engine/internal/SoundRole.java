package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_CLEAN_EFFECTS;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_COMMENT;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEPENDENT;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DESCRIPTIONS;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_HEARING_IMPAIRED;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_KARAOKE;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_LYRICS;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_NON_DIEGETIC;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_VISUAL_IMPAIRED;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a sound stream is for. */
enum SoundRole {
    PROGRAMME(""),
    COMMENTARY("commentary"),
    DESCRIBED("described"),
    CLEAR_SPEECH("clear speech"),
    PART("no programme of its own");

    private static final int PARTS = AV_DISPOSITION_LYRICS
            | AV_DISPOSITION_KARAOKE
            | AV_DISPOSITION_CLEAN_EFFECTS
            | AV_DISPOSITION_NON_DIEGETIC
            | AV_DISPOSITION_DEPENDENT;
    /** Many files say it in a title only. */
    private static final Pattern COMMENTS = Pattern.compile("\\b(commentary|comments|kommentar|commentaires?)\\b");

    private static final Pattern DESCRIBES =
            Pattern.compile("\\b(audio ?descri\\w*|described|descriptive|hörfilm\\w*|bildbeschreibung)\\b");

    /** For people; empty for what all are meant to hear. */
    final String words;

    SoundRole(String words) {
        this.words = words;
    }

    /** Finds it out from the file's flags and title of the stream. */
    static SoundRole of(int disposition, String title) {
        String said = title.toLowerCase(Locale.ROOT);
        if ((disposition & AV_DISPOSITION_COMMENT) != 0
                || COMMENTS.matcher(said).find()) {
            return COMMENTARY;
        }
        if ((disposition & (AV_DISPOSITION_VISUAL_IMPAIRED | AV_DISPOSITION_DESCRIPTIONS)) != 0
                || DESCRIBES.matcher(said).find()) {
            return DESCRIBED;
        }
        if ((disposition & AV_DISPOSITION_HEARING_IMPAIRED) != 0) {
            return CLEAR_SPEECH;
        }
        return (disposition & PARTS) != 0 ? PART : PROGRAMME;
    }
}
