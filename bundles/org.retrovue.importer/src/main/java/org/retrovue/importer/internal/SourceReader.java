package org.retrovue.importer.internal;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.yaml.snakeyaml.nodes.Tag;

/** Reads YAML, and JSON as the part of YAML that it is: so both know the places of their values. */
final class SourceReader {
    /** Characters that a source file may have. */
    static final int MOST_CHARACTERS = 10_000_000;

    private static final int DEEPEST = 40;
    private static final int MOST_ALIASES = 100;
    private static final int MOST_PIECES = 2_000_000;

    private final String file;
    private int pieces;

    private SourceReader(String file) {
        this.file = file;
    }

    static Piece read(String file, String text) {
        return new SourceReader(file).read(text);
    }

    private Piece read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new BrokenSource(file, 1, 1, "more than " + MOST_CHARACTERS + " characters: is it a schedule?");
        }
        try {
            @Nullable
            Node root = new Yaml(limits()).compose(new StringReader(isJson(text) ? text.replace('\t', ' ') : text));
            if (root == null) {
                throw new BrokenSource(file, 1, 1, "the file is empty");
            }
            return piece(root, root.getStartMark(), 0);
        } catch (MarkedYAMLException e) {
            @Nullable Mark at = e.getProblemMark();
            throw new BrokenSource(
                    file,
                    at == null ? 1 : at.getLine() + 1,
                    at == null ? 1 : at.getColumn() + 1,
                    (isJson(text) ? "this is not JSON: " : "this is not YAML: ") + e.getProblem());
        } catch (YAMLException e) {
            throw new BrokenSource(
                    file,
                    1,
                    1,
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("this cannot be read"));
        }
    }

    static boolean isJson(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    private static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        return options;
    }

    private Piece piece(Node node, Mark at, int depth) {
        if (++pieces > MOST_PIECES || depth > DEEPEST) {
            throw new BrokenSource(file, at.getLine() + 1, at.getColumn() + 1, "this refers to itself too often");
        }
        List<Piece> items = new ArrayList<>();
        Map<String, Piece> members = new LinkedHashMap<>();
        Piece.Kind kind = Piece.Kind.TEXT;
        String text = "";
        if (node instanceof MappingNode map) {
            kind = Piece.Kind.MAP;
            for (NodeTuple tuple : map.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode name) {
                    members.put(name.getValue(), piece(tuple.getValueNode(), name.getStartMark(), depth + 1));
                }
            }
        } else if (node instanceof SequenceNode list) {
            kind = Piece.Kind.LIST;
            for (Node item : list.getValue()) {
                items.add(piece(item, item.getStartMark(), depth + 1));
            }
        } else if (node instanceof ScalarNode value) {
            kind = node.getTag().equals(Tag.NULL) ? Piece.Kind.NOTHING : Piece.Kind.TEXT;
            text = kind == Piece.Kind.NOTHING ? "" : value.getValue();
        }
        return new Piece(kind, text, items, members, at.getLine() + 1, at.getColumn() + 1);
    }
}
