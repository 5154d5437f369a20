package org.retrovue.dsl.internal.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.retrovue.api.plan.PlanText;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Puts a channel file over the file that it {@code extends}, and beside those that it {@code include}s: the result says both no more. */
final class Inheritance {
    static final String EXTENDS = "extends";
    static final String INCLUDE = "include";

    /** Texts that are read for one channel, those that are read twice counted twice. */
    private static final int MOST_FILES = 100;

    private final PlanText text;
    private final Problems problems;
    private int files;

    Inheritance(PlanText text, Problems problems) {
        this.text = text;
        this.problems = problems;
    }

    /** Returns the whole file; nothing when it, or one that it needs, cannot be read. */
    Optional<Node> read() {
        return read(text.file(), text.text(), List.of(text.file())).map(Merge::plain);
    }

    private Optional<Node> read(String file, String content, List<String> chain) {
        Optional<Node> root = YamlTree.parse(file, content, problems);
        if (root.isEmpty() || !(root.get() instanceof MappingNode own)) {
            return root;
        }
        int before = problems.count();
        List<Node> below = new ArrayList<>();
        for (ScalarNode name : named(own, EXTENDS, 1)) {
            beside(name, chain).ifPresent(below::add);
        }
        List<Node> included = new ArrayList<>();
        for (ScalarNode name : named(own, INCLUDE, 20)) {
            beside(name, chain).ifPresent(included::add);
        }
        if (problems.count() > before) {
            return Optional.empty();
        }
        Node merged = without(own);
        for (Node each : included) {
            merged = new Union(problems).of(merged, each);
        }
        for (Node each : below) {
            merged = Merge.over(each, merged);
        }
        return Optional.of(merged);
    }

    /** Returns the names under a key; how a key that stands twice is told, is the matter of others. */
    private List<ScalarNode> named(MappingNode mapping, String key, int most) {
        List<ScalarNode> names = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!Merge.isKey(tuple, key)) {
                continue;
            }
            List<Node> items = Fields.itemsOf(tuple.getValueNode());
            for (Node each : items) {
                if (items.size() <= most && Fields.text(each).isPresent()) {
                    names.add((ScalarNode) each);
                } else {
                    String message = "'" + key + "' is " + (most == 1 ? "the name of one file" : "a list of files")
                            + ", not " + Fields.shown(tuple.getValueNode());
                    problems.error(each, "bad-" + key, message, "for example " + key + ": _network.yaml");
                    return List.of();
                }
            }
        }
        return names;
    }

    private static Node without(MappingNode own) {
        List<NodeTuple> rest = own.getValue().stream()
                .filter(tuple -> !Merge.isKey(tuple, EXTENDS) && !Merge.isKey(tuple, INCLUDE))
                .toList();
        return Merge.mapping(own, new ArrayList<>(rest));
    }

    private Optional<Node> beside(ScalarNode at, List<String> chain) {
        String name = at.getValue().strip();
        if (chain.contains(name)) {
            String way = String.join(
                    " -> ", Stream.concat(chain.stream(), Stream.of(name)).toList());
            problems.error(at, "cycle", "files that need each other in a circle: " + way, "leave one of them out");
            return Optional.empty();
        }
        String content = text.beside().get(name);
        if (content == null) {
            String hint = name.startsWith("_")
                    ? Names.suggestion(
                            name, text.beside().keySet().stream().sorted().toList())
                    : "the names of such files begin with _";
            problems.error(at, "unknown-file", "there is no file '" + name + "' beside this one", hint);
            return Optional.empty();
        }
        if (++files > MOST_FILES) {
            problems.error(at, "too-much", "more than " + MOST_FILES + " files are needed for one channel", null);
            throw new Problems.Enough();
        }
        int before = problems.count();
        Optional<Node> root = read(
                name, content, Stream.concat(chain.stream(), Stream.of(name)).toList());
        if (root.isPresent() && !(root.get() instanceof MappingNode)) {
            String message = name + " is a mapping of keys to values, not " + Fields.shown(root.get());
            problems.error(root.get(), "not-a-mapping", message, null);
        }
        return problems.count() > before ? Optional.empty() : root;
    }
}
