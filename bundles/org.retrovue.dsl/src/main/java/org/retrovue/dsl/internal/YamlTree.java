package org.retrovue.dsl.internal;

import java.io.StringReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Turns a text into a tree of nodes that know their places. Refuses what no person writes: huge texts, deep nesting, many aliases. */
final class YamlTree {
    /** Characters that a channel file may have. */
    static final int MOST_CHARACTERS = 1_000_000;

    private static final int DEEPEST = 30;
    private static final int MOST_ALIASES = 50;

    private YamlTree() {}

    static Optional<Node> parse(String text, Problems problems) {
        if (text.length() > MOST_CHARACTERS) {
            String message =
                    "the file has " + text.length() + " characters; a channel file has at most " + MOST_CHARACTERS;
            problems.error((org.yaml.snakeyaml.error.Mark) null, "too-long", message, "is it a channel file?");
            return Optional.empty();
        }
        try {
            @Nullable Node root = new Yaml(limits()).compose(new StringReader(text));
            if (root == null) {
                problems.error(
                        (org.yaml.snakeyaml.error.Mark) null,
                        "empty",
                        "the file is empty",
                        "a channel file begins with 'channel: my-channel'");
            }
            return Optional.ofNullable(root);
        } catch (MarkedYAMLException e) {
            problems.error(e.getProblemMark(), "not-yaml", "this is not YAML: " + said(e), hint(e));
        } catch (YAMLException e) {
            problems.error((org.yaml.snakeyaml.error.Mark) null, "not-yaml", "this is not YAML: " + oneLine(e), null);
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
}
