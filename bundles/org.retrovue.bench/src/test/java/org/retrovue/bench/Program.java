package org.retrovue.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.retrovue.tck.framecode.FfmpegProgram;

/** The ffmpeg program, run to its end. */
final class Program {
    private Program() {}

    /** Returns what it said. */
    static String ffmpeg(Path scratch, List<String> arguments) throws Exception {
        Path log = Files.createTempFile(scratch, "ffmpeg", ".log");
        List<String> all = new ArrayList<>(List.of("-hide_banner"));
        all.addAll(arguments);
        Process process = FfmpegProgram.ffmpeg(all)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        String text = Files.readString(log);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
