package org.retrovue.media.api.overlay;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** What an overlay draws over one event. A pure function of the frame number. */
@ConsumerType
public interface OverlayPlan {
    /**
     * Names everything that can change what is drawn, other than the frame number.
     *
     * @return a text, the same on any machine; becomes part of the GOP's name
     */
    String fingerprint();

    /**
     * Returns what to draw over a frame.
     *
     * @param frame counted from the event's first frame
     * @return the image, or nothing where the frame stays as it is
     */
    Optional<OverlayImage> image(long frame);
}
