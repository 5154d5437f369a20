package org.retrovue.dsl.internal.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.retrovue.api.channel.ChannelSound;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code sound}: what assets are levelled to, and in which language they are heard. */
final class SoundReader {
    static final Set<String> KEYS = Set.of("loudness", "peak", "language");
    private static final Set<String> TWO_LETTERS = Set.of(Locale.getISOLanguages());

    private final Problems problems;

    SoundReader(Problems problems) {
        this.problems = problems;
    }

    ChannelSound read(Node node) {
        Fields fields = Fields.of(node, "sound", problems, KEYS);
        Optional<Integer> loudness = fields.text("loudness").isPresent()
                ? fields.text("loudness")
                        .filter(text -> !Amounts.isOff(text))
                        .map(text -> level(fields, "loudness", text, -40, -10, "LUFS, or off,", "-24"))
                : ChannelSound.USUAL.loudness();
        int peak = fields.text("peak")
                .map(text -> level(fields, "peak", text, -10, 0, "dBTP,", "-2"))
                .orElse(ChannelSound.USUAL.peak());
        return new ChannelSound(loudness, peak, languages(fields));
    }

    private List<String> languages(Fields fields) {
        List<String> languages = new ArrayList<>();
        for (ScalarNode node : fields.texts("language")) {
            String text = node.getValue().strip().toLowerCase(Locale.ROOT);
            String code = text.split("-", 2)[0];
            if (TWO_LETTERS.contains(code) || code.matches("[a-z]{3}")) {
                languages.add(text);
            } else {
                String message = "'language' is a code of ISO 639, not " + Fields.shown(node);
                problems.error(node, "bad-language", message, "for example de, or [de, en]");
            }
        }
        return languages;
    }

    /** Returns hundredths; what is usual where the text is wrong, which is told. */
    private int level(Fields fields, String key, String text, int least, int most, String unit, String example) {
        if (text.matches("-?\\d{1,2}(\\.\\d{1,2})?")) {
            int hundredths = new BigDecimal(text).movePointRight(2).intValueExact();
            if (hundredths >= 100 * least && hundredths <= 100 * most) {
                return hundredths;
            }
        }
        String message =
                "'" + key + "' is a number from " + least + " to " + most + " " + unit + " not \"" + text + "\"";
        problems.error(fields.place(key), "bad-" + key, message, "for example " + example);
        return new BigDecimal(example).movePointRight(2).intValueExact();
    }
}
