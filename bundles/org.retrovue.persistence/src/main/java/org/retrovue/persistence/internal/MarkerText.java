package org.retrovue.persistence.internal;

import org.retrovue.api.catalog.Marker;
import org.retrovue.time.Rational;

/** A marker as one line: "CHAPTER 60060/1001 Teaser". */
final class MarkerText {

    private MarkerText() {}

    static String of(Marker marker) {
        return marker.kind() + " " + marker.at() + " " + AssetRow.clipped(marker.title());
    }

    static Marker parse(String text) {
        String[] parts = text.split(" ", 3);
        return new Marker(Marker.Kind.valueOf(parts[0]), Rational.parse(parts[1]), parts[2]);
    }
}
