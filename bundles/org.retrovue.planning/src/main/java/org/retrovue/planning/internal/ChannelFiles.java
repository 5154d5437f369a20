package org.retrovue.planning.internal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.Problem.Severity;
import org.retrovue.api.plan.ScheduleCompiler;
import org.retrovue.api.station.Faults;
import org.retrovue.api.store.DocumentStore;

/**
 * Watches the folder of channel files. A file that is broken does not count: its last good version stays, also over a restart.
 *
 * <p>Polled by one thread; what it publishes may be read by any.
 */
final class ChannelFiles {
    private static final String FAULT = "ChannelFileRefused";

    private final Path folder;
    private final LastGood lastGood;
    private final Faults faults;
    private final HouseFiles house;
    private final Compilers compilers;
    private final SortedMap<String, Watched> files = new TreeMap<>();
    private volatile boolean begun;

    private volatile List<LoadedChannel> loaded = List.of();
    private volatile Map<String, List<Problem>> problems = Map.of();

    /** What is known of one file. */
    private static final class Watched {
        @Nullable
        FileStamp seen;

        @Nullable
        FileStamp read;

        int missed;

        @Nullable
        LoadedChannel latest;

        @Nullable
        LoadedChannel good;

        @Nullable
        LoadedChannel kept;

        @Nullable
        PlanText judged;

        List<Problem> said = List.of();
        List<Problem> conflicts = List.of();

        /** Tells whether it would have the id and number that it has. */
        boolean keepsItsPlace() {
            return good != null
                    && (latest == null
                            || (latest.channel().id().equals(good.channel().id())
                                    && latest.channel()
                                            .number()
                                            .equals(good.channel().number())));
        }
    }

    ChannelFiles(Path folder, DocumentStore store, Faults faults, Fence fence) {
        this.folder = folder;
        this.lastGood = new LastGood(store, faults);
        this.faults = faults;
        this.compilers = new Compilers(fence);
        this.house = new HouseFiles(folder);
    }

    /** Tells whether the folder was read once. */
    boolean areRead() {
        return begun;
    }

    /** Returns the channels whose files are good or were, in order of number. */
    List<LoadedChannel> loaded() {
        return loaded;
    }

    /** Returns what is wrong, by file name. */
    Map<String, List<Problem>> problems() {
        return problems;
    }

    /** Looks at the folder. A file counts once it has looked the same twice, so that one which is being written is let finish. */
    void poll(List<ScheduleCompiler> understood) {
        if (understood.isEmpty()) {
            return;
        }
        boolean changed = compilers.use(understood);
        if (changed) {
            files.values().forEach(file -> file.read = null);
        }
        Map<String, FileStamp> present;
        try {
            present = list();
            faults.clear("ChannelsFolder", folder.toString());
        } catch (IOException e) {
            faults.report(
                    Faults.Kind.PLANNING,
                    "ChannelsFolder",
                    folder.toString(),
                    "cannot read the folder of channel files " + folder + " (" + e + "); what is on the air stays");
            return;
        }
        Map<String, FileStamp> shared = new TreeMap<>(present);
        shared.keySet().removeIf(name -> !HouseFiles.isHouse(name));
        present.keySet().removeAll(shared.keySet());
        boolean others = house.poll(shared, begun);
        for (Map.Entry<String, FileStamp> each : present.entrySet()) {
            changed |= look(each.getKey(), each.getValue());
        }
        for (String name : List.copyOf(files.keySet())) {
            changed |= !present.containsKey(name) && missing(name);
        }
        if (others) {
            changed |= rejudge();
        }
        if (changed) {
            settle();
        }
        begun = true;
    }

    /** Reads anew what extends or includes a file that has changed. */
    private boolean rejudge() {
        boolean changed = false;
        for (Map.Entry<String, Watched> each : files.entrySet()) {
            PlanText judged = each.getValue().judged;
            if (judged != null && mayDiffer(judged)) {
                judge(each.getKey(), judged.text(), each.getValue());
                changed = true;
            }
        }
        return changed;
    }

    private boolean mayDiffer(PlanText judged) {
        return !house.beside(judged.text()).equals(judged.beside())
                || !house.problems(judged.text()).isEmpty();
    }

    private Map<String, FileStamp> list() throws IOException {
        Map<String, FileStamp> present = new TreeMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
            for (Path file : entries) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".")) {
                    FileStamp.of(file).ifPresent(stamp -> present.put(name, stamp));
                }
            }
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        return present;
    }

    private boolean look(String name, FileStamp stamp) {
        Watched file = files.get(name);
        if (file == null) {
            file = new Watched();
            files.put(name, file);
            file.good = lastGood.of(name)
                    .map(compilers::judge)
                    .map(Compilers.Judgement::channel)
                    .orElse(null);
            file.kept = file.good;
        }
        file.missed = 0;
        boolean still = !begun || stamp.equals(file.seen);
        file.seen = stamp;
        if (!still || stamp.equals(file.read)) {
            return false;
        }
        file.read = stamp;
        read(name, stamp, file);
        return true;
    }

    /** Lets a file be gone for one look: editors replace files by taking the old one away first. */
    private boolean missing(String name) {
        Watched file = files.get(name);
        if (file == null || ++file.missed < 2) {
            return false;
        }
        files.remove(name);
        faults.clear(FAULT, name);
        lastGood.forget(name);
        return true;
    }

    private void read(String name, FileStamp stamp, Watched file) {
        file.latest = null;
        file.judged = null;
        String text;
        try {
            text = stamp.text(folder.resolve(name));
        } catch (CharacterCodingException e) {
            file.said = List.of(problem(name, "not-text", "the file is not text in UTF-8"));
            return;
        } catch (IOException e) {
            file.said = List.of(problem(name, "unreadable", "the file cannot be read: " + e));
            return;
        }
        judge(name, text, file);
    }

    private void judge(String name, String text, Watched file) {
        PlanText plan = withHouse(name, text);
        file.judged = plan;
        List<Problem> unreadable = house.problems(text);
        Compilers.Judgement judgement =
                unreadable.isEmpty() ? compilers.judge(plan) : new Compilers.Judgement(unreadable, null);
        file.said = judgement.problems();
        file.latest = judgement.channel();
    }

    /** Returns a text with those of the files beside it that it may need. Any thread. */
    PlanText withHouse(String name, String text) {
        return new PlanText(name, text, house.beside(text));
    }

    /** Returns who understands a text. Any thread. */
    Optional<ScheduleCompiler> compilerOf(String text) {
        return compilers.of(text);
    }

    /** Decides which version of each file is on the air. Of two that want one id or number, the one that has it keeps it; else the first by name. */
    private void settle() {
        List<LoadedChannel> taken = new ArrayList<>();
        Map<String, List<Problem>> told = new TreeMap<>();
        List<Map.Entry<String, Watched>> order = new ArrayList<>(files.entrySet());
        order.sort(Comparator.comparing(each -> !each.getValue().keepsItsPlace()));
        for (Map.Entry<String, Watched> each : order) {
            Watched file = each.getValue();
            file.conflicts = file.latest == null ? List.of() : Conflicts.of(file.latest, taken);
            LoadedChannel chosen = file.latest != null && file.conflicts.isEmpty() ? file.latest : file.good;
            if (chosen != null && Conflicts.of(chosen, taken).isEmpty()) {
                taken.add(chosen);
                file.good = chosen;
            } else {
                file.good = null;
            }
            tell(each.getKey(), file, told);
        }
        taken.sort(Comparator.comparing(
                        (LoadedChannel c) -> Conflicts.number(c.channel().number()))
                .thenComparing(c -> c.channel().id()));
        problems = Map.copyOf(told);
        loaded = List.copyOf(taken);
    }

    private void tell(String name, Watched file, Map<String, List<Problem>> told) {
        List<Problem> all = new ArrayList<>(file.said);
        all.addAll(file.conflicts);
        if (!all.isEmpty()) {
            told.put(name, List.copyOf(all));
        }
        List<String> errors = all.stream()
                .filter(p -> p.severity() == Severity.ERROR)
                .map(Problem::toString)
                .toList();
        if (errors.isEmpty()) {
            faults.clear(FAULT, name);
        } else {
            String stays = file.good == null ? "; it is not on the air" : "; its last good version stays on the air";
            faults.report(Faults.Kind.PLANNING, FAULT, name, String.join("; ", errors) + stays);
        }
        keep(file);
    }

    private void keep(Watched file) {
        LoadedChannel good = file.good;
        if (good != null
                && (file.kept == null || !good.text().equals(file.kept.text()))
                && lastGood.keep(good.text())) {
            file.kept = good;
        }
    }

    private static Problem problem(String name, String code, String message) {
        return new Problem(Severity.ERROR, code, name, 0, 0, message, Optional.empty());
    }
}
