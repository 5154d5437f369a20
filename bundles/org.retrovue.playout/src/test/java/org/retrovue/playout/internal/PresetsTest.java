package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.Test;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.tck.Configs;
import org.retrovue.tck.fake.ActiveFaults;

public class PresetsTest {
    private final ActiveFaults faults = new ActiveFaults();

    @Test
    public void whatIsNoPresetIsLeftOutAndSaidUntilItIsRight() {
        Presets presets = new Presets(faults, config("ultrafst", "superfast", "fastest"));

        assertThat(presets.house(ChannelFormat.DEFAULT).preset()).isEqualTo(ChannelFormat.DEFAULT.preset());
        assertThat(presets.underOverload()).containsExactly("superfast");
        assertThat(faults.active()).containsOnlyKeys("UnknownPreset " + SegmentPlayout.PID);
        assertThat(faults.active().toString())
                .contains("preset \"ultrafst\"", "overload.presets \"fastest\"", "veryfast");

        presets.take(config(" faster ", "ultrafast"));

        assertThat(presets.house(ChannelFormat.DEFAULT).preset()).isEqualTo("faster");
        assertThat(presets.underOverload()).containsExactly("ultrafast");
        assertThat(faults.active()).isEmpty();
    }

    private static SegmentPlayout.Config config(String preset, String... underOverload) {
        return Configs.of(SegmentPlayout.Config.class, Map.of("preset", preset, "overload.presets", underOverload));
    }
}
