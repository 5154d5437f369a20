package org.retrovue.source.filesystem.internal;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.source.MediaDescriptor;

/**
 * The files beside media that say more of them: {@code name.json} before {@code name.yaml} before {@code name.yml} before {@code name.nfo}, then {@code movie.nfo} in a folder
 * with one medium, then {@code tvshow.nfo} in the folder or those above. Each is read when it is new or changed. Any thread.
 */
final class Sidecars {
    /** Extensions of files that are no media but may say something of some. */
    static final Set<String> EXTENSIONS = Set.of("json", "yaml", "yml", "nfo");

    /** Where what is wrong is told: beside the asset. */
    static final String PROBLEM = "problem.sidecar";

    private static final List<String> IN_ORDER = List.of(".json", ".yaml", ".yml", ".nfo");

    private final Path root;
    private final Map<String, Read> known = new ConcurrentHashMap<>();

    Sidecars(Path root) {
        this.root = root;
    }

    private record Read(String version, SheetFile file) {}

    /** What lies beside media in one scan. */
    final class Scan {
        private final Map<String, BasicFileAttributes> files;
        private final Map<String, Integer> mediaByFolder = new HashMap<>();

        private Scan(Map<String, BasicFileAttributes> files, Set<String> media) {
            this.files = files;
            media.forEach(key -> mediaByFolder.merge(folder(key), 1, Integer::sum));
        }

        /** Puts what the files say on top of what the name says. */
        MediaDescriptor describe(MediaDescriptor medium) {
            if (files.isEmpty()) {
                return medium;
            }
            List<String> names = new ArrayList<>();
            String key = medium.key();
            String stem = folder(key) + FileNames.stem(key.substring(folder(key).length()));
            IN_ORDER.forEach(extension -> names.add(stem + extension));
            if (mediaByFolder.getOrDefault(folder(key), 0) == 1) {
                names.add(folder(key) + "movie.nfo");
            }
            for (String folder = folder(key);
                    !folder.isEmpty();
                    folder = folder(folder.substring(0, folder.length() - 1))) {
                names.add(folder + "tvshow.nfo");
            }
            SheetFile all = SheetFile.NONE;
            for (String name : names) {
                @Nullable BasicFileAttributes attributes = files.get(name);
                if (attributes != null) {
                    all = all.over(read(name, attributes));
                }
            }
            return told(medium, all);
        }
    }

    /**
     * Begins a scan.
     *
     * @param files those that may be sidecars, by key
     * @param media the media, by key
     * @return what is there now
     */
    Scan scan(Map<String, BasicFileAttributes> files, Set<String> media) {
        known.keySet().retainAll(files.keySet());
        return new Scan(files, media);
    }

    private SheetFile read(String name, BasicFileAttributes attributes) {
        String version = attributes.size() + "-" + attributes.lastModifiedTime().toMillis();
        Read before = known.get(name);
        if (before != null && before.version().equals(version)) {
            return before.file();
        }
        SheetFile file = SheetFile.read(root.resolve(name), name);
        known.put(name, new Read(version, file));
        return file;
    }

    private static MediaDescriptor told(MediaDescriptor medium, SheetFile file) {
        MediaDescriptor described = file.sheet().on(medium);
        if (file.problems().isEmpty()) {
            return file == SheetFile.NONE ? medium : described;
        }
        Map<String, String> facts = new HashMap<>(described.attributes());
        facts.put(PROBLEM, String.join("; ", file.problems()));
        return new MediaDescriptor(
                described.key(),
                described.collection(),
                described.title(),
                described.type(),
                described.tags(),
                described.version(),
                facts,
                described.given());
    }

    /** Returns the folder of a key with a slash at its end; empty for the top. */
    private static String folder(String key) {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }
}
