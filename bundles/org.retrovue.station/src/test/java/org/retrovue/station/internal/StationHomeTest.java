package org.retrovue.station.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class StationHomeTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void makesItsFolders() {
        Path home = folder.getRoot().toPath().resolve("a/b/../station");

        StationHome station = new StationHome(home.toString(), null);

        assertThat(station.home()).isEqualTo(home.normalize()).isAbsolute();
        for (String name : new String[] {"channels", "media", "data", "cache", "plugins", "config", "logs"}) {
            assertThat(station.folder(name))
                    .isDirectory()
                    .isEqualTo(station.home().resolve(name));
        }
        assertThat(station.port()).isEqualTo(8410);
    }

    @Test
    public void aFolderMayBeALinkAndIsMadeAgainWhenItVanishes() throws IOException {
        Path home = folder.getRoot().toPath();
        Path elsewhere = folder.newFolder("elsewhere").toPath();
        Files.createSymbolicLink(home.resolve("media"), elsewhere);

        StationHome station = new StationHome(home.toString(), "80");
        Files.delete(home.resolve("cache"));

        assertThat(station.folder("media")).isDirectory();
        assertThat(station.folder("cache")).isDirectory();
        assertThat(station.port()).isEqualTo(80);
    }

    @Test
    public void refusesWhatIsNoPortAndNoFolder() throws IOException {
        String home = folder.getRoot().getPath();

        for (String port : new String[] {"0", "65536", "http", "-1"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new StationHome(home, port))
                    .withMessageContaining("\"" + port + "\"");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new StationHome(home, null).folder("../etc"));
        Path file = folder.newFile("file").toPath();
        assertThatThrownBy(() -> new StationHome(file.toString(), null)).hasMessageContaining("choose another");
    }
}
