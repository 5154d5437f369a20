package org.retrovue.planning.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.Marker;
import org.retrovue.api.plan.BreakPattern;
import org.retrovue.api.plan.BreakPattern.Style;
import org.retrovue.api.plan.BreakPlanner;
import org.retrovue.api.plan.Part;
import org.retrovue.time.Rational;

/**
 * Breaks as a network has them: at chapters, then at the seams between programmes; where there is neither, at computed points. Pure.
 *
 * @see "docs/contracts/planning.md, BREAK-001 to BREAK-008"
 */
final class NetworkBreaks implements BreakPlanner {
    private static final Rational MARGIN = Rational.ONE;

    @Override
    public String type() {
        return "network";
    }

    @Override
    public List<Place> places(Request request) {
        int most = Math.min(request.room(), request.pattern().most());
        Style style = request.pattern().style();
        if (most < 1 || style == Style.NONE) {
            return List.of();
        }
        List<Place> seams = seams(request.items());
        List<Marked> chapters = style == Style.BETWEEN ? List.of() : chapters(request);
        if (chapters.isEmpty() && seams.isEmpty()) {
            return style == Style.INSIDE ? new ComputedBreaks(request, most).places() : List.of();
        }
        List<Place> chosen = new ArrayList<>(spread(chapters, most));
        chosen.addAll(evenly(seams, most - chosen.size()));
        chosen.sort(Comparator.comparing(Place::at));
        return chosen;
    }

    /** A chapter, and whether it ends a cold open: the first of its programme, in the part where nothing is computed. */
    private record Marked(Place place, boolean coldOpen) {}

    /** Returns the chapters that lie within what is shown, in order. */
    private static List<Marked> chapters(Request request) {
        List<Marked> found = new ArrayList<>();
        for (Item item : request.items()) {
            if (item.part().role() != Part.Role.PROGRAMME) {
                continue;
            }
            Rational quiet = item.length().times(request.pattern().quiet());
            boolean first = true;
            for (Rational at : marks(item)) {
                boolean early = first && at.compareTo(quiet) <= 0;
                String rule = "chapter of " + item.part().title() + " at " + Spoken.time(at)
                        + (early ? ", after the cold open" : "");
                found.add(new Marked(new Place(item.start().plus(at), false, rule), early));
                first = false;
            }
        }
        return found;
    }

    private static List<Rational> marks(Item item) {
        return item.asset().map(Asset::markers).stream()
                .flatMap(List::stream)
                .filter(m -> m.kind() == Marker.Kind.CHAPTER || m.kind() == Marker.Kind.BREAK)
                .map(Marker::at)
                .filter(at ->
                        at.compareTo(MARGIN) >= 0 && item.length().minus(at).compareTo(MARGIN) >= 0)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Place> seams(List<Item> items) {
        List<Place> found = new ArrayList<>();
        for (int i = 1; i < items.size(); i++) {
            Item before = items.get(i - 1);
            Item after = items.get(i);
            if (before.part().role() == Part.Role.PROGRAMME && after.part().role() == Part.Role.PROGRAMME) {
                String rule = "between " + before.part().title() + " and "
                        + after.part().title();
                found.add(new Place(after.start(), false, rule));
            }
        }
        return found;
    }

    /** Chooses as many chapters as there is room for: those after a cold open first, of the others evenly. */
    private static List<Place> spread(List<Marked> chapters, int most) {
        List<Place> early = evenly(
                chapters.stream().filter(Marked::coldOpen).map(Marked::place).toList(), most);
        List<Place> others = chapters.stream()
                .filter(mark -> !mark.coldOpen())
                .map(Marked::place)
                .toList();
        return Stream.concat(early.stream(), evenly(others, most - early.size()).stream())
                .toList();
    }

    static List<Place> evenly(List<Place> places, int most) {
        if (places.size() <= most) {
            return places;
        }
        List<Place> chosen = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            chosen.add(places.get((int) ((2L * i + 1) * places.size() / (2L * most))));
        }
        return chosen;
    }

    /** Returns the same request with another style. */
    static Request styled(Request request, Style style) {
        BreakPattern asked = request.pattern();
        BreakPattern pattern = new BreakPattern(style, asked.every(), asked.least(), asked.most(), asked.quiet());
        return new Request(request.items(), pattern, request.run(), request.slot(), request.room());
    }
}
