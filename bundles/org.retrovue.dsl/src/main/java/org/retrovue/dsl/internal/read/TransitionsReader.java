package org.retrovue.dsl.internal.read;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.retrovue.api.channel.Channel;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code transitions}: how long the fades at computed breaks are. */
final class TransitionsReader {
    static final Set<String> KEYS = Set.of("fade");

    private final Problems problems;

    TransitionsReader(Problems problems) {
        this.problems = problems;
    }

    Duration read(Node node) {
        Fields fields = Fields.of(node, "transitions", problems, KEYS);
        return fields.text("fade").map(text -> fade(fields, text)).orElse(Channel.USUAL_FADE);
    }

    private Duration fade(Fields fields, String text) {
        if (Amounts.isOff(text)) {
            return Duration.ZERO;
        }
        Optional<Duration> fade = Amounts.duration(text).filter(d -> d.compareTo(Channel.LONGEST_FADE) <= 0);
        if (fade.isEmpty()) {
            String message = "'fade' is a duration up to 5s, with its unit, or off, not \"" + text + "\"";
            problems.error(fields.place("fade"), "bad-fade", message, "for example 500ms");
        }
        return fade.orElse(Channel.USUAL_FADE);
    }
}
