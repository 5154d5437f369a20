package org.retrovue.dsl.internal.read;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/** Turns a text into a tree of nodes that know their file and place. Refuses what no person writes: huge texts, deep nesting, many aliases, aliases within themselves. */
final class YamlTree {
    /** Characters that a file may have. */
    static final int MOST_CHARACTERS = 1_000_000;

    /** Nodes that a file may have after its aliases were replaced by what they stand for. */
    private static final int MOST_NODES = 400_000;

    private static final int DEEPEST = 30;
    private static final int MOST_ALIASES = 50;
    private static final int[] NO_TEXT = {};

    private final String file;
    private final Map<Node, Node> open = new IdentityHashMap<>();
    private int nodes;

    private YamlTree(String file) {
        this.file = file;
    }

    /** Returns the root; nothing after a problem. Scalars are texts: "06:00" is never a number. */
    static Optional<Node> parse(String file, String text, Problems problems) {
        Mark top = new Mark(file, 0, 0, 0, NO_TEXT, 0);
        if (text.length() > MOST_CHARACTERS) {
            String message =
                    "the file has " + text.length() + " characters; a channel file has at most " + MOST_CHARACTERS;
            problems.whole(file, "too-long", message, "is it a channel file?");
            return Optional.empty();
        }
        try {
            @Nullable Node root = new Yaml(limits()).compose(new StringReader(text));
            if (root == null) {
                problems.whole(file, "empty", "the file is empty", "a channel file begins with 'channel: my-channel'");
                return Optional.empty();
            }
            return Optional.of(new YamlTree(file).placed(root));
        } catch (MarkedYAMLException e) {
            Mark at = e.getProblemMark() == null ? top : e.getProblemMark();
            problems.error(in(file, at), "not-yaml", "this is not YAML: " + said(e), hint(e));
        } catch (ReaderException e) {
            String message = String.format("this is not YAML: the character U+%04X is not allowed", e.getCodePoint());
            problems.error(at(file, text, e.getPosition()), "not-yaml", message, "save the file as UTF-8 text");
        } catch (YAMLException e) {
            problems.whole(file, "not-yaml", "this is not YAML: " + oneLine(e), null);
        } catch (TooMuch e) {
            problems.error(
                    in(file, e.mark), "too-much", String.valueOf(e.getMessage()), "write it out without aliases");
        }
        return Optional.empty();
    }

    private static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setAllowDuplicateKeys(true); // told by Fields, with both places
        options.setAllowRecursiveKeys(false);
        return options;
    }

    /** Makes the same tree with marks that name the file. */
    private Node placed(Node node) {
        if (++nodes > MOST_NODES) {
            throw new TooMuch(node.getStartMark(), "the file has more than " + MOST_NODES + " parts, aliases counted");
        }
        if (open.put(node, node) != null) {
            throw new TooMuch(node.getStartMark(), "what stands here has an alias of itself within");
        }
        try {
            return copy(node, in(file, node.getStartMark()));
        } finally {
            open.remove(node);
        }
    }

    private Node copy(Node node, Mark mark) {
        if (node instanceof ScalarNode scalar) {
            return new ScalarNode(scalar.getTag(), scalar.getValue(), mark, mark, scalar.getScalarStyle());
        }
        if (node instanceof SequenceNode list) {
            List<Node> items = new ArrayList<>();
            list.getValue().forEach(each -> items.add(placed(each)));
            return new SequenceNode(list.getTag(), true, items, mark, mark, list.getFlowStyle());
        }
        MappingNode mapping = (MappingNode) node;
        List<NodeTuple> tuples = new ArrayList<>();
        mapping.getValue()
                .forEach(each -> tuples.add(new NodeTuple(placed(each.getKeyNode()), placed(each.getValueNode()))));
        return new MappingNode(mapping.getTag(), true, tuples, mark, mark, mapping.getFlowStyle());
    }

    private static Mark in(String file, Mark mark) {
        return new Mark(file, mark.getIndex(), mark.getLine(), mark.getColumn(), NO_TEXT, 0);
    }

    /** Returns the place of a character, counted in code points. */
    private static Mark at(String file, String text, int position) {
        int index = text.offsetByCodePoints(0, Math.min(position, text.codePointCount(0, text.length())));
        String before = text.substring(0, index);
        int line = (int) before.chars().filter(each -> each == '\n').count();
        return new Mark(file, position, line, index - before.lastIndexOf('\n') - 1, NO_TEXT, 0);
    }

    private static String said(MarkedYAMLException e) {
        String context = e.getContext() == null ? "" : e.getContext() + ": ";
        return context + (e.getProblem() == null ? oneLine(e) : e.getProblem());
    }

    private static String oneLine(Exception e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse(message);
    }

    private static @Nullable String hint(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("'\\t'") || problem.contains("\\t(TAB)")) {
            return "indent with spaces, not with tabs";
        }
        return problem.contains("mapping values are not allowed") ? "a text with a colon in it needs quotes" : null;
    }

    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Mark mark;

        TooMuch(Mark mark, String message) {
            super(message);
            this.mark = mark;
        }
    }
}
