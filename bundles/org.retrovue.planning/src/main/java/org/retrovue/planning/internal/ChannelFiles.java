package org.retrovue.planning.internal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.Problem.Severity;
import org.retrovue.api.plan.ScheduleCompiler;
import org.retrovue.api.plan.Seeds;
import org.retrovue.api.station.Faults;
import org.retrovue.api.store.DocumentStore;
import org.retrovue.api.store.DocumentStore.Document;

/**
 * Watches the folder of channel files. A file that is broken does not count: its last good version stays, also over a restart.
 *
 * <p>Polled by one thread; what it publishes may be read by any.
 */
final class ChannelFiles {
    /** The kind of document in which a good file is kept. */
    static final String KIND = "channel-file";

    private static final String LAST_GOOD = "last-good";
    private static final String FAULT = "ChannelFileRefused";
    private static final Pattern COMPILER = Pattern.compile("(?m)^compiler:[ \\t]*[\"']?([a-z0-9-]+)");

    private final Path folder;
    private final DocumentStore store;
    private final Faults faults;
    private final Fence fence;
    private final HouseFiles house;
    private final SortedMap<String, Watched> files = new TreeMap<>();
    private volatile List<ScheduleCompiler> compilers = List.of();
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
    }

    ChannelFiles(Path folder, DocumentStore store, Faults faults, Fence fence) {
        this.folder = folder;
        this.store = store;
        this.faults = faults;
        this.fence = fence;
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
        boolean changed = !understood.equals(compilers);
        if (changed) {
            compilers = List.copyOf(understood);
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
            file.good = restored(name);
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
        try {
            store.deleteFrom(KIND, name, Instant.EPOCH);
        } catch (RuntimeException e) {
            storeFailed(name, e);
        }
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
        PlanText plan = new PlanText(name, text, house.beside(text));
        file.judged = plan;
        file.latest = null;
        List<Problem> unreadable = house.problems(text);
        if (!unreadable.isEmpty()) {
            file.said = unreadable;
            return;
        }
        String wanted = wanted(text);
        Optional<ScheduleCompiler> compiler = compiler(wanted);
        if (compiler.isEmpty()) {
            file.said = List.of(problem(name, "no-compiler", "no schedule compiler '" + wanted + "' is installed"));
            return;
        }
        ScheduleCompiler.Reading reading;
        try {
            reading = read(compiler.get(), plan);
        } catch (IllegalStateException e) {
            file.said = List.of(problem(name, "compiler-failed", String.valueOf(e.getMessage())));
            return;
        }
        file.said = reading.problems();
        file.latest = reading.channel()
                .map(channel -> new LoadedChannel(channel, plan, compiler.get()))
                .orElse(null);
    }

    private ScheduleCompiler.Reading read(ScheduleCompiler compiler, PlanText text) {
        return fence.call("schedule compiler '" + compiler.id() + "'", () -> compiler.read(text));
    }

    private static String wanted(String text) {
        Matcher found = COMPILER.matcher(text);
        return found.find() ? found.group(1) : "yaml";
    }

    /** Returns a text with those of the files beside it that it may need. Any thread. */
    PlanText withHouse(String name, String text) {
        return new PlanText(name, text, house.beside(text));
    }

    /** Returns who understands a text. Any thread. */
    Optional<ScheduleCompiler> compilerOf(String text) {
        return compiler(wanted(text));
    }

    private Optional<ScheduleCompiler> compiler(String id) {
        return compilers.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    private @Nullable LoadedChannel restored(String name) {
        try {
            return store.find(KIND, name, LAST_GOOD)
                    .flatMap(document -> restored(KeptText.read(name, document.body())))
                    .orElse(null);
        } catch (RuntimeException e) {
            storeFailed(name, e);
            return null;
        }
    }

    private Optional<LoadedChannel> restored(PlanText text) {
        return compiler(wanted(text.text()))
                .flatMap(compiler ->
                        read(compiler, text).channel().map(channel -> new LoadedChannel(channel, text, compiler)));
    }

    private void storeFailed(String name, RuntimeException e) {
        String message = "the last good version of " + name + " cannot be kept or found: " + e;
        faults.report(Faults.Kind.RUNTIME, "ChannelFileStore", name, message);
    }

    /** Decides which version of each file is on the air. Of two that want one id or number, the one that has it keeps it; else the first by name. */
    private void settle() {
        List<LoadedChannel> taken = new ArrayList<>();
        Map<String, List<Problem>> told = new TreeMap<>();
        List<Map.Entry<String, Watched>> order = new ArrayList<>(files.entrySet());
        order.sort(Comparator.comparing(each -> !keepsItsPlace(each.getValue())));
        for (Map.Entry<String, Watched> each : order) {
            Watched file = each.getValue();
            file.conflicts = file.latest == null ? List.of() : conflicts(file.latest, taken);
            LoadedChannel chosen = file.latest != null && file.conflicts.isEmpty() ? file.latest : file.good;
            if (chosen != null && conflicts(chosen, taken).isEmpty()) {
                taken.add(chosen);
                file.good = chosen;
            } else {
                file.good = null;
            }
            tell(each.getKey(), file, told);
        }
        taken.sort(Comparator.comparing((LoadedChannel c) -> number(c.channel().number()))
                .thenComparing(c -> c.channel().id()));
        problems = Map.copyOf(told);
        loaded = List.copyOf(taken);
    }

    private static boolean keepsItsPlace(Watched file) {
        return file.good != null
                && (file.latest == null
                        || (file.latest
                                        .channel()
                                        .id()
                                        .equals(file.good.channel().id())
                                && file.latest
                                        .channel()
                                        .number()
                                        .equals(file.good.channel().number())));
    }

    private static List<Problem> conflicts(LoadedChannel one, List<LoadedChannel> taken) {
        List<Problem> found = new ArrayList<>();
        for (LoadedChannel other : taken) {
            if (other.channel().id().equals(one.channel().id())) {
                found.add(conflict(one, other, "id '" + one.channel().id() + "'"));
            } else if (number(other.channel().number())
                    .equals(number(one.channel().number()))) {
                found.add(conflict(one, other, "number " + one.channel().number()));
            }
        }
        return found;
    }

    private static Problem conflict(LoadedChannel one, LoadedChannel other, String what) {
        String message = one.text().file() + " and " + other.text().file() + " both define a channel with the " + what;
        return new Problem(
                Severity.ERROR,
                "duplicate-channel",
                one.text().file(),
                1,
                1,
                message,
                Optional.of("give one of them another; " + other.text().file() + " is on the air"));
    }

    private static java.math.BigDecimal number(String text) {
        return new java.math.BigDecimal(text).stripTrailingZeros();
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
        keep(name, file);
    }

    private void keep(String name, Watched file) {
        LoadedChannel good = file.good;
        if (good == null || (file.kept != null && good.text().equals(file.kept.text()))) {
            return;
        }
        String body = KeptText.write(good.text());
        Instant any = Instant.EPOCH;
        try {
            store.put(List.of(new Document(KIND, name, LAST_GOOD, any, any.plusSeconds(1), Seeds.hex(body), body)));
            file.kept = good;
            faults.clear("ChannelFileStore", name);
        } catch (RuntimeException e) {
            storeFailed(name, e);
        }
    }

    private static Problem problem(String name, String code, String message) {
        return new Problem(Severity.ERROR, code, name, 0, 0, message, Optional.empty());
    }
}
