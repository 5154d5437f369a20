package org.retrovue.media.api.producer;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.time.FrameRange;
import org.retrovue.time.Rational;

/**
 * What an event asks of its producer.
 *
 * @param format the house format that pictures have
 * @param frames the event's place on the channel's timeline; what is shown should depend on it only where that is the point (a wall clock)
 * @param medium where to read the asset, if the event has one
 * @param contentId names the content of that asset as it was when it was indexed
 * @param sourceStart seconds into the source at which the event begins
 * @param parameters more wishes, as the event carries them (such as "text" of a slate)
 * @param languages in which sound is wanted: the first that the medium has, as {@link org.retrovue.media.api.Languages} knows them; empty where none is wished or only pictures are
 */
public record ProductionRequest(
        HouseFormat format,
        FrameRange frames,
        Optional<URI> medium,
        Optional<String> contentId,
        Rational sourceStart,
        Map<String, String> parameters,
        List<String> languages) {
    /** Copies the parameters and languages. */
    public ProductionRequest {
        parameters = Map.copyOf(parameters);
        languages = List.copyOf(languages);
    }

    /**
     * Makes a request that wishes for no language.
     *
     * @param format the house format that pictures have
     * @param frames the event's place on the channel's timeline
     * @param medium where to read the asset
     * @param contentId names the content of that asset
     * @param sourceStart seconds into the source
     * @param parameters more wishes
     */
    public ProductionRequest(
            HouseFormat format,
            FrameRange frames,
            Optional<URI> medium,
            Optional<String> contentId,
            Rational sourceStart,
            Map<String, String> parameters) {
        this(format, frames, medium, contentId, sourceStart, parameters, List.of());
    }
}
