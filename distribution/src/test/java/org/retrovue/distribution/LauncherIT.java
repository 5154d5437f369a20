package org.retrovue.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What an owner sees of the launcher: one line for each mistake, a station that comes up, keeps what it has, and goes. */
public final class LauncherIT {

    private static final Duration BOOT = Duration.ofSeconds(90);
    private static final Pattern LOGIN = Pattern.compile("user (\\w+), password (\\S+)");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void stationComesUpKeepsItsLoginAndEndsCleanly() throws Exception {
        String home = folder.getRoot().toPath().resolve("a home").toString();
        String port = Integer.toString(Container.freePort());
        Path output = folder.newFile("first.out").toPath();

        Process first = Launcher.start(output, "start", "--home", home, "--port", port);
        String login;
        try {
            awaitGreeting(first, output);
            login = login(Files.readString(output));
            assertThat(console(port, login)).isEqualTo(200);
            assertThat(Path.of(home, "data/first-login")).doesNotExist();
            assertThat(Files.readString(Path.of(home, "logs/retrovue.log"))).doesNotContain(login.split(":", 2)[1]);
            assertThat(Launcher.run("status", "--home", home).text()).contains("http://localhost:" + port + "/");
            assertThat(Launcher.run("start", "--home", home, "--port", "18099"))
                    .satisfies(answer -> refused(answer, "already runs"));
        } finally {
            first.destroy();
        }
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).isZero();
        assertThat(Launcher.run("status", "--home", home).code()).isEqualTo(3);

        Path again = folder.newFile("second.out").toPath();
        Process second = Launcher.start(again, "start", "--home", home, "--port", port);
        try {
            awaitGreeting(second, again);
            assertThat(Files.readString(again)).doesNotContain("First login");
            assertThat(console(port, login)).isEqualTo(200);
            assertThat(Launcher.run("stop", "--home", home).code()).isZero();
            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            second.destroy();
        }
    }

    @Test
    public void busyPortIsRefusedInOneLine() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(busy.getLocalPort());

            refused(start("--port", port), "port " + port + " is busy");
        }
    }

    @Test
    public void wrongValuesAreRefusedInOneLine() throws Exception {
        refused(start("--port", "http"), "--port http");
        refused(start("--port", "0"), "--port 0");
        refused(start("--port", "65536"), "--port 65536");
        refused(start("--clock-start", "yesterday"), "--clock-start yesterday");
        refused(start("--clock-start", "2026-13-01T00:00:00Z"), "--clock-start");
        refused(start("--clock-speed", "fast"), "--clock-speed fast");
        refused(start("--clock-speed"), "--clock-speed needs a value");
        refused(start("--colour", "red"), "--colour");
        refused(Launcher.run("start"), "--home");
        refused(Launcher.run("demo", "--home", home(), "--media", "/no/such/folder"), "/no/such/folder");
        refused(Launcher.run("dance"), "no command dance");
    }

    @Test
    public void databaseOfANewerStationEndsTheStartWithTheReason() throws Exception {
        Path database = Path.of(home(), "data/db");
        Files.createDirectories(database.getParent());
        Derby.run(
                database,
                "create table schema_version (version integer not null primary key, name varchar(200) not null)",
                "insert into schema_version values (9999, 'of the future')");

        Launcher.Answer answer = start("--port", Integer.toString(Container.freePort()));

        assertThat(answer.code()).as(answer.text()).isEqualTo(1);
        assertThat(answer.text().lines().reduce("", (before, line) -> line))
                .startsWith("retrovue: The station cannot start: The database is of version 9999")
                .contains("start the newer RetroVue again");
    }

    @Test
    public void homeThatIsAFileIsRefusedInOneLine() throws Exception {
        refused(Launcher.run("start", "--home", folder.newFile("file").toString()), "is not a folder");
    }

    @Test
    public void homeThatCannotBeWrittenIsRefusedInOneLine() throws Exception {
        assumeFalse("root may write anywhere", "root".equals(System.getProperty("user.name")));
        Path locked = folder.newFolder("locked").toPath();
        assertThat(locked.toFile().setWritable(false)).isTrue();

        refused(Launcher.run("start", "--home", locked.toString()), "cannot write to");
    }

    private String home() {
        return folder.getRoot().toPath().resolve("home").toString();
    }

    private Launcher.Answer start(String... options) throws IOException, InterruptedException {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "start";
        arguments[1] = "--home";
        arguments[2] = home();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return Launcher.run(arguments);
    }

    private static void refused(Launcher.Answer answer, String what) {
        assertThat(answer.code()).as(answer.text()).isEqualTo(1);
        assertThat(answer.text()).startsWith("retrovue: ").contains(what);
        assertThat(answer.text().lines()).hasSize(1);
    }

    private static void awaitGreeting(Process process, Path output) {
        Eventually.holds("the station is on the air", BOOT, () -> {
            String text = Files.readString(output);
            if (!process.isAlive()) {
                throw new AssertionError("ended early: " + text);
            }
            return text.contains("On the air") && text.contains("Stop with");
        });
    }

    private static String login(String text) {
        Matcher matcher = LOGIN.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1) + ":" + matcher.group(2);
    }

    private static int console(String port, String login) throws IOException, InterruptedException {
        String credentials = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/system/console/bundles"))
                .header("Authorization", "Basic " + credentials)
                .timeout(BOOT)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
