package org.retrovue.dsl.internal.read;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.retrovue.api.plan.BreakPattern;
import org.retrovue.time.Rational;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads where breaks may come: a word, the name of a pattern of {@code traffic.breaks}, or a pattern in place. */
final class BreaksReader {
    static final List<String> KEYS = List.of("style", "every", "least", "most", "quiet");
    static final List<String> STYLES = List.of("inside", "marked", "between", "none");

    private static final int MOST = 100;

    private final Problems problems;
    private final Map<String, BreakPattern> named = new LinkedHashMap<>();

    BreaksReader(Problems problems) {
        this.problems = problems;
        for (String style : STYLES) {
            named.put(style, usual(style));
        }
    }

    /** Reads {@code traffic.breaks}. */
    void define(Node node) {
        Fields patterns = Fields.any(node, "traffic.breaks", problems);
        for (String name : patterns.names()) {
            if (STYLES.contains(name)) {
                String message = "a break pattern cannot be named '" + name + "': the word has a meaning";
                problems.error(patterns.key(name), "taken-name", message, null);
            }
            named.put(name, pattern(patterns.place(name), "break pattern '" + name + "'"));
        }
    }

    BreakPattern read(Node node) {
        Optional<String> name = Fields.text(node);
        if (name.isEmpty()) {
            return pattern(node, "breaks");
        }
        BreakPattern found = named.get(name.get());
        if (found == null) {
            String message = "unknown break pattern '" + name.get() + "'";
            problems.error(node, "unknown-breaks", message, Names.suggestion(name.get(), named.keySet()));
            return BreakPattern.NETWORK;
        }
        return found;
    }

    private BreakPattern pattern(Node node, String where) {
        if (!(node instanceof MappingNode)) {
            return Fields.text(node)
                    .filter(STYLES::contains)
                    .map(BreaksReader::usual)
                    .orElseGet(() -> {
                        String message = where + " is a mapping, or one of " + String.join(", ", STYLES) + ", not "
                                + Fields.shown(node);
                        problems.error(node, "not-a-mapping", message, "for example {every: 8m, least: 2}");
                        return BreakPattern.NETWORK;
                    });
        }
        Fields fields = Fields.of(node, where, problems, KEYS);
        BreakPattern usual = usual(fields.word("style", STYLES).orElse("inside"));
        Duration every = fields.duration("every", Duration.ofSeconds(10), Duration.ofHours(24))
                .orElse(usual.every());
        int least = fields.number("least", 0, MOST).orElse(usual.least());
        int most = fields.number("most", 0, MOST).orElse(Math.max(usual.most(), least));
        if (most < least) {
            String message = "'most' of " + where + " is " + most + ", 'least' is " + least;
            problems.error(fields.place("most"), "bad-number", message, null);
            most = least;
        }
        Rational quiet = fields.text("quiet").map(text -> quiet(fields, text)).orElse(usual.quiet());
        return new BreakPattern(usual.style(), every, least, most, quiet);
    }

    private Rational quiet(Fields fields, String text) {
        if (text.matches("\\d{1,3}\\s*%")) {
            int percent = Integer.parseInt(text.replace("%", "").strip());
            if (percent <= 100) {
                return Rational.of(percent, 100);
            }
        }
        String message = "'quiet' is the part at the start without a computed break, 0% to 100%, not \"" + text + "\"";
        problems.error(fields.place("quiet"), "bad-quiet", message, "for example 20%");
        return BreakPattern.NETWORK.quiet();
    }

    private static BreakPattern usual(String style) {
        BreakPattern base = BreakPattern.NETWORK;
        return switch (BreakPattern.Style.valueOf(style.toUpperCase(Locale.ROOT))) {
            case INSIDE -> base;
            case MARKED -> new BreakPattern(BreakPattern.Style.MARKED, base.every(), 0, base.most(), base.quiet());
            case BETWEEN -> BreakPattern.BETWEEN;
            case NONE -> BreakPattern.NONE;
        };
    }
}
