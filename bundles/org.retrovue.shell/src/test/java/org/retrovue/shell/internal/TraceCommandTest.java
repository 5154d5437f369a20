package org.retrovue.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.Test;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.playout.Tracer;
import org.retrovue.tck.fake.Fake;
import org.retrovue.tck.fake.MadeChannel;
import org.retrovue.time.FrameRange;
import org.retrovue.time.Rational;

public final class TraceCommandTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final Channel CHANNEL =
            MadeChannel.of("retro").called("5", "Retro").made();

    private final TraceCommand command = new TraceCommand(
            Fake.of(MasterClock.class, (proxy, method, arguments) -> NOW),
            Fake.of(Channels.class, (proxy, method, arguments) -> {
                if (method.getName().equals("all")) {
                    return List.of(CHANNEL);
                }
                return arguments[0].equals("5") ? Optional.of(CHANNEL) : Optional.empty();
            }),
            TraceCommandTest::trace);

    private static Tracer.Trace trace(Channel channel, Instant instant) {
        long frame = channel.format().rate().frameAt(instant);
        Event event = new Event(
                "e1",
                EventKind.CONTENT,
                "asset",
                new FrameRange(frame - 70, frame + 30),
                Optional.empty(),
                Rational.ZERO,
                0,
                0,
                Map.of());
        Tracer.Gop gop = new Tracer.Gop(
                new FrameRange(frame - 10, frame + 30),
                Optional.of("c0ffee"),
                OptionalLong.of(4711),
                Optional.of("abcd"),
                OptionalLong.of(12_900_000));
        return new Tracer.Trace(frame, 99, event, 70, OptionalLong.of(56), gop, Optional.empty());
    }

    @Test
    public void aFrameIsTracedInTextAndInJson() throws Exception {
        assertThat(command.trace(false, "5", "now"))
                .containsPattern("sourceFrame +56")
                .containsPattern("gop +c0ffee")
                .containsPattern("asset +-");

        JsonNode value = new ObjectMapper().readTree(command.trace(true, "5", "2026-01-05T12:00:00.5Z"));

        assertThat(value.path("sourceFrame").asLong()).isEqualTo(56);
        assertThat(value.path("renderMillis").asLong()).isEqualTo(12);
        assertThat(value.path("cached").asBoolean()).isTrue();
        assertThat(value.path("digest").asText()).isEqualTo("abcd");
    }

    @Test
    public void refusalsSayWhatWouldBeRight() {
        assertThatThrownBy(() -> command.trace(false, "7", "now")).hasMessageContaining("there are [5 (retro)]");
        assertThatThrownBy(() -> command.trace(false, "5", "noon")).hasMessageContaining("2026-01-05T20:00:00Z or now");
    }
}
