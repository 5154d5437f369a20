package org.retrovue.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.PlanFiles;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.ScheduleCompiler;
import org.retrovue.api.plan.ScheduleCompiler.Compilation;
import org.retrovue.api.plan.ScheduleCompiler.Request;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.ScheduleEntry.Kind;
import org.retrovue.api.plan.Seeds;
import org.retrovue.dsl.internal.YamlCompiler;
import org.retrovue.tck.fake.Assets;
import org.retrovue.tck.fake.ListedCatalog;
import org.retrovue.time.BroadcastDay;

/** What the demo writes is what the station reads. */
public class ChannelFilesTest {
    /** A week, the days on which the clock changes, Halloween, Thanksgiving. */
    private static final List<LocalDate> DAYS = Stream.concat(
                    LocalDate.of(2026, 1, 5).datesUntil(LocalDate.of(2026, 1, 12)),
                    Stream.of("2026-03-07", "2026-10-31", "2026-11-26").map(LocalDate::parse))
            .toList();

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

    @Test
    public void theExamplesFillTheirDaysFromWhatTheDemoMakes() throws Exception {
        new ChannelFolder(folder.getRoot().toPath()).writeExamples();
        ListedCatalog catalog = ListedCatalog.of(
                Lineup.all().stream().map(ChannelFilesTest::asset).toArray(Asset[]::new));

        for (PlanText text : texts()) {
            Channel channel = compiler.read(text).channel().orElseThrow();
            for (LocalDate date : DAYS) {
                BroadcastDay day = new BroadcastDay(date, channel.zone(), channel.dayStart());
                Compilation made =
                        compiler.compile(new Request(text, catalog, day, Seeds.of(channel.id(), date), day.start()));
                List<ScheduleEntry> entries = made.day().orElseThrow().entries();
                Duration idle = entries.stream()
                        .filter(entry -> entry.kind() != Kind.PROGRAMME)
                        .map(entry -> Duration.between(entry.start(), entry.end()))
                        .reduce(Duration.ZERO, Duration::plus);
                assertThat(made.problems()).as(text.file() + " " + date).isEmpty();
                assertThat(entries.size()).as(text.file() + " " + date).isGreaterThan(200);
                assertThat(idle).as(text.file() + " " + date).isLessThan(channel.grid());
            }
        }
    }

    private static Asset asset(Clip clip) {
        Path path = Path.of(clip.path());
        String folder = path.getName(0).toString();
        String type = folder.equals("films") ? "film" : clip.path().contains("/bumpers/") ? "bumper" : "episode";
        return Assets.asset("station:" + clip.path())
                .title(path.getFileName().toString().replace(".mkv", ""))
                .collection(folder)
                .type(type)
                .duration(clip.shape().rate().seconds(clip.frames()))
                .ready();
    }

    private void assertGood(int count) throws Exception {
        List<PlanText> texts = texts();
        assertThat(texts).hasSize(count);
        for (PlanText text : texts) {
            ScheduleCompiler.Reading reading = compiler.read(text);
            assertThat(reading.problems()).isEmpty();
            assertThat(reading.channel()).isPresent();
        }
    }

    /** Returns the channel files with what they extend. */
    private List<PlanText> texts() throws IOException {
        PlanFiles files =
                new PlanFiles(folder.getRoot().toPath(), folder.getRoot().toPath());
        List<PlanText> texts = new ArrayList<>();
        for (String name : files.names()) {
            texts.add(files.read(name));
        }
        return texts;
    }
}
