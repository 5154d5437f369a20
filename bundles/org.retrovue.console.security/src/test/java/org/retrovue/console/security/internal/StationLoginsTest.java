package org.retrovue.console.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class StationLoginsTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void firstStartMakesALoginAndTellsItOnce() throws IOException {
        StationLogins logins = new StationLogins(home());

        assertThat(logins.check("admin", password())).isTrue();
        assertThat(logins.check("admin", password())).isTrue();
    }

    @Test
    public void nothingElseOpens() throws IOException {
        StationLogins logins = new StationLogins(home());

        assertThat(logins.check("admin", "admin".toCharArray())).isFalse();
        assertThat(logins.check("admin", new char[0])).isFalse();
        assertThat(logins.check("root", password())).isFalse();
    }

    @Test
    public void laterStartKeepsTheLogin() throws IOException {
        new StationLogins(home());
        char[] password = password();
        Files.delete(home().resolve("data/first-login"));

        StationLogins again = new StationLogins(home());

        assertThat(again.check("admin", password)).isTrue();
        assertThat(home().resolve("data/first-login")).doesNotExist();
    }

    @Test
    public void whatIsKeptIsNotThePasswordAndOnlyItsOwnerReadsIt() throws IOException {
        new StationLogins(home());
        Path kept = home().resolve("config/login");

        assertThat(Files.readString(kept)).doesNotContain(String.valueOf(password()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
    }

    @Test
    public void damagedFileIsRefusedWithWhatToDo() throws IOException {
        Files.createDirectories(home().resolve("config"));
        Files.writeString(home().resolve("config/login"), "secret");

        assertThatThrownBy(() -> new StationLogins(home()))
                .hasMessageContaining("config/login")
                .hasMessageContaining("remove it");
    }

    private Path home() {
        return folder.getRoot().toPath();
    }

    private char[] password() throws IOException {
        return Files.readString(home().resolve("data/first-login"))
                .trim()
                .split(" ")[1]
                .toCharArray();
    }
}
