package org.retrovue.playout.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.station.Faults;
import org.retrovue.media.api.HouseFormat;

/** The encoder presets that the configuration asks for. A name that no encoder knows is left out and said. Any thread. */
final class Presets {
    private static final String UNKNOWN = "UnknownPreset";

    private final Faults faults;
    private volatile String forAll = "";
    private volatile List<String> underOverload = List.of();

    Presets(Faults faults, SegmentPlayout.Config config) {
        this.faults = faults;
        take(config);
    }

    /** Takes a changed configuration. */
    void take(SegmentPlayout.Config config) {
        List<String> unknown = new ArrayList<>();
        String wanted = config.preset().strip();
        forAll = wanted.isEmpty() || isKnown(wanted, "preset", unknown) ? wanted : "";
        underOverload = Arrays.stream(config.overload_presets())
                .map(String::strip)
                .filter(preset -> !preset.isEmpty() && isKnown(preset, "overload.presets", unknown))
                .toList();
        if (unknown.isEmpty()) {
            faults.clear(UNKNOWN, SegmentPlayout.PID);
        } else {
            faults.report(
                    Faults.Kind.RUNTIME,
                    UNKNOWN,
                    SegmentPlayout.PID,
                    "left out of the configuration " + SegmentPlayout.PID + ", as no encoder preset is called that: "
                            + String.join(", ", unknown) + "; there are " + String.join(", ", Needs.presets()));
        }
    }

    private static boolean isKnown(String preset, String key, List<String> unknown) {
        boolean known = Needs.presets().contains(preset);
        if (!known) {
            unknown.add(key + " \"" + preset + '"');
        }
        return known;
    }

    /** Returns those that channels take, in turn, when there is too much to do. */
    List<String> underOverload() {
        return underOverload;
    }

    /** Returns what a channel is encoded as. */
    HouseFormat house(ChannelFormat format) {
        String preset = forAll;
        return new HouseFormat(
                format.width(),
                format.height(),
                format.pixelAspect(),
                format.rate(),
                format.quality(),
                preset.isEmpty() ? format.preset() : preset,
                format.crop(),
                format.peak());
    }
}
