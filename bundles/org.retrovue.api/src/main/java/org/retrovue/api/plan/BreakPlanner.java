package org.retrovue.api.plan;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.retrovue.api.catalog.Asset;
import org.retrovue.time.Rational;

/**
 * Says where a channel of some type has its breaks. Pure: the same request gives the same places. Registered as an OSGi service; a channel whose file says {@code type: x} is served by the one of that type.
 * How long breaks are follows from the time that is left; one comes at the end in any case. Any thread.
 */
@ConsumerType
public interface BreakPlanner {
    /**
     * Returns the type of channel that it is for.
     *
     * @return lower case, such as "network"
     */
    String type();

    /**
     * Chooses places within what a block shows.
     *
     * @param request what it shows and what is wished
     * @return in order of time; at most {@link Request#room()}, each within the run, none touching presentation
     */
    List<Place> places(Request request);

    /**
     * What a block shows.
     *
     * @param items what airs, one after the other
     * @param pattern what the channel file wishes
     * @param run how long the items last together, seconds
     * @param slot how long the block lasts, seconds; at least run
     * @param room the most breaks before the end that there is time for
     */
    record Request(List<Item> items, BreakPattern pattern, Rational run, Rational slot, int room) {
        /** Copies the list. */
        public Request {
            items = List.copyOf(items);
        }
    }

    /**
     * A part of a block with its place.
     *
     * @param part the part
     * @param asset its asset; nothing when the catalogue does not have it any more
     * @param start seconds from the block's start, breaks left out
     * @param length seconds
     */
    record Item(Part part, Optional<Asset> asset, Rational start, Rational length) {}

    /**
     * A place for a break.
     *
     * @param at seconds from the block's start, breaks left out
     * @param fades whether picture and sound go down before it and come up after it
     * @param rule why it is there, in words
     */
    record Place(Rational at, boolean fades, String rule) {}
}
