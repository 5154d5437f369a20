package org.retrovue.dsl.internal.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.retrovue.dsl.internal.plan.Block.Action;
import org.retrovue.dsl.internal.plan.Content;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads what happens in a block. */
final class ActionReader {
    static final List<String> KEYS =
            List.of("program", "pool", "asset", "virtual", "rotate", "marathon", "once", "off_air", "live");

    /** How long a live event may be extended where the file does not say. */
    static final Duration USUAL_OVERRUN = Duration.ofMinutes(30);

    private static final Duration MOST_OVERRUN = Duration.ofHours(12);

    private final Problems problems;
    private final Contents contents;

    ActionReader(Problems problems, Contents contents) {
        this.problems = problems;
        this.contents = contents;
    }

    /** Reads an entry without options: a name, a query, "off_air", or a list whose items take turns. */
    Optional<Action> plain(Node node) {
        Optional<String> text = Fields.text(node);
        if (text.filter("off_air"::equals).isPresent() && !contents.isName("off_air")) {
            return Optional.of(new Action.OffAir(Optional.empty(), Optional.empty()));
        }
        if (node instanceof SequenceNode list) {
            return rotation(list, list.getValue(), "this list");
        }
        return contents.read(node, "what is shown").map(ActionReader::show);
    }

    /** Reads which of {@link #KEYS} a block has, and what it means. */
    Optional<Action> read(Fields fields) {
        List<String> said = KEYS.stream().filter(fields::has).toList();
        if (said.size() != 1) {
            String message = said.isEmpty()
                    ? fields.where() + " says nothing of what is shown"
                    : fields.where() + " says twice what is shown: '" + said.get(0) + "' and '" + said.get(1) + "'";
            String hint = said.isEmpty() ? "one of: " + String.join(", ", KEYS) : "leave one out";
            problems.error(said.isEmpty() ? fields.node() : fields.key(said.get(1)), "missing-key", message, hint);
            return Optional.empty();
        }
        String key = said.get(0);
        Node node = fields.place(key);
        return switch (key) {
            case "rotate" -> rotation(node, Fields.itemsOf(node), "'rotate'");
            case "marathon" -> contents.read(node, "a marathon").map(Action.Marathon::new);
            case "once" -> contents.around(node, "'once'").map(Action.Once::new);
            case "asset" -> contents.of(key, node).map(Action.Once::new);
            case "off_air" -> Optional.of(offAir(node));
            case "live" -> live(node);
            default -> kind(key, node);
        };
    }

    /** Tells whether a block that shows this needs no end. */
    boolean isOnce(Fields fields) {
        return fields.has("once") || fields.has("asset") || fields.has("live");
    }

    private Optional<Action> rotation(Node node, List<Node> items, String where) {
        List<Content> all = contents.all(items, where);
        if (items.isEmpty()) {
            problems.error(node, "empty-list", where + " is empty", "name what takes turns");
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(new Action.Show(all));
    }

    private Optional<Action> kind(String key, Node node) {
        List<Content> all = new ArrayList<>();
        for (Node each : Fields.itemsOf(node)) {
            contents.of(key, each).ifPresent(all::add);
        }
        if (Fields.itemsOf(node).isEmpty()) {
            problems.error(node, "missing-key", "'" + key + "' of block is an empty list", null);
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(new Action.Show(all));
    }

    private Action offAir(Node node) {
        if (!(node instanceof MappingNode)) {
            if (Fields.text(node).filter(Amounts::isOn).isEmpty()) {
                String message = "'off_air' is true, or a mapping, not " + Fields.shown(node);
                problems.error(node, "bad-off_air", message, "for example {sign_off: my-anthem}");
            }
            return new Action.OffAir(Optional.empty(), Optional.empty());
        }
        Fields fields = Fields.of(node, "off_air", problems, List.of("sign_off", "sign_on"));
        Optional<Content> signOff = fields.get("sign_off").flatMap(each -> contents.around(each, "'sign_off'"));
        return new Action.OffAir(signOff, fields.get("sign_on").flatMap(each -> contents.around(each, "'sign_on'")));
    }

    private Optional<Action> live(Node node) {
        if (!(node instanceof MappingNode)) {
            return contents.around(node, "'live'").map(content -> new Action.Live(content, USUAL_OVERRUN));
        }
        Fields fields = Fields.of(node, "live", problems, List.of("content", "overrun"));
        Duration overrun =
                fields.duration("overrun", Duration.ZERO, MOST_OVERRUN).orElse(USUAL_OVERRUN);
        if (!fields.has("content")) {
            problems.error(
                    node, "missing-key", "live needs the key 'content'", "for example {content: parade, overrun: 30m}");
        }
        return fields.get("content")
                .flatMap(each -> contents.around(each, "'content' of live"))
                .map(content -> new Action.Live(content, overrun));
    }

    private static Action show(Content content) {
        return new Action.Show(List.of(content));
    }
}
