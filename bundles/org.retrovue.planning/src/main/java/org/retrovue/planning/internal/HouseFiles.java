package org.retrovue.planning.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.Problem.Severity;

/** The files of the channel folder whose names begin with "_": no channels, but what channel files extend and include. Any thread. */
final class HouseFiles {
    private static final Pattern REFERS = Pattern.compile("(?m)^[\"']?(?:extends|include|imports)[\"']?\\s*:");
    private static final Pattern NAME = Pattern.compile("(?<![A-Za-z0-9._-])_[A-Za-z0-9._-]+\\.ya?ml\\b");

    private final Path folder;
    private final SortedMap<String, Seen> files = new TreeMap<>();

    private static final class Seen {
        @Nullable
        FileStamp seen;

        @Nullable
        FileStamp read;

        @Nullable
        String text;

        String problem = "";
        int missed;
    }

    HouseFiles(Path folder) {
        this.folder = folder;
    }

    static boolean isHouse(String name) {
        return name.startsWith("_");
    }

    /**
     * Looks at what there is.
     *
     * @param begun whether a changed file must look the same twice before it counts
     * @return whether anything is other than before
     */
    synchronized boolean poll(Map<String, FileStamp> present, boolean begun) {
        boolean changed = false;
        for (Map.Entry<String, FileStamp> each : present.entrySet()) {
            Seen file = files.computeIfAbsent(each.getKey(), name -> new Seen());
            FileStamp stamp = each.getValue();
            file.missed = 0;
            boolean still = !begun || stamp.equals(file.seen);
            file.seen = stamp;
            if (still && !stamp.equals(file.read)) {
                read(each.getKey(), stamp, file);
                changed = true;
            }
        }
        for (String name : List.copyOf(files.keySet())) {
            Seen file = files.get(name);
            // Gone for one look is let pass: editors replace files by taking the old one away first.
            if (file != null && !present.containsKey(name) && ++file.missed >= 2) {
                files.remove(name);
                changed = true;
            }
        }
        return changed;
    }

    private void read(String name, FileStamp stamp, Seen file) {
        file.read = stamp;
        file.text = null;
        file.problem = "";
        try {
            file.text = stamp.text(folder.resolve(name));
        } catch (java.nio.charset.CharacterCodingException e) {
            file.problem = "the file is not text in UTF-8";
        } catch (IOException e) {
            file.problem = "the file cannot be read: " + e;
        }
    }

    /** Returns the texts that a text may need: those that it names, and those that these name; all, where it names one that there is not, so that the nearest can be told. */
    synchronized Map<String, String> beside(String text) {
        Map<String, String> needed = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(text));
        boolean lost = false;
        while (!open.isEmpty()) {
            String each = open.remove();
            int before = needed.size();
            for (Map.Entry<String, Seen> file : files.entrySet()) {
                String content = file.getValue().text;
                if (content != null
                        && each.contains(file.getKey())
                        && needed.putIfAbsent(file.getKey(), content) == null) {
                    open.add(content);
                }
            }
            lost |= NAME.matcher(each).results().anyMatch(found -> !files.containsKey(found.group()));
            lost |= needed.size() == before
                    && needed.isEmpty()
                    && REFERS.matcher(each).find();
        }
        if (lost) {
            files.forEach((name, file) -> {
                if (file.text != null) {
                    needed.put(name, file.text);
                }
            });
        }
        return needed;
    }

    /** Returns what is wrong with the files that a text names. */
    synchronized List<Problem> problems(String text) {
        return files.entrySet().stream()
                .filter(each -> !each.getValue().problem.isEmpty() && text.contains(each.getKey()))
                .map(each -> new Problem(
                        Severity.ERROR,
                        "unreadable",
                        each.getKey(),
                        0,
                        0,
                        each.getValue().problem,
                        java.util.Optional.empty()))
                .toList();
    }
}
