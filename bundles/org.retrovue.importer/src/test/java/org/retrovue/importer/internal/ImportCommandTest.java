package org.retrovue.importer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.ScheduleCompiler;
import org.retrovue.tck.fake.Fake;
import org.retrovue.tck.fake.FolderStation;

public final class ImportCommandTest {

    private static final String SOURCE =
            "content: [{collection: A, key: A, order: shuffle}]\nplayout: [{count: 1, content: A}, {repeat: true}]\n";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path home;
    private List<Problem> problems = List.of();
    private ImportCommand command;

    @Before
    public void makeAStation() throws Exception {
        home = folder.getRoot().toPath().toRealPath();
        Files.createDirectories(home.resolve("channels"));
        Files.writeString(home.resolve("Old Shows.yaml"), SOURCE);
        command = new ImportCommand(
                new FolderStation(home),
                Fake.of(Channels.class, (proxy, method, with) -> List.of()),
                Fake.of(ScheduleCompiler.class, (proxy, method, with) -> {
                    assertThat(((PlanText) with[0]).text()).contains("channel: ");
                    return new ScheduleCompiler.Reading(Optional.empty(), problems);
                }));
    }

    @Test
    public void aDryRunShowsAndWritesNothing() throws Exception {
        assertThat(run(false, true, false, ""))
                .contains("name: Old Shows", "number: \"1\"", "Nothing was written", "taken as UTC");
        JsonNode json = new ObjectMapper().readTree(run(true, true, false, ""));
        assertThat(json.at("/written").asBoolean()).isFalse();
        assertThat(json.at("/format").asText()).isEqualTo("sequential schedule");
        assertThat(home.resolve("channels")).isEmptyDirectory();
    }

    @Test
    public void aChannelFileIsNeverReplacedUnlessThatIsMeant() throws Exception {
        assertThat(run(false, false, false, "")).contains("old-shows.yaml now").contains("All of it was kept");
        Path made = home.resolve("channels/old-shows.yaml");
        Files.writeString(made, "mine");

        assertThatThrownBy(() -> run(false, false, false, ""))
                .hasMessageContaining("is there already")
                .hasMessageContaining("--force");
        assertThat(made).hasContent("mine");
        assertThat(run(false, false, true, "")).contains("old-shows.yaml now");
        assertThat(Files.readString(made)).startsWith("# Made from the sequential schedule Old Shows.yaml");
    }

    @Test
    public void whatTheStationRefusesIsNotWritten() throws Exception {
        problems = List.of(
                new Problem(Problem.Severity.ERROR, "bad", "old-shows.yaml", 3, 1, "no such thing", Optional.empty()));

        assertThat(run(false, false, false, "")).contains("was not written", "old-shows.yaml:3:1: no such thing");
        assertThat(home.resolve("channels")).isEmptyDirectory();
    }

    @Test
    public void nothingIsWrittenOutsideTheHome() {
        assertThatThrownBy(() -> run(false, false, true, "../../x.yaml"))
                .hasMessageContaining("within the station's home");
        assertThatThrownBy(() -> run(false, false, true, "x.txt")).hasMessageContaining("ending in .yaml");
        assertThatThrownBy(() -> command._import(false, true, false, "", "", "", "Vienna", "", "Old Shows.yaml"))
                .hasMessageContaining("Europe/Vienna");
        assertThatThrownBy(() -> command._import(false, true, false, "", "", "", "", "", "gone.yaml"))
                .hasMessageContaining("there is no file");
    }

    private String run(boolean json, boolean dry, boolean force, String output) throws Exception {
        return command._import(json, dry, force, "", "", "", "", output, "Old Shows.yaml");
    }
}
