package org.retrovue.api.catalog;

import org.retrovue.time.Rational;

/**
 * A point in an asset.
 *
 * @param kind what is there
 * @param at seconds from the asset's first picture
 * @param title for people, may be empty
 */
public record Marker(Kind kind, Rational at, String title) {
    /** Kinds of points. */
    public enum Kind {
        /** A chapter starts: a clean cut, good for a break. */
        CHAPTER,
        /** A place for a break that somebody marked. */
        BREAK,
        /** Black pictures. */
        BLACK,
        /** Silence. */
        SILENCE,
        /** The closing credits start. */
        CREDITS
    }
}
