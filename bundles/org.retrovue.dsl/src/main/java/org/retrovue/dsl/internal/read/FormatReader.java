package org.retrovue.dsl.internal.read;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code format}: the name of a house format, or size, shape of a pixel, rate, quality, preset and peak. */
final class FormatReader {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})\\s*[x×]\\s*(\\d{1,5})");
    private static final Pattern PIXEL = Pattern.compile("(\\d{1,4})\\s*[/:]\\s*(\\d{1,4})");
    private static final List<String> PRESETS =
            List.of("ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow");

    private static final Pattern BIT_RATE = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)\\s*([kM])");
    private static final BigDecimal THOUSANDS_IN_A_MILLION = BigDecimal.valueOf(1_000);
    private static final int MOST_PEAK = 50_000;
    private static final List<String> FITS = List.of("bars", "crop");
    static final Set<String> KEYS = Set.of("size", "pixel", "rate", "quality", "preset", "fit", "peak");

    private final Problems problems;
    private final ChannelFormat base;

    /**
     * Begins.
     *
     * @param base has what is not said
     */
    FormatReader(Problems problems, ChannelFormat base) {
        this.problems = problems;
        this.base = base;
    }

    ChannelFormat read(Node node) {
        if (node instanceof ScalarNode scalar) {
            return named(scalar);
        }
        Fields fields = Fields.of(node, "format", problems, KEYS);
        int[] size =
                fields.text("size").map(text -> size(fields, text)).orElse(new int[] {base.width(), base.height()});
        FrameRate rate = fields.text("rate").map(text -> rate(fields, text)).orElse(base.rate());
        int quality = fields.text("quality").map(text -> quality(fields, text)).orElse(base.quality());
        String preset = fields.text("preset").map(text -> preset(fields, text)).orElse(base.preset());
        Rational pixel = fields.text("pixel").map(text -> pixel(fields, text)).orElse(base.pixelAspect());
        int peak = fields.text("peak")
                .map(text -> peak(fields, text, ChannelFormat.leastPeak(size[0], size[1], rate)))
                .orElse(base.peak());
        boolean crop = fields.text("fit").map(text -> crop(fields, text)).orElse(base.crop());
        return new ChannelFormat("custom", size[0], size[1], pixel, rate, quality, preset, crop, peak);
    }

    private ChannelFormat named(ScalarNode node) {
        ChannelFormat found = ChannelFormat.NAMED.get(node.getValue().strip());
        if (found == null) {
            String message = "unknown house format " + Fields.shown(node);
            String hint = Names.suggestion(node.getValue().strip(), ChannelFormat.NAMED.keySet());
            problems.error(node, "unknown-format", message, hint);
            return ChannelFormat.DEFAULT;
        }
        return found;
    }

    private int[] size(Fields fields, String text) {
        Matcher found = SIZE.matcher(text);
        if (found.matches()) {
            int width = Integer.parseInt(found.group(1));
            int height = Integer.parseInt(found.group(2));
            if (good(width, 128, 1920) && good(height, 96, 1088)) {
                return new int[] {width, height};
            }
        }
        String message = "a size is width x height in even numbers, 128x96 to 1920x1088, not \"" + text + "\"";
        problems.error(fields.place("size"), "bad-size", message, "for example 1280x720");
        return new int[] {ChannelFormat.DEFAULT.width(), ChannelFormat.DEFAULT.height()};
    }

    private static boolean good(int pixels, int least, int most) {
        return pixels >= least && pixels <= most && pixels % 2 == 0;
    }

    private Rational pixel(Fields fields, String text) {
        Matcher found = PIXEL.matcher(text);
        if (found.matches()) {
            int width = Integer.parseInt(found.group(1));
            int height = Integer.parseInt(found.group(2));
            if (width > 0 && height > 0 && width <= 4 * height && height <= 4 * width) {
                return Rational.of(width, height);
            }
        }
        String message = "the shape of a pixel is its width over its height, 1/4 to 4/1, not \"" + text + "\"";
        problems.error(fields.place("pixel"), "bad-pixel", message, "for example 64/45");
        return ChannelFormat.DEFAULT.pixelAspect();
    }

    private FrameRate rate(Fields fields, String text) {
        Optional<FrameRate> rate = parsed(text).filter(FrameRate.HOUSE_RATES::contains);
        if (rate.isEmpty()) {
            String message = "\"" + text + "\" is no house rate";
            problems.error(
                    fields.place("rate"),
                    "bad-rate",
                    message,
                    "one of: 24000/1001, 24, 25, 30000/1001, 30, 50, 60000/1001, 60");
        }
        return rate.orElse(ChannelFormat.DEFAULT.rate());
    }

    private static Optional<FrameRate> parsed(String text) {
        try {
            return Optional.of(FrameRate.parse(text));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private int quality(Fields fields, String text) {
        if (text.matches("\\d{2}") && Integer.parseInt(text) >= 10 && Integer.parseInt(text) <= 40) {
            return Integer.parseInt(text);
        }
        String message = "quality is a whole number from 10 (best) to 40 (smallest), not \"" + text + "\"";
        problems.error(fields.place("quality"), "bad-quality", message, "for example 21");
        return ChannelFormat.DEFAULT.quality();
    }

    private int peak(Fields fields, String text, int least) {
        Matcher found = BIT_RATE.matcher(text);
        if (found.matches()) {
            BigDecimal thousands = new BigDecimal(found.group(1))
                    .multiply(found.group(2).equals("M") ? THOUSANDS_IN_A_MILLION : BigDecimal.ONE);
            int peak = thousands.setScale(0, RoundingMode.CEILING).intValueExact();
            if (peak >= least && peak <= MOST_PEAK) {
                return peak;
            }
        }
        String message = "a peak for this size and rate is " + least + "k to 50M bits a second, not \"" + text + "\"";
        problems.error(fields.place("peak"), "bad-peak", message, "for example 4000k or 4M");
        return ChannelFormat.DEFAULT.peak();
    }

    private String preset(Fields fields, String text) {
        if (!PRESETS.contains(text)) {
            String message = "unknown preset \"" + text + "\"";
            problems.error(fields.place("preset"), "bad-preset", message, Names.suggestion(text, PRESETS));
        }
        return text;
    }

    private boolean crop(Fields fields, String text) {
        if (!FITS.contains(text)) {
            String message = "'fit' is bars or crop, not \"" + text + "\"";
            problems.error(fields.place("fit"), "bad-fit", message, Names.suggestion(text, FITS));
        }
        return text.equals(FITS.get(1));
    }
}
