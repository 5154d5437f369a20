package org.retrovue.dsl.internal.read;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.retrovue.dsl.internal.plan.Block;
import org.retrovue.dsl.internal.plan.Block.Action;
import org.retrovue.dsl.internal.plan.Layer;
import org.retrovue.dsl.internal.plan.When;
import org.retrovue.dsl.internal.read.EntryReader.Around;
import org.retrovue.dsl.internal.read.EntryReader.Placed;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads {@code schedule}: when something is shown. */
final class ScheduleReader {
    private static final Set<String> FORMS = Set.of("block", "movie_marathon", "movie_block");
    private static final Pattern AT =
            Pattern.compile("at\\s+(\\d{4}-\\d{2}-\\d{2})(?:[Tt]|\\s+)(\\d{1,2}:\\d{2}(?::\\d{2})?)");
    private static final int AT_RANK = Days.Rank.values().length;

    private final Problems problems;
    private final Contents contents;
    private final Zones zones;
    private final EntryReader entries;
    private final MarathonReader marathons;
    private final int dayStart;
    private final Duration grid;

    ScheduleReader(Problems problems, Contents contents, Zones zones, Dress dress, int dayStart, Duration grid) {
        this.problems = problems;
        this.contents = contents;
        this.zones = zones;
        this.entries = new EntryReader(problems, contents, zones, dress);
        this.marathons = new MarathonReader(problems, contents, entries);
        this.dayStart = dayStart;
        this.grid = grid;
    }

    private record Ranked(int rank, Layer layer) {}

    /** Returns the layers, lowest first: first by what kind they are of, then as they stand in the file. */
    List<Layer> read(Node node) {
        List<Ranked> ranked = new ArrayList<>();
        LayerJudge judge = new LayerJudge(problems, dayStart, grid);
        layers(node, "schedule", ranked, judge);
        List<Layer> layers = ranked.stream()
                .sorted(Comparator.comparingInt(Ranked::rank))
                .map(Ranked::layer)
                .toList();
        judge.openTime(layers, node);
        return layers;
    }

    private void layers(Node node, String where, List<Ranked> ranked, LayerJudge judge) {
        Fields schedule = Fields.any(node, where, problems);
        for (String name : schedule.names()) {
            if (name.equals("dates") && where.equals("schedule")) {
                layers(schedule.place(name), "schedule.dates", ranked, judge);
            } else {
                layer(name, schedule, ranked, judge);
            }
        }
        if (schedule.names().isEmpty() && node instanceof MappingNode) {
            problems.warning(node, "nothing-scheduled", "the schedule is empty: a slate is shown all day", null);
        }
    }

    private void layer(String name, Fields schedule, List<Ranked> ranked, LayerJudge judge) {
        Matcher at = AT.matcher(name.strip());
        if (at.matches()) {
            oneOff(name, at, schedule, ranked);
            return;
        }
        Optional<Days.Named> days = days(name, schedule.key(name));
        Node place = schedule.place(name);
        if (!(place instanceof SequenceNode list)) {
            String message = "schedule." + name + " is a list of entries, not " + Fields.shown(place);
            problems.error(place, "not-a-list", message, "- \"06:00-18:00\": my_show");
            return;
        }
        if (list.getValue().isEmpty()) {
            String message = "schedule." + name + " is empty"
                    + (schedule.names().size() == 1 ? ": a slate is shown all day" : "");
            problems.warning(list, "nothing-scheduled", message, null);
        }
        List<Placed> placed = new ArrayList<>();
        Around around = new Around(name, dayStart, grid);
        list.getValue().forEach(each -> entry(each, around, placed));
        placed.sort(Comparator.comparingInt(each -> each.block().start()));
        days.ifPresent(found -> {
            judge.layer(found.when(), schedule.key(name), placed);
            List<Block> blocks = placed.stream().map(Placed::block).toList();
            ranked.add(new Ranked(
                    found.rank().ordinal(), new Layer(name, found.when(), blocks, Places.of(schedule.key(name)))));
        });
    }

    private Optional<Days.Named> days(String name, Node key) {
        try {
            Optional<Days.Named> found = Days.parse(name);
            if (found.isEmpty()) {
                String hint = Names.nearest(name, Days.WORDS)
                        .map(near -> "did you mean '" + near + "'?")
                        .or(() -> Homes.elsewhere(name))
                        .orElse(
                                "every_day, weekdays, monday, 2026-12-24, 12-01..12-26, easter, 4th thursday of november, ...");
                problems.error(key, "unknown-layer", "unknown days '" + name + "'", hint);
            }
            return found;
        } catch (DateTimeException e) {
            problems.error(key, "bad-date", "'" + name + "': " + e.getMessage(), null);
            return Optional.empty();
        }
    }

    private void oneOff(String name, Matcher at, Fields schedule, List<Ranked> ranked) {
        Node key = schedule.key(name);
        Optional<Integer> second = Amounts.secondOfDay(at.group(2)).filter(time -> time < Stretch.DAY);
        if (second.isEmpty()) {
            problems.error(key, "bad-time", "there is no time " + at.group(2), null);
            return;
        }
        LocalDate date;
        try {
            date = Days.date(at.group(1));
        } catch (DateTimeException e) {
            problems.error(key, "bad-date", "'" + name + "': " + e.getMessage(), null);
            return;
        }
        LocalDate day = second.get() < dayStart ? date.minusDays(1) : date;
        List<Node> items = Fields.itemsOf(schedule.place(name));
        if (items.size() != 1) {
            problems.error(
                    schedule.place(name), "bad-at", "'" + name + "' has one entry", "for example {asset: countdown}");
            return;
        }
        Node entry = items.get(0);
        Around around = new Around(name, dayStart, grid);
        Stretch stretch = new Stretch(second.get(), 0);
        Optional<Placed> placed = Fields.text(entry).isPresent()
                ? contents.around(entry, "what is shown")
                        .flatMap(content ->
                                entries.placed(stretch, new Action.Once(content), Settings.NONE, entry, around))
                : entries.read(entry, Optional.of(stretch), Optional.empty(), entry, around);
        placed.ifPresent(found -> ranked.add(new Ranked(
                AT_RANK, new Layer(name, new When.Dates(Set.of(day)), List.of(found.block()), Places.of(key)))));
    }

    private void entry(Node node, Around around, List<Placed> placed) {
        if (!(node instanceof MappingNode mapping)) {
            String message = "an entry of a layer says when, not only " + Fields.shown(node);
            problems.error(node, "not-a-mapping", message, "for example \"06:00-18:00\": my_show");
            return;
        }
        if (mapping.getValue().stream()
                .anyMatch(tuple -> EntryReader.KEYS.contains(word(tuple)) && !zones.has(word(tuple)))) {
            entries.read(node, Optional.empty(), Optional.empty(), node, around).ifPresent(placed::add);
            return;
        }
        Fields fields = Fields.any(node, "an entry of schedule." + around.layer(), problems);
        for (String key : fields.names()) {
            timed(fields, key, around).ifPresent(placed::add);
        }
    }

    private static String word(NodeTuple tuple) {
        String word = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        return EntryReader.OTHERWISE.getOrDefault(word, word);
    }

    private Optional<Placed> timed(Fields fields, String key, Around around) {
        Node place = fields.place(key);
        if (key.equals("block")) {
            return place instanceof MappingNode
                    ? entries.read(place, Optional.empty(), Optional.empty(), place, around)
                    : Optional.of(Fields.any(place, "block", problems)).flatMap(none -> Optional.empty());
        }
        if (key.startsWith("movie_") && FORMS.contains(key)) {
            return marathons.read(place, key.equals("movie_marathon"), around);
        }
        if (zones.has(key)) {
            Optional<Stretch> window = zones.named(place, key).window();
            if (window.isEmpty()) {
                String message = "zone '" + key + "' has no window that could stand for a time";
                problems.error(
                        fields.key(key),
                        "no-window",
                        message,
                        "give it one, or write \"18:00-22:00\": {zone: " + key + ", ...}");
            }
            return window.flatMap(
                    stretch -> entries.read(place, Optional.of(stretch), Optional.of(key), fields.key(key), around));
        }
        Optional<Stretch> stretch = Stretch.parse(key);
        if (stretch.isPresent()) {
            return entries.read(place, stretch, Optional.empty(), fields.key(key), around);
        }
        if (Stretch.isMeant(key)) {
            String message = "\"" + key + "\" is no stretch of a day";
            problems.error(fields.key(key), "bad-time", message, "for example \"06:00-18:00\"");
        } else {
            List<String> known = new ArrayList<>(FORMS.stream().sorted().toList());
            known.addAll(zones.names());
            known.addAll(EntryReader.KEYS);
            String hint = Names.nearest(key, known)
                    .map(near -> "did you mean '" + near + "'?")
                    .or(() -> Homes.elsewhere(key))
                    .orElse("a stretch of the day such as \"06:00-18:00\", block, start, or the name of a zone");
            problems.error(fields.key(key), "unknown-key", "unknown key '" + key + "' in " + fields.where(), hint);
        }
        return Optional.empty();
    }
}
