package org.retrovue.dsl.internal.read;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.retrovue.dsl.internal.plan.Block;
import org.retrovue.dsl.internal.plan.Block.Action;
import org.retrovue.dsl.internal.plan.Content;
import org.retrovue.dsl.internal.plan.Program;
import org.retrovue.dsl.internal.plan.Progression;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads an entry of a layer: when something is shown, and what. */
final class EntryReader {
    /** A block, and where it stands. */
    record Placed(Block block, Node node, Optional<LocalDate> anchor) {}

    /** What stands around an entry. */
    record Around(String layer, int dayStart, Duration grid) {}

    static final List<String> OWN_KEYS = List.of("start", "end", "duration", "slots", "zone");
    static final List<String> KEYS = keys();
    static final Map<String, String> OTHERWISE = Settings.OTHERWISE;

    private final Problems problems;
    private final Zones zones;
    private final Dress dress;
    private final ActionReader actions;

    EntryReader(Problems problems, Contents contents, Zones zones, Dress dress) {
        this.problems = problems;
        this.zones = zones;
        this.dress = dress;
        this.actions = new ActionReader(problems, contents);
    }

    /** Reads what stands at a time that is known already, or says its own. */
    Optional<Placed> read(Node node, Optional<Stretch> given, Optional<String> zoneName, Node at, Around around) {
        if (!(node instanceof MappingNode)) {
            Zones.Zone zone =
                    zoneName.map(name -> zones.named(at, name)).orElse(new Zones.Zone(Optional.empty(), Settings.NONE));
            Optional<Action> action = actions.plain(node);
            slots(Optional.empty(), at, action, given, around.grid);
            return action.flatMap(does -> placed(given, does, zone.settings(), zoneName, at, around));
        }
        int before = problems.count();
        Fields fields = Fields.of(node, "block", problems, KEYS, OTHERWISE);
        Optional<String> named = fields.text("zone").or(() -> zoneName);
        Optional<Zones.Zone> zone = named.map(name -> zones.named(fields.place("zone"), name));
        Settings settings = Settings.read(fields, problems, dress)
                .over(zone.map(Zones.Zone::settings).orElse(Settings.NONE));
        Optional<Action> action = actions.read(fields);
        Optional<Stretch> stretch = new Times(problems, around.grid, fields, actions.isOnce(fields))
                .stretch(given, zone.flatMap(Zones.Zone::window));
        if (problems.count() > before && (action.isEmpty() || stretch.isEmpty())) {
            return Optional.empty();
        }
        slots(fields.get("slots"), at, action, stretch, around.grid);
        return action.flatMap(does -> placed(stretch, does, settings, named, at, around));
    }

    /** Makes an entry that is in no zone. */
    Optional<Placed> placed(Stretch stretch, Action action, Settings settings, Node at, Around around) {
        return placed(Optional.of(stretch), action, settings, Optional.empty(), at, around);
    }

    /** A program of an exact size must fit the cells that are given whole; where times give them, what is left is filled. */
    private void slots(
            Optional<Node> slots, Node at, Optional<Action> action, Optional<Stretch> stretch, Duration grid) {
        List<Content> all = action.map(Action::contents).orElse(List.of());
        for (Content content : all) {
            Optional<Integer> exact =
                    content instanceof Program program ? program.size().exact() : Optional.empty();
            long size = exact.orElse(0) * grid.toSeconds();
            long length = stretch.map(Stretch::length).orElse(0);
            if (size == 0 || length % size == 0 || length == Stretch.DAY) {
                continue;
            }
            String message = "program '" + content.name() + "' takes " + exact.get() + " cells of the grid; "
                    + length / grid.toSeconds() + " are no multiple of it";
            if (slots.isPresent()) {
                String hint = "for example " + Math.max(1, length / size) * exact.get();
                problems.error(slots.get(), "bad-slots", message, hint);
            } else if (all.size() == 1) {
                problems.warning(at, "bad-slots", message + ": the rest is filled", null);
            }
        }
    }

    private Optional<Placed> placed(
            Optional<Stretch> stretch,
            Action action,
            Settings settings,
            Optional<String> zone,
            Node at,
            Around around) {
        if (stretch.isEmpty()) {
            String message = "nobody says when this starts";
            problems.error(at, "missing-key", message, "for example \"06:00-18:00\": my_show");
            return Optional.empty();
        }
        boolean point = action instanceof Action.Once || action instanceof Action.Live;
        if (stretch.get().length() == 0 && !point) {
            String message = "nobody says how long this lasts";
            problems.error(at, "missing-key", message, "for example \"06:00-18:00\": my_show");
            return Optional.empty();
        }
        int second = stretch.get().start() % Stretch.DAY;
        int start = second < around.dayStart ? second + Stretch.DAY : second;
        if (stretch.get().start() >= around.dayStart + Stretch.DAY) {
            String message = Amounts.shownTime(second) + " is on the next day, which starts at "
                    + Amounts.shownTime(around.dayStart);
            problems.error(at, "bad-time", message, "put it into a layer of that day");
        }
        List<String> names = action.contents().stream().map(Content::name).toList();
        String run =
                settings.run().orElse(around.layer + " " + Amounts.shownTime(start) + " " + String.join("+", names));
        Progression progression = new Progression(
                run,
                settings.anchor().orElse(Progression.USUAL_ANCHOR),
                settings.end().orElse(Progression.End.WRAP));
        Block block = new Block(
                start,
                stretch.get().length(),
                settings.title().orElse(""),
                action,
                settings.play(),
                settings.bleed().orElse(false),
                settings.exact().orElse(false),
                progression,
                zone.orElse(""),
                settings.wrapping(),
                Places.of(at));
        return Optional.of(new Placed(block, at, settings.anchor()));
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(OWN_KEYS);
        keys.addAll(ActionReader.KEYS);
        keys.addAll(Settings.KEYS);
        return List.copyOf(keys);
    }
}
