package org.retrovue.media.api.probe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.retrovue.time.Rational;

/**
 * What a media file holds.
 *
 * @param contentId hex SHA-256 that names the content as indexed: other content, other id
 * @param duration seconds from the first picture to the end of the last, exactly (of the sound where there is no picture)
 * @param container short name of the container, such as "matroska"
 * @param video the picture stream, if there is one
 * @param audio the sound streams; the one that is heard where nobody chooses is the first
 * @param chapters in order
 * @param notes what was odd but not fatal, for a person
 */
public record MediaReport(
        String contentId,
        Rational duration,
        String container,
        Optional<Video> video,
        List<Audio> audio,
        List<Chapter> chapters,
        List<String> notes) {
    /** Copies the lists. */
    public MediaReport {
        audio = List.copyOf(audio);
        chapters = List.copyOf(chapters);
        notes = List.copyOf(notes);
    }

    /**
     * The picture stream.
     *
     * @param codec such as "h264"
     * @param width coded pixels
     * @param height coded pixels
     * @param pixelAspect width of a pixel over its height
     * @param rate frames a second where it is constant; nothing where it varies
     * @param frames how many pictures
     * @param interlaced whether it says that it is
     */
    public record Video(
            String codec,
            int width,
            int height,
            Rational pixelAspect,
            Optional<Rational> rate,
            long frames,
            boolean interlaced) {}

    /**
     * A sound stream.
     *
     * @param codec such as "ac3"
     * @param sampleRate samples a second
     * @param channels how many
     * @param language as tagged, or empty
     * @param role what it is for where not all are meant to hear it, such as "commentary"; else empty
     */
    public record Audio(String codec, int sampleRate, int channels, String language, String role) {}

    /**
     * A chapter.
     *
     * @param start seconds from the first picture
     * @param title may be empty
     */
    public record Chapter(Rational start, String title) {}

    /**
     * Tells the facts as words, for catalogues and people.
     *
     * @return names such as "video.codec" with their values
     */
    public Map<String, String> words() {
        Map<String, String> words = new java.util.TreeMap<>();
        words.put("container", container);
        video.ifPresent(v -> {
            words.put("video.codec", v.codec());
            words.put("video.size", v.width() + "x" + v.height());
            words.put("video.pixelAspect", v.pixelAspect().toString());
            words.put("video.rate", v.rate().map(Rational::toString).orElse("variable"));
            words.put("video.frames", Long.toString(v.frames()));
            words.put("video.interlaced", Boolean.toString(v.interlaced()));
        });
        for (int i = 0; i < audio.size(); i++) {
            Audio a = audio.get(i);
            String language = a.language().isEmpty() ? "" : " " + a.language();
            String role = a.role().isEmpty() ? "" : " (" + a.role() + ")";
            words.put("audio." + i, a.codec() + " " + a.sampleRate() + " Hz " + a.channels() + " ch" + language + role);
        }
        return words;
    }
}
