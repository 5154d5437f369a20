package org.retrovue.media.engine.internal;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.Loader;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.retrovue.api.clock.MonotonicClock;
import org.retrovue.media.api.MediaException;
import org.retrovue.time.Rational;

/** The command line of a process that touches media in the station's stead: this Java, and the files of the bundles that it needs. */
final class ChildCommand {
    /** One class of each bundle that is needed. */
    private static final List<Class<?>> NEEDED = List.of(
            ChildCommand.class,
            MediaException.class,
            MonotonicClock.class,
            Rational.class,
            avcodec.class,
            Loader.class);

    private static final List<String> PASSED_ON = List.of("org.bytedeco.javacpp.cachedir", "java.io.tmpdir");

    private ChildCommand() {}

    /** Returns the command that runs a class of this bundle; nothing where bundles do not lie in files. */
    static Optional<List<String>> ofBundles(Class<?> main, String... arguments) {
        Set<String> files = new LinkedHashSet<>();
        for (Class<?> type : NEEDED) {
            Bundle bundle = FrameworkUtil.getBundle(type);
            Optional<String> file = bundle == null ? Optional.empty() : file(bundle.getLocation());
            if (file.isEmpty()) {
                return Optional.empty();
            }
            files.add(file.get());
        }
        return Optional.of(of(String.join(File.pathSeparator, files), main.getName(), arguments));
    }

    static List<String> of(String classPath, String main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx512m",
                "-Xss2m",
                "-XX:+UseSerialGC",
                "-XX:+SuppressFatalErrorMessage",
                "-XX:-CreateCoredumpOnCrash"));
        for (String name : PASSED_ON) {
            String value = System.getProperty(name);
            if (value != null) {
                command.add("-D" + name + "=" + value);
            }
        }
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Optional<String> file(String location) {
        String plain = location.startsWith("reference:") ? location.substring("reference:".length()) : location;
        try {
            Path file = Path.of(URI.create(plain.replace(" ", "%20")));
            return Files.exists(file) ? Optional.of(file.toString()) : Optional.empty();
        } catch (RuntimeException e) { // no address of a file
            return Optional.empty();
        }
    }
}
