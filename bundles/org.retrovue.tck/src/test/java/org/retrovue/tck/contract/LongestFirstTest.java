package org.retrovue.tck.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.retrovue.api.traffic.AdSelector;
import org.retrovue.api.traffic.Break;
import org.retrovue.api.traffic.Spot;
import org.retrovue.api.traffic.TrafficContext;

/** The contract holds for a simple selector. */
public final class LongestFirstTest extends AdSelectorContract {
    @Override
    protected AdSelector selector() {
        return new LongestFirst();
    }

    private static final class LongestFirst implements AdSelector {
        @Override
        public String id() {
            return "longest-first";
        }

        @Override
        public Pod choose(List<Spot> allowed, Break gap, TrafficContext context) {
            List<Spot> chosen = new ArrayList<>();
            long room = gap.frames().count();
            for (Spot spot : allowed.stream()
                    .sorted(Comparator.comparingLong(Spot::frames).reversed())
                    .toList()) {
                if (spot.frames() <= room) {
                    chosen.add(spot);
                    room -= spot.frames();
                }
            }
            return new Pod(
                    chosen, chosen.stream().map(spot -> "longest that fits").toList());
        }
    }
}
