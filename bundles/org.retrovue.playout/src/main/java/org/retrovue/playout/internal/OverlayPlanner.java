package org.retrovue.playout.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.station.Faults;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.overlay.Overlay;
import org.retrovue.media.api.overlay.OverlayImage;
import org.retrovue.media.api.overlay.OverlayPlan;
import org.retrovue.media.api.overlay.OverlayRequest;

/** Asks the overlays what they draw over an event. One that fails draws nothing, and is reported. Any thread. */
final class OverlayPlanner {
    private static final String CODE = "OverlayFailed";

    private final Overlays overlays;
    private final Fence fence;
    private final Faults faults;

    OverlayPlanner(Overlays overlays, Fence fence, Faults faults) {
        this.overlays = overlays;
        this.fence = fence;
        this.faults = faults;
    }

    List<OverlayPlan> plans(Channel channel, Event event, HouseFormat format) {
        List<OverlayPlan> plans = new ArrayList<>();
        for (Overlay overlay : overlays.all()) {
            plan(overlay, channel, event, format).ifPresent(plans::add);
        }
        return plans;
    }

    private Optional<OverlayPlan> plan(Overlay overlay, Channel channel, Event event, HouseFormat format) {
        String name = overlay.getClass().getName();
        OverlayRequest request = new OverlayRequest(
                channel.id().value(), event.kind().word(), format, event.frames(), event.overlays(channel.overlays()));
        try {
            Optional<OverlayPlan> plan = fence.call(overlay, "overlay " + name, () -> overlay.plan(request)
                    .map(found -> (OverlayPlan) new Guarded(found.fingerprint(), found, name)));
            faults.clear(CODE, name);
            return plan;
        } catch (MediaException e) {
            report(name, e);
            return Optional.empty();
        }
    }

    private void report(String name, Object cause) {
        faults.report(Faults.Kind.RUNTIME, CODE, name, "overlay " + name + " draws nothing: " + cause);
    }

    /** A plan that draws nothing where it fails. */
    private final class Guarded implements OverlayPlan {
        private final String fingerprint;
        private final OverlayPlan plan;
        private final String name;

        Guarded(String fingerprint, OverlayPlan plan, String name) {
            this.fingerprint = fingerprint;
            this.plan = plan;
            this.name = name;
        }

        @Override
        public String fingerprint() {
            return fingerprint;
        }

        @Override
        public Optional<OverlayImage> image(long frame) {
            try {
                return plan.image(frame);
            } catch (RuntimeException | LinkageError e) {
                report(name, e);
                return Optional.empty();
            }
        }
    }
}
