package org.retrovue.planning.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.ScheduleCompiler;
import org.retrovue.tck.fake.ActiveFaults;

public final class ChannelFilesTest {
    private static final List<ScheduleCompiler> YAML = List.of(TestStation.Plugins.compiler());

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final MemoryStore store = new MemoryStore();
    private final ActiveFaults faults = new ActiveFaults();
    private ChannelFiles files;
    private long stamp = 1_700_000_000_000L;

    @Before
    public void start() {
        files = new ChannelFiles(folder.getRoot().toPath(), store, faults, TestStation.Plugins.fence());
    }

    @Test
    public void filesAreReadAtOnceAtTheStartAndChangesOnceTheyAreStill() throws IOException {
        write("a.yaml", "a", "2");
        write("b.yml", "b", "1");
        poll();
        assertThat(ids()).containsExactly("b", "a");

        write("c.yaml", "c", "10");
        poll();
        assertThat(ids()).containsExactly("b", "a");
        poll();
        assertThat(ids()).containsExactly("b", "a", "c");
    }

    @Test
    public void theLastGoodVersionStaysAlsoOverARestart() throws IOException {
        write("a.yaml", "a", "2");
        poll();
        text("a.yaml", "channel: a\nnumber: [\n");
        poll();
        poll();
        assertThat(ids()).containsExactly("a");
        assertThat(files.problems().get("a.yaml")).extracting(Problem::code).containsExactly("not-yaml");
        assertThat(faults.active().get("ChannelFileRefused a.yaml")).contains("its last good version stays on the air");

        start();
        poll();
        assertThat(ids()).containsExactly("a");

        write("a.yaml", "a", "3");
        poll();
        poll();
        assertThat(faults.active()).isEmpty();
        assertThat(files.loaded().get(0).channel().number()).isEqualTo("3");
    }

    @Test
    public void twoChannelsWithOneIdOrNumberAreRefusedByNamingBothFiles() throws IOException {
        write("a.yaml", "a", "2");
        write("z.yaml", "z", "9");
        poll();
        write("b.yaml", "a", "3");
        write("c.yaml", "c", "2.0");
        poll();
        poll();

        assertThat(ids()).containsExactly("a", "z");
        assertThat(String.valueOf(files.problems().get("b.yaml"))).contains("b.yaml", "a.yaml", "id 'a'");
        assertThat(String.valueOf(files.problems().get("c.yaml"))).contains("c.yaml", "a.yaml", "number 2");
        assertThat(faults.active()).hasSize(2);

        Files.delete(folder.getRoot().toPath().resolve("a.yaml"));
        poll();
        poll();
        assertThat(ids()).containsExactly("c", "a", "z");
        assertThat(faults.active()).isEmpty();
    }

    @Test
    public void twoFilesMaySwapTheirNumbers() throws IOException {
        write("a.yaml", "a", "1");
        write("b.yaml", "b", "2");
        poll();
        write("a.yaml", "a", "2");
        write("b.yaml", "b", "1");
        poll();
        poll();

        assertThat(ids()).containsExactly("b", "a");
        assertThat(faults.active()).isEmpty();
    }

    @Test
    public void aDeletedFileTakesItsChannelOffTheAir() throws IOException {
        write("a.yaml", "a", "1");
        poll();
        Files.delete(folder.getRoot().toPath().resolve("a.yaml"));
        poll();
        assertThat(ids()).containsExactly("a");
        poll();
        assertThat(ids()).isEmpty();
        assertThat(store.documents).isEmpty();
    }

    @Test
    public void whatIsNoTextOrTooLongIsRefused() throws IOException {
        Path root = folder.getRoot().toPath();
        Files.write(root.resolve("binary.yaml"), new byte[] {(byte) 0xc3, 0x28, 0, 1});
        Files.writeString(root.resolve("long.yaml"), "#".repeat(10_000_000));
        Files.createDirectory(root.resolve("folder.yaml"));
        Files.writeString(root.resolve("_shared.yaml"), "house: rules");
        poll();

        assertThat(ids()).isEmpty();
        assertThat(files.problems()).containsOnlyKeys("binary.yaml", "long.yaml");
    }

    @Test
    public void aChangedHouseFileCountsForThoseThatExtendIt() throws IOException {
        text("_house.yaml", "timezone: UTC\nextends: _base.yaml\n");
        text(
                "_base.yaml",
                "pools: {p: {match: {collection: p}}}\nschedule: {all_day: [{block: {start: '06:00', pool: p}}]}\n");
        text("a.yaml", "channel: a\nnumber: 1\nextends: _house.yaml\n");
        write("b.yaml", "b", "2");
        poll();
        assertThat(ids()).containsExactly("a", "b");
        LoadedChannel b = files.loaded().get(1);
        assertThat(b.text().beside()).isEmpty();

        text(
                "_base.yaml",
                "pools: {p: {match: {collection: p}}}\nschedule: {all_day: [{block: {start: '06:00', pool: q}}]}\n");
        poll();
        poll();
        assertThat(ids()).containsExactly("a", "b");
        assertThat(files.problems()).containsOnlyKeys("a.yaml");
        assertThat(String.valueOf(files.problems().get("a.yaml"))).contains("_base.yaml:2:", "unknown pool 'q'");
        assertThat(faults.active().get("ChannelFileRefused a.yaml")).contains("its last good version stays on the air");
        assertThat(files.loaded().get(1)).isSameAs(b);

        start();
        poll();
        assertThat(ids()).containsExactly("a", "b");
        assertThat(files.loaded().get(0).text().beside()).containsOnlyKeys("_house.yaml", "_base.yaml");

        text(
                "_base.yaml",
                "timezone: Europe/Vienna\npools: {p: {match: {collection: p}}}\nschedule: {all_day: [{block: {start: '06:00', pool: p}}]}\n");
        poll();
        poll();
        assertThat(faults.active()).isEmpty();
        assertThat(files.loaded().get(0).text().beside().get("_base.yaml")).contains("Vienna");
    }

    @Test
    public void aHouseFileThatIsGoneIsToldWithTheNearestName() throws IOException {
        text("_house.yaml", "timezone: UTC\n");
        text("a.yaml", "channel: a\nnumber: 1\nextends: _hose.yaml\n");
        Files.write(folder.getRoot().toPath().resolve("_bad.yaml"), new byte[] {(byte) 0xc3, 0x28});
        text("b.yaml", "channel: b\nnumber: 2\nextends: _bad.yaml\n");
        poll();

        assertThat(String.valueOf(files.problems().get("a.yaml"))).contains("did you mean '_house.yaml'?");
        assertThat(String.valueOf(files.problems().get("b.yaml"))).contains("_bad.yaml", "not text in UTF-8");
    }

    private List<String> ids() {
        return files.loaded().stream().map(each -> each.channel().id().value()).toList();
    }

    private void poll() {
        files.poll(YAML);
    }

    private void write(String file, String id, String number) throws IOException {
        text(
                file,
                "channel: " + id + "\nnumber: " + number + "\ntimezone: UTC\n"
                        + "pools: {a: {match: {collection: a}}}\n"
                        + "schedule: {all_day: [{block: {start: \"06:00\", pool: a}}]}\n");
    }

    private void text(String file, String text) throws IOException {
        Path path = folder.getRoot().toPath().resolve(file);
        Files.writeString(path, text);
        stamp += 1000;
        Files.setLastModifiedTime(path, FileTime.fromMillis(stamp));
    }
}
