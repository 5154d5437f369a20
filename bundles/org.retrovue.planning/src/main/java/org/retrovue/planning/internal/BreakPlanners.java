package org.retrovue.planning.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.BreakPlanner;
import org.retrovue.api.plan.BreakPlanner.Item;
import org.retrovue.api.plan.BreakPlanner.Place;
import org.retrovue.api.plan.BreakPlanner.Request;
import org.retrovue.api.plan.Part;
import org.retrovue.api.station.Faults;
import org.retrovue.time.Rational;

/** Asks who is for a channel's type where its breaks are. A plug-in that is missing, fails or answers what cannot be counts as the network's, with a fault. Any thread. */
final class BreakPlanners {
    static final String UNKNOWN = "UnknownChannelType";
    static final String FAILED = "BreakPlannerFailed";

    private static final BreakPlanner NETWORK = new NetworkBreaks();
    private static final Map<String, BreakPlanner> OWN = Map.of("network", NETWORK, "movie", new MovieBreaks());

    private final Supplier<List<BreakPlanner>> plugIns;
    private final Faults faults;
    private final Fence fence;

    BreakPlanners(Supplier<List<BreakPlanner>> plugIns, Faults faults, Fence fence) {
        this.plugIns = plugIns;
        this.faults = faults;
        this.fence = fence;
    }

    /** Returns places that can be: in order, within the run, apart from presentation. */
    List<Place> places(Channel channel, Request request) {
        BreakPlanner own = OWN.get(channel.type());
        if (own != null) {
            faults.clear(UNKNOWN, channel.id().value());
            return own.places(request);
        }
        Optional<BreakPlanner> plugIn = plugIns.get().stream()
                .filter(each -> each.type().equals(channel.type()))
                .findFirst();
        if (plugIn.isEmpty()) {
            faults.report(
                    Faults.Kind.PLANNING,
                    UNKNOWN,
                    channel.id().value(),
                    "no plug-in knows channels of type '" + channel.type() + "'; " + channel.id()
                            + " has its breaks as a network does: install the plug-in, or say 'network' or 'movie'");
            return NETWORK.places(request);
        }
        faults.clear(UNKNOWN, channel.id().value());
        return asked(plugIn.get(), channel, request);
    }

    private List<Place> asked(BreakPlanner plugIn, Channel channel, Request request) {
        try {
            List<Place> places = fence.call("break planner '" + channel.type() + "'", () -> plugIn.places(request));
            requireGood(places, request);
            faults.clear(FAILED, channel.type());
            return List.copyOf(places);
        } catch (RuntimeException e) {
            faults.report(
                    Faults.Kind.PLANNING,
                    FAILED,
                    channel.type(),
                    "the breaks of " + channel.id() + " are planned as a network's: " + e.getMessage());
            return NETWORK.places(request);
        }
    }

    private static void requireGood(List<Place> places, Request request) {
        if (places.size() > Math.max(0, request.room())) {
            throw new IllegalStateException(
                    places.size() + " breaks were planned where there is room for " + request.room());
        }
        Rational before = Rational.ZERO;
        for (Place place : places) {
            if (place.at().compareTo(before) <= 0 || place.at().compareTo(request.run()) >= 0) {
                throw new IllegalStateException(
                        "a break at " + place.at() + " s is not after the one before and within what is shown");
            }
            before = place.at();
            for (Item item : request.items()) {
                Rational end = item.start().plus(item.length());
                boolean touches =
                        place.at().compareTo(item.start()) >= 0 && place.at().compareTo(end) <= 0;
                if (item.part().role() != Part.Role.PROGRAMME && touches) {
                    throw new IllegalStateException("a break at " + place.at() + " s touches "
                            + item.part().title());
                }
            }
        }
    }

    /** Lays parts out one after the other, as far as the slot goes. Parts that the catalogue does not have are left out. */
    static List<Item> layOut(
            List<Part> parts, java.util.function.Function<Part, Optional<Asset>> assets, Rational slot) {
        List<Item> items = new ArrayList<>();
        Rational at = Rational.ZERO;
        for (Part part : parts) {
            Optional<Asset> asset = assets.apply(part);
            Rational left = slot.minus(at);
            if (asset.isPresent() && left.signum() > 0) {
                Rational whole = asset.get().duration();
                Rational length = whole.compareTo(left) > 0 ? left : whole;
                if (length.signum() > 0) {
                    items.add(new Item(part, asset, at, length));
                    at = at.plus(length);
                }
            }
        }
        return items;
    }
}
