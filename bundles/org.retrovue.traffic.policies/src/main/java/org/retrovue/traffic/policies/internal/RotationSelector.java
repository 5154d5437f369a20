package org.retrovue.traffic.policies.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.traffic.AdSelector;
import org.retrovue.api.traffic.Break;
import org.retrovue.api.traffic.Spot;
import org.retrovue.api.traffic.TrafficContext;

/** Chooses what has not aired on the channel for the longest time; among equals by lot, which is the same whenever it is drawn. Stateless. */
@Component
public final class RotationSelector implements AdSelector {
    private static final Duration MEMORY = Duration.ofHours(48);

    @Override
    public String id() {
        return "rotation";
    }

    @Override
    public Pod choose(List<Spot> allowed, Break gap, TrafficContext context) {
        Map<AssetId, Instant> last = new HashMap<>();
        context.history()
                .plays(gap.channel().id(), gap.start().minus(MEMORY), gap.start())
                .forEach(play -> last.merge(play.asset(), play.at(), (a, b) -> a.isAfter(b) ? a : b));
        Map<AssetId, String> lots = new HashMap<>();
        allowed.forEach(spot ->
                lots.put(spot.asset().id(), lot(context.seed(), spot.asset().id())));
        List<Spot> order = new ArrayList<>(allowed);
        order.sort(Comparator.comparing(
                        (Spot spot) -> last.getOrDefault(spot.asset().id(), Instant.MIN))
                .thenComparing(spot -> lots.getOrDefault(spot.asset().id(), "")));
        return pack(order, gap.frames().count(), last);
    }

    private static Pod pack(List<Spot> order, long frames, Map<AssetId, Instant> last) {
        List<Spot> pod = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        long left = frames;
        for (Spot spot : order) {
            if (spot.frames() <= left) {
                pod.add(spot);
                left -= spot.frames();
                Instant before = last.get(spot.asset().id());
                reasons.add(before == null ? "has not aired in two days" : "aired last at " + before);
            }
        }
        return new Pod(pod, reasons);
    }

    private static String lot(long seed, AssetId id) {
        try {
            byte[] text = (seed + "\n" + id).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
