package org.retrovue.api.blockplan;

import java.util.Locale;

/** What an event is. */
public enum EventKind {
    /** The programme. */
    CONTENT,
    /** An advertisement. */
    COMMERCIAL,
    /** A hint at another programme. */
    PROMO,
    /** A short piece between programme and break. */
    BUMPER,
    /** Says which station this is. */
    STATION_ID,
    /** Rating cards, intros. */
    PRESENTATION,
    /** Fills time. */
    FILLER,
    /** Black and silence that was left over. */
    PAD,
    /** A card that says why there is no programme. */
    SLATE,
    /** The emergency producer. */
    EMERGENCY,
    /** A live feed. */
    LIVE;

    /**
     * Returns the word that JSON uses.
     *
     * @return lower case, such as "station-id"
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
