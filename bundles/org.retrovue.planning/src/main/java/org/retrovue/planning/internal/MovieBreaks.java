package org.retrovue.planning.internal;

import java.util.List;
import org.retrovue.api.plan.BreakPattern.Style;
import org.retrovue.api.plan.BreakPlanner;

/** Breaks as a film channel has them: between programmes, never within one, whatever is marked. Pure. */
final class MovieBreaks implements BreakPlanner {
    private final BreakPlanner network = new NetworkBreaks();

    @Override
    public String type() {
        return "movie";
    }

    @Override
    public List<Place> places(Request request) {
        boolean none = request.pattern().style() == Style.NONE;
        return none ? List.of() : network.places(NetworkBreaks.styled(request, Style.BETWEEN));
    }
}
