package org.retrovue.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** Questions to the container: what is in it, who gets in, and what changes while it runs. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class StationIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String DOOR = "org.retrovue.console.security";

    @Inject
    private BundleContext context;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(SOON).build();

    @Configuration
    public Option[] station() throws IOException {
        return new Option[] {Container.options(Container.freshHome("station"), Container.freePort())};
    }

    @Test
    public void everyBundleResolvesAndStarts() {
        Eventually.holds("start level reached", SOON, () -> startLevel() >= 50);

        List<String> idle = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
            int wanted = fragment ? Bundle.RESOLVED : Bundle.ACTIVE;
            if (bundle.getState() != wanted && bundle.getState() != Bundle.STARTING) {
                idle.add(bundle + " in state " + bundle.getState());
            }
        }
        assertThat(idle).isEmpty();
    }

    @Test
    public void consoleRefusesStrangers() {
        Eventually.holds("the console answers", SOON, () -> console(null) == 401);

        assertThat(console("admin:admin")).isEqualTo(401);
        assertThat(console("admin:")).isEqualTo(401);
        assertThat(console(":")).isEqualTo(401);
        assertThat(console("nobody:none")).isEqualTo(401);
    }

    @Test
    public void consoleLetsTheFirstLoginIn() throws IOException {
        String login = firstLogin();

        Eventually.holds("the console lets its owner in", SOON, () -> console(login) == 200);
    }

    @Test
    public void consoleStaysClosedWithoutItsDoor() throws BundleException, IOException {
        String login = firstLogin();
        Bundle door = bundle(DOOR);
        door.stop(Bundle.STOP_TRANSIENT);
        try {
            for (String someone : new String[] {null, "admin:admin", login}) {
                assertThat(console(someone)).as("%s", someone).isIn(401, 403, 404);
            }
        } finally {
            door.start(Bundle.START_TRANSIENT);
        }
        Eventually.holds("the door is back", SOON, () -> console(login) == 200);
    }

    @Test
    public void changedConfigurationAppliesWithoutARestart() throws IOException {
        Path file = home().resolve("config/org.retrovue.derby.cfg");
        String filter = "(&(objectClass=javax.sql.DataSource)(osgi.jndi.service.name=retrovue))";
        Eventually.holds("the database is up", SOON, () -> context.getAllServiceReferences(null, filter) != null);

        Files.writeString(file, "enabled = false\n");
        Eventually.holds("the database is off", SOON, () -> context.getAllServiceReferences(null, filter) == null);

        Files.delete(file);
        Eventually.holds("the database is on", SOON, () -> context.getAllServiceReferences(null, filter) != null);
    }

    @Test
    public void pluginComesAndGoesWithItsFile() throws IOException {
        Path jar = home().resolve("plugins/visitor.jar");
        plugin(jar, "org.example.visitor", "org.retrovue.api.clock");
        Eventually.holds("the plug-in is active", SOON, () -> state("org.example.visitor") == Bundle.ACTIVE);

        Files.delete(jar);
        Eventually.holds("the plug-in is gone", SOON, () -> state("org.example.visitor") == Bundle.UNINSTALLED);
    }

    @Test
    public void pluginThatDoesNotResolveIsExplainedAndHarmsNobody() throws IOException {
        Path jar = home().resolve("plugins/stranger.jar");
        plugin(jar, "org.example.stranger", "org.example.nowhere");
        try {
            Eventually.holds("the log explains it", SOON, () -> Files.readString(home().resolve("logs/retrovue.log"))
                    .contains("org.example.nowhere"));
            assertThat(state("org.example.stranger")).isEqualTo(Bundle.INSTALLED);
            assertThat(console(null)).isEqualTo(401);
        } finally {
            Files.delete(jar);
            Eventually.holds("it is gone", SOON, () -> state("org.example.stranger") == Bundle.UNINSTALLED);
        }
    }

    private int startLevel() {
        return context.getBundle(0).adapt(FrameworkStartLevel.class).getStartLevel();
    }

    private int state(String name) {
        for (Bundle bundle : context.getBundles()) {
            if (name.equals(bundle.getSymbolicName())) {
                return bundle.getState();
            }
        }
        return Bundle.UNINSTALLED;
    }

    private Bundle bundle(String name) {
        for (Bundle bundle : context.getBundles()) {
            if (name.equals(bundle.getSymbolicName())) {
                return bundle;
            }
        }
        throw new AssertionError("no bundle " + name + " beside " + FrameworkUtil.getBundle(getClass()));
    }

    private Path home() {
        return Path.of(context.getProperty("retrovue.home"));
    }

    private String firstLogin() throws IOException {
        Path file = home().resolve("data/first-login");
        Eventually.holds("a first login is made", SOON, () -> Files.exists(file));
        return Files.readString(file).trim().replace(' ', ':');
    }

    private int console(String login) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + context.getProperty("retrovue.port") + "/system/console/bundles"))
                .timeout(SOON);
        if (login != null) {
            String credentials = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + credentials);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new AssertionError("the console does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Written beside and renamed, as a careful owner copies: the folder is watched. */
    private static void plugin(Path jar, String name, String imports) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, name);
        main.putValue(Constants.BUNDLE_VERSION, "1.0.0");
        main.putValue(Constants.IMPORT_PACKAGE, imports);
        Path beside = jar.resolveSibling("." + jar.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(beside);
                JarOutputStream zip = new JarOutputStream(out, manifest)) {
            zip.finish();
        }
        Files.move(beside, jar);
    }
}
