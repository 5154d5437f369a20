package org.retrovue.playout.internal;

import java.util.List;
import java.util.Optional;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.overlay.OverlayImage;
import org.retrovue.media.api.overlay.OverlayPlan;

/** What is done to an event's pictures between producer and encoder: overlays are drawn over them, then all of it is faded. */
final class Treatment {
    private final Fades fades;
    private final List<OverlayPlan> overlays;

    Treatment(Fades fades, List<OverlayPlan> overlays) {
        this.fades = fades;
        this.overlays = List.copyOf(overlays);
    }

    /**
     * Treats a picture.
     *
     * @param frame counted from the event's first
     * @param picture is not changed
     * @param scratch is written to where there is something to do
     * @return one of the two
     */
    Picture treat(long frame, Picture picture, Picture scratch) {
        Picture result = picture;
        for (OverlayPlan overlay : overlays) {
            Optional<OverlayImage> image = overlay.image(frame);
            if (image.isPresent()) {
                result = own(result, picture, scratch);
                new Blend(image.get()).over(result);
            }
        }
        if (fades.touches(frame, 1)) {
            result = own(result, picture, scratch);
            fades.apply(frame, result);
        }
        return result;
    }

    private static Picture own(Picture current, Picture lent, Picture scratch) {
        if (current == lent) {
            scratch.copyFrom(lent);
        }
        return scratch;
    }
}
