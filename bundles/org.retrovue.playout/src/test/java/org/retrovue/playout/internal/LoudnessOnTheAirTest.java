package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelSound;
import org.retrovue.api.channel.Segment;
import org.retrovue.media.api.probe.Loudness;
import org.retrovue.media.engine.internal.FfmpegEngine;
import org.retrovue.producer.asset.internal.AssetProducer;
import org.retrovue.tck.framecode.FfmpegProgram;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** Films of known loudness, measured again as they come out of the transport stream. */
public class LoudnessOnTheAirTest {
    private static final FrameRate RATE = FrameRate.PAL;
    private static final long START = RATE.frameAtOrAfter(Instant.parse("2026-01-05T12:00:00Z"));
    private static final int SEGMENT = 50;
    private static final int SEGMENTS = 5;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private FfmpegEngine engine;

    @Before
    public void start() throws Exception {
        engine = new FfmpegEngine(folder.newFolder().toPath(), () -> 0L);
    }

    @After
    public void stop() {
        engine.close();
    }

    private Path film(String name, String level) throws Exception {
        Path file = folder.getRoot().toPath().resolve(name);
        String sound = "aevalsrc=exprs='" + level + "*sin(2*PI*1000*t)|" + level + "*sin(2*PI*1000*t)':s=48000";
        FfmpegProgram.make(
                60,
                "-f",
                "lavfi",
                "-i",
                "color=size=64x48:rate=25",
                "-f",
                "lavfi",
                "-i",
                sound,
                "-t",
                "10",
                "-c:v",
                "mpeg4",
                "-c:a",
                "flac",
                file);
        return file;
    }

    private Event event(Path film, Map<String, String> measured) throws Exception {
        Event.AssetRef asset = new Event.AssetRef(
                AssetId.of("f:a"), "Film", film.toUri(), engine.examine(film).contentId());
        FrameRange frames = new FrameRange(START, START + SEGMENT * SEGMENTS);
        return new Event("e", EventKind.CONTENT, "asset", frames, Optional.of(asset), Rational.ZERO, 0, 0, measured);
    }

    private House house(String name, Event event) throws Exception {
        return new House(folder.getRoot().toPath().resolve(name), Lineups.plans(Lineups.plan(RATE, List.of(event))))
                .join(new AssetProducer(engine), 2, 0);
    }

    private byte[] aired(String name, Channel channel, Event event) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (House house = house(name, event)) {
            for (Segment segment : house.segments(channel, START / SEGMENT, SEGMENTS)) {
                out.writeBytes(segment.bytes());
            }
            assertThat(house.faults).isEmpty();
        }
        return out.toByteArray();
    }

    private Loudness measured(String name, byte[] stream) throws Exception {
        Path file = folder.getRoot().toPath().resolve(name + ".ts");
        Files.write(file, stream);
        return engine.loudness(file).orElseThrow();
    }

    @Test
    public void loudAndQuietFilmsComeOutAtTheTarget() throws Exception {
        Channel channel = LevellingTest.channel(ChannelSound.USUAL);
        for (String level : List.of("0.5", "0.02")) {
            Path film = film("film" + level + ".mkv", level);
            Map<String, String> facts = engine.loudness(film).orElseThrow().words();
            Loudness out = measured(level, aired("house" + level, channel, event(film, facts)));

            assertThat(out.integrated()).as("at " + level).isBetween(-2_450, -2_350);
        }
    }

    @Test
    public void peaksThatWouldBeTooHighAreLimitedAndNothingDependsOnTheOrder() throws Exception {
        Channel channel = LevellingTest.channel(new ChannelSound(Optional.of(-1_200), -200));
        Path film = film("peaks.mkv", "(0.1+0.4*lt(mod(t\\,1)\\,0.001))");
        Loudness in = engine.loudness(film).orElseThrow();
        Event event = event(film, in.words());
        assertThat(in.truePeak() + -1_200 - in.integrated()).isGreaterThan(0);

        byte[] stream = aired("forwards", channel, event);
        Loudness out = measured("peaks", stream);

        System.out.println("peaks: " + in + " came out as " + out);
        assertThat(out.integrated()).isBetween(-1_250, -1_150);
        assertThat(out.truePeak()).isLessThanOrEqualTo(-200);
        try (House other = house("backwards", event)) {
            for (int i = SEGMENTS - 1; i >= 0; i--) {
                byte[] segment = other.segment(channel, START / SEGMENT + i).bytes();
                assertThat(new String(stream, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .contains(new String(segment, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
    }

    @Test
    public void whatNobodyMeasuredAirsAsItIsAndOffMeansOff() throws Exception {
        Path film = film("film.mkv", "0.5");
        Map<String, String> facts = engine.loudness(film).orElseThrow().words();
        Channel usual = LevellingTest.channel(ChannelSound.USUAL);
        Channel off = LevellingTest.channel(new ChannelSound(Optional.empty(), -200));

        byte[] unmeasured = aired("unmeasured", usual, event(film, Map.of()));

        assertThat(measured("unmeasured", unmeasured).integrated()).isBetween(-640, -560);
        assertThat(aired("off", off, event(film, facts))).isEqualTo(unmeasured);
        assertThat(aired("levelled", usual, event(film, facts))).isNotEqualTo(unmeasured);
    }
}
