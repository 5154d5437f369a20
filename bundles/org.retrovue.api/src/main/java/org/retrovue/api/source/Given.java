package org.retrovue.api.source;

import java.util.List;
import java.util.Optional;
import org.retrovue.api.catalog.Marker;
import org.retrovue.time.Rational;

/**
 * What a source says of a medium's content itself.
 *
 * @param duration seconds, exactly; what enrichers measure counts more
 * @param markers points in it; of the kinds that are here, those that enrichers find do not count
 * @param readable whether there is a medium that can be looked at. Without one the asset is ready by the duration that is given here and no enricher is asked: it can be planned, and the air shows its substitute
 */
public record Given(Optional<Rational> duration, List<Marker> markers, boolean readable) {
    /** A medium of which its source says nothing more. */
    public static final Given NOTHING = new Given(Optional.empty(), List.of(), true);

    /** Copies the list. */
    public Given {
        markers = List.copyOf(markers);
    }
}
