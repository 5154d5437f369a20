package org.retrovue.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.ScheduleCompiler;
import org.retrovue.dsl.internal.YamlCompiler;

/** What the demo writes is what the station reads. */
public class ChannelFilesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ScheduleCompiler compiler = new YamlCompiler();

    @Test
    public void theExamplesAreReadWithoutAnyProblem() throws Exception {
        new ChannelFolder(folder.getRoot().toPath()).writeExamples();

        assertGood(4);
    }

    @Test
    public void channelsOfOwnFoldersAreReadWithoutAnyProblem() throws Exception {
        Path media = Files.createTempDirectory(folder.getRoot().toPath(), "own");
        for (String name : List.of("Bar: the \"Show\" #1", "日本の映画", "a\\b", "ads", "{x}", "- dash")) {
            Files.createDirectory(media.resolve(name));
        }

        new OwnMedia(media).write(new ChannelFolder(folder.getRoot().toPath()), List.of());

        assertGood(6);
    }

    private void assertGood(int count) throws Exception {
        List<Path> files;
        try (var list = Files.list(folder.getRoot().toPath())) {
            files = list.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
        assertThat(files).hasSize(count);
        for (Path file : files) {
            ScheduleCompiler.Reading reading = compiler.read(new PlanText(file.toString(), Files.readString(file)));
            assertThat(reading.problems()).isEmpty();
            assertThat(reading.channel()).isPresent();
        }
    }
}
