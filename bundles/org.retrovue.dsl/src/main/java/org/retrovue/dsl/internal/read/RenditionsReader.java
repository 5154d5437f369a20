package org.retrovue.dsl.internal.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.time.Rational;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads {@code renditions}: further formats of the channel's own rate, each a house format's name or a mapping with a size. */
final class RenditionsReader {
    private static final int MOST = 5;

    private final Problems problems;
    private final ChannelFormat own;

    RenditionsReader(Problems problems, ChannelFormat own) {
        this.problems = problems;
        this.own = own;
    }

    List<ChannelFormat> read(Node node) {
        if (!(node instanceof SequenceNode list)) {
            String message = "renditions is a list of formats, not " + Fields.shown(node);
            problems.error(node, "not-a-list", message, "for example [ntsc-360p, {size: 426x240}]");
            return List.of();
        }
        if (list.getValue().size() > MOST) {
            String message = list.getValue().size() + " renditions: a channel has five at most";
            problems.error(list.getValue().get(MOST), "too-many-renditions", message, null);
        }
        Map<String, Integer> lines = new LinkedHashMap<>();
        List<ChannelFormat> renditions = new ArrayList<>();
        for (Node each : list.getValue()) {
            int before = problems.count();
            ChannelFormat rendition = new FormatReader(problems, base()).read(each);
            check(each, rendition, before);
            Integer line =
                    lines.putIfAbsent(rendition.key(), each.getStartMark().getLine() + 1);
            if (problems.count() > before) {
                continue;
            }
            if (line != null || rendition.key().equals(own.key())) {
                String message =
                        "this rendition is " + (line == null ? "the channel's own format" : "the one of line " + line);
                problems.error(each, "same-rendition", message, "leave it out");
            } else {
                renditions.add(rendition);
            }
        }
        return renditions;
    }

    private void check(Node node, ChannelFormat found, int before) {
        if (problems.count() > before) {
            return;
        }
        if (!(node instanceof ScalarNode)
                && !Fields.any(node, "a rendition", problems).has("size")) {
            problems.error(node, "missing-key", "a rendition needs a size", "for example {size: 640x360}");
        } else if (!found.rate().equals(own.rate())) {
            List<String> fitting = ChannelFormat.NAMED.values().stream()
                    .filter(format -> format.rate().equals(own.rate()))
                    .map(ChannelFormat::name)
                    .toList();
            String message = "a rendition has the channel's rate, " + own.rate() + ", not " + found.rate();
            String hint =
                    fitting.isEmpty() ? "leave its rate out" : "one of: " + String.join(", ", fitting) + ", or a size";
            problems.error(node, "rendition-rate", message, hint);
        }
    }

    /** What a rendition has when it does not say: all as the channel, but square pixels and no peak, which belong to a size. */
    private ChannelFormat base() {
        return new ChannelFormat(
                "custom",
                own.width(),
                own.height(),
                Rational.ONE,
                own.rate(),
                own.quality(),
                own.preset(),
                own.crop(),
                0);
    }
}
