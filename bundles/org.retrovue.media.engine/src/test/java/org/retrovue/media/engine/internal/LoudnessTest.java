package org.retrovue.media.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.Test;
import org.retrovue.media.api.probe.Loudness;
import org.retrovue.tck.framecode.FfmpegProgram;

/** Loudness is measured as EBU R 128 has it: a 1 kHz tone of -x dBFS on both sides is -x LUFS. */
public final class LoudnessTest extends WithEngine {
    private Path film(String name, String sound, String codec) throws Exception {
        Path file = folder.getRoot().toPath().resolve(name);
        FfmpegProgram.make(
                120,
                "-f",
                "lavfi",
                "-i",
                "color=size=64x48:rate=25:duration=6",
                "-f",
                "lavfi",
                "-i",
                sound,
                "-t",
                "6",
                "-c:v",
                "mpeg4",
                "-c:a",
                codec,
                file);
        return file;
    }

    private static String tone(String level) {
        return "aevalsrc=exprs='" + level + "*sin(2*PI*1000*t)|" + level + "*sin(2*PI*1000*t)':s=48000:d=6";
    }

    @Test
    public void tonesHaveTheLoudnessThatTheyShould() throws Exception {
        Loudness loud = engine.loudness(film("loud.mkv", tone("0.5"), "flac")).orElseThrow();
        Loudness quiet =
                engine.loudness(film("quiet.mkv", tone("0.01"), "pcm_s16le")).orElseThrow();

        assertThat(loud.integrated()).isBetween(-612, -592);
        assertThat(loud.truePeak()).isBetween(-605, -590);
        assertThat(quiet.integrated()).isBetween(-4010, -3990);
        assertThat(quiet.truePeak()).isBetween(-4000, -3900);
        assertThat(loud.words()).containsOnlyKeys("loudness.integrated", "loudness.peak");
    }

    @Test
    public void silenceAndNoSoundHaveNoLoudness() throws Exception {
        Path mute = folder.getRoot().toPath().resolve("mute.mkv");
        FfmpegProgram.make(120, "-f", "lavfi", "-i", "color=size=64x48:rate=25:duration=2", "-c:v", "mpeg4", mute);

        assertThat(engine.loudness(mute)).isEqualTo(Optional.empty());
        assertThat(engine.loudness(film("silent.mkv", tone("0"), "flac"))).isEqualTo(Optional.empty());
    }

    @Test
    public void surroundIsMeasuredAsItAirs() throws Exception {
        String centre = "aevalsrc=exprs='0|0|0.5*sin(2*PI*1000*t)|0|0|0':s=48000:d=6:channel_layout=5.1";
        Loudness loudness = engine.loudness(film("centre.mkv", centre, "flac")).orElseThrow();

        // the centre goes to both sides with 3 dB less
        assertThat(loudness.integrated()).isBetween(-910, -890);
    }
}
