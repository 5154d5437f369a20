package org.retrovue.source.catalogfile.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.retrovue.api.source.MediaDescriptor;
import org.retrovue.api.source.MediaSource;
import org.retrovue.api.source.ScanContext;
import org.retrovue.api.source.SourceId;
import org.retrovue.api.source.SourceUnavailableException;
import org.retrovue.api.station.Faults;
import org.retrovue.api.station.Station;

/**
 * What the catalogue files ({@code *.jsonl}) of a folder list: {@code <home>/catalog}, or another that is configured. Each file is read when it is new or
 * changed. An entry without a medium, or whose file is not there, is ready by the length that it gives.
 */
@Component(configurationPid = CatalogFileSource.PID)
@Designate(ocd = CatalogFileSource.Config.class)
public final class CatalogFileSource implements MediaSource {
    static final String PID = "org.retrovue.source.catalogfile";
    static final String FAULT = "CatalogFileWrong";

    private static final String EXTENSION = ".jsonl";
    private static final int TOLD_PROBLEMS = 10;

    /** Configuration of the catalogue files. */
    @ObjectClassDefinition(
            name = "RetroVue source: catalogue files",
            description = "Offers what catalogue files list, a JSON object a line.")
    public @interface Config {
        @AttributeDefinition(
                name = "Folder",
                description = "Absolute path; only read. Empty: the folder catalog of the station's home.")
        String folder() default "";
    }

    private final SourceId id = SourceId.of("catalog");
    private final Path folder;
    private final boolean configured;
    private final Faults faults;
    private final Map<Path, CatalogFile> known = new HashMap<>();
    private volatile Map<String, Entry> byKey = Map.of();

    /** Begins with a configuration; a changed one makes a new instance. */
    @Activate
    public CatalogFileSource(Config config, @Reference Station station, @Reference Faults faults) {
        configured = !config.folder().isBlank();
        folder = configured
                ? Path.of(config.folder().strip()).toAbsolutePath()
                : station.home().resolve("catalog");
        this.faults = faults;
    }

    @Override
    public SourceId id() {
        return id;
    }

    @Override
    public void scan(ScanContext context, Consumer<MediaDescriptor> found) throws SourceUnavailableException {
        for (Entry entry : entries(context).values()) {
            if (context.cancelled()) {
                return;
            }
            found.accept(entry.now());
        }
    }

    @Override
    public URI locate(String key) throws SourceUnavailableException {
        Map<String, Entry> entries = byKey;
        Entry entry = (entries.isEmpty() ? entries(() -> false) : entries).get(key);
        if (entry == null) {
            throw new SourceUnavailableException(id, "no catalogue file in " + folder + " lists \"" + key + "\"", null);
        }
        return entry.address();
    }

    /** Reads what is new or changed. */
    private synchronized Map<String, Entry> entries(ScanContext context) throws SourceUnavailableException {
        Map<Path, CatalogFile> now = new TreeMap<>();
        boolean changed = false;
        for (Path file : files()) {
            try {
                CatalogFile before = known.get(file);
                if (before != null && before.version().equals(CatalogFile.version(file))) {
                    now.put(file, before);
                } else {
                    changed = true;
                    now.put(file, CatalogFile.read(file, context::cancelled));
                }
            } catch (IOException e) {
                throw new SourceUnavailableException(id, "cannot read " + file + ": " + e, e);
            }
            if (context.cancelled()) {
                return byKey;
            }
        }
        if (changed || !now.keySet().equals(known.keySet())) {
            take(now);
        }
        return byKey;
    }

    private void take(Map<Path, CatalogFile> now) {
        Map<String, Entry> all = new LinkedHashMap<>();
        known.keySet().stream().filter(file -> !now.containsKey(file)).forEach(this::clear);
        now.forEach((file, read) -> {
            List<String> problems = new ArrayList<>(read.problems());
            for (Entry entry : read.entries()) {
                Entry first = all.putIfAbsent(entry.unread().key(), entry);
                if (first != null) {
                    problems.add(
                            entry.place() + ": the key \"" + entry.unread().key() + "\" is taken by " + first.place());
                }
            }
            tell(file, problems);
        });
        known.clear();
        known.putAll(now);
        byKey = all;
    }

    private void tell(Path file, List<String> problems) {
        clear(file);
        if (!problems.isEmpty()) {
            int more = problems.size() - TOLD_PROBLEMS;
            String lines = String.join("\n", problems.subList(0, Math.min(TOLD_PROBLEMS, problems.size())));
            faults.report(
                    Faults.Kind.RUNTIME,
                    FAULT,
                    String.valueOf(file.getFileName()),
                    lines + (more > 0 ? "\nand " + more + " more" : ""));
        }
    }

    private void clear(Path file) {
        faults.clear(FAULT, String.valueOf(file.getFileName()));
    }

    private List<Path> files() throws SourceUnavailableException {
        if (!configured && !Files.exists(folder)) {
            return List.of(); // nobody made it: nothing is listed
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> String.valueOf(file.getFileName()).endsWith(EXTENSION) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new SourceUnavailableException(
                    id, "cannot read the folder " + folder + ": is it there, and may the station read it?", e);
        }
    }
}
