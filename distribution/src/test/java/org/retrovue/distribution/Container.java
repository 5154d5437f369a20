package org.retrovue.distribution;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.frameworkStartLevel;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.options.UrlProvisionOption;

/** The real distribution inside a test: its own list of bundles, start levels and framework properties. */
public final class Container {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]+)}");
    private static final String EXTRA = "org.osgi.framework.system.packages.extra";

    private Container() {}

    /** Makes the folders of a home under the build folder of the distribution; what an earlier run left is removed. */
    public static Path freshHome(String name) throws IOException {
        Path home = distribution().resolveSibling("it").resolve(name).toAbsolutePath();
        Trees.delete(home);
        for (String folder : List.of("config", "channels", "plugins", "media", "data/tmp", "cache", "logs")) {
            Files.createDirectories(home.resolve(folder));
        }
        return home;
    }

    /** Returns a port that nobody listens on just now. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public static Path distribution() {
        return Path.of(System.getProperty("retrovue.distribution", "target/retrovue"))
                .toAbsolutePath();
    }

    /** All that a test class needs to run in a station at home, on the given port. */
    public static Option options(Path home, int port) throws IOException {
        Properties config = new Properties();
        try (InputStream in = Files.newInputStream(distribution().resolve("conf/config.properties"))) {
            config.load(in);
        }
        Map<String, String> places = new TreeMap<>();
        places.put("retrovue.home", home.toString());
        places.put("retrovue.port", Integer.toString(port));
        places.put("retrovue.distribution", distribution().toString());

        List<Option> options = new ArrayList<>();
        places.forEach((name, value) -> options.add(systemProperty(name).value(value)));
        options.add(systemProperty("org.bytedeco.javacpp.cachedir")
                .value(distribution().resolveSibling("it/native").toString()));
        options.add(systemProperty("gosh.args").value("--nointeractive"));
        options.add(systemProperty("gosh.home")
                .value(distribution().resolve("conf/unattended").toString()));
        options.add(frameworkStartLevel(50));
        for (String name : config.stringPropertyNames()) {
            String value = filled(config.getProperty(name), places);
            if (name.startsWith("felix.auto.")) {
                options.addAll(bundles(name, value));
            } else if (name.equals(EXTRA)) {
                // As a framework property it would replace the packages that the test needs itself.
                options.add(systemPackages(value.split(",", -1)));
            } else if (!name.startsWith("org.osgi.framework.st")) {
                options.add(frameworkProperty(name).value(value));
            }
        }
        options.add(junitBundles());
        options.add(library("org.assertj.core.api.Assertions"));
        options.add(library("net.bytebuddy.ByteBuddy"));
        return composite(options.toArray(new Option[0]));
    }

    private static List<Option> bundles(String property, String value) {
        int level = Integer.parseInt(property.substring(property.lastIndexOf('.') + 1));
        List<Option> options = new ArrayList<>();
        Matcher matcher = QUOTED.matcher(value);
        while (matcher.find()) {
            UrlProvisionOption bundle = bundle(matcher.group(1)).startLevel(level);
            options.add(property.startsWith("felix.auto.install.") ? bundle.noStart() : bundle);
        }
        return options;
    }

    private static String filled(String text, Map<String, String> places) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(places.get(place.group(1))));
    }

    /** A library of the tests' class path that is a bundle. */
    private static Option library(String className) {
        try {
            URI jar = Class.forName(className)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return bundle(jar.toString()).startLevel(1);
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException(className + " is not on the class path of the tests", e);
        }
    }
}
