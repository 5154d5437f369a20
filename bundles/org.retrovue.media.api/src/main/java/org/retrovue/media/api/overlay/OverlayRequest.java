package org.retrovue.media.api.overlay;

import java.util.Map;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.time.FrameRange;

/**
 * An event that an overlay may draw over.
 *
 * @param channel the channel's id
 * @param kind the event's kind: content, commercial, ...
 * @param format the house format
 * @param frames the event's frames on the channel's timeline
 * @param parameters wishes of the channel file for overlays
 */
public record OverlayRequest(
        String channel, String kind, HouseFormat format, FrameRange frames, Map<String, String> parameters) {
    /** Copies the parameters. */
    public OverlayRequest {
        parameters = Map.copyOf(parameters);
    }
}
