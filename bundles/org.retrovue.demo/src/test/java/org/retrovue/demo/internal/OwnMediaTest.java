package org.retrovue.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class OwnMediaTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path media;
    private Path channels;

    @Before
    public void makeFolders() throws Exception {
        media = folder.newFolder("media").toPath();
        channels = folder.newFolder("channels").toPath();
    }

    @Test
    public void eachFolderBecomesAChannelAndAllOfThemAMix() throws Exception {
        for (String name : List.of("Bar \"Show\"", "Films", "Commercials", ".hidden")) {
            Files.createDirectory(media.resolve(name));
        }

        int count = new OwnMedia(media).write(new ChannelFolder(channels), List.of());

        assertThat(count).isEqualTo(3);
        assertThat(channels.toFile().list()).containsExactlyInAnyOrder("bar-show.yaml", "films.yaml", "mix.yaml");
        assertThat(Files.readString(channels.resolve("bar-show.yaml")))
                .contains("collection: \"Bar \\\"Show\\\"\"", "filler: \"Commercials\"", "grid: 30m");
    }

    @Test
    public void looseFilesAreAChannelToo() throws Exception {
        Files.createFile(media.resolve("film.mkv"));

        new OwnMedia(media).write(new ChannelFolder(channels), List.of());

        assertThat(channels.toFile().list()).containsExactly("media.yaml");
    }

    @Test
    public void whatSomebodyWroteStays() throws Exception {
        ChannelFolder folderOfChannels = new ChannelFolder(channels);
        assertThat(folderOfChannels.isEmpty()).isTrue();
        Files.writeString(channels.resolve("chicago-3.yaml"), "mine");

        folderOfChannels.writeExamples();

        assertThat(folderOfChannels.isEmpty()).isFalse();
        assertThat(Files.readString(channels.resolve("chicago-3.yaml"))).isEqualTo("mine");
        assertThat(channels.toFile().list()).hasSize(5); // the house rules, too
    }
}
