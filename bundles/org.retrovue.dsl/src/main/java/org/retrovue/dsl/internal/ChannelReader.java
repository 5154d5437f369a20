package org.retrovue.dsl.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.channel.ChannelSound;
import org.retrovue.api.channel.Listing;
import org.retrovue.dsl.internal.Plan.Block;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a whole channel file; goes on after a mistake, so that all are told at once. */
final class ChannelReader {
    private static final List<String> KEYS = List.of(
            "channel",
            "number",
            "name",
            "timezone",
            "day_start",
            "grid",
            "format",
            "renditions",
            "pools",
            "schedule",
            "traffic",
            "filler",
            "overlays",
            "transitions",
            "sound",
            "warm",
            "compiler",
            "notes");
    private static final Duration LEAST_GRID = Duration.ofSeconds(10);
    private static final Duration MOST_GRID = Duration.ofHours(6);
    private static final String DEFAULT_FILLER = "filler";

    private final Problems problems;

    ChannelReader(Problems problems) {
        this.problems = problems;
    }

    /** Returns what the file says; nothing when it cannot be read as a channel file at all. To be used only when there are no errors. */
    Optional<Plan> read(String text) {
        return YamlTree.parse(text, problems).flatMap(this::channel);
    }

    private Optional<Plan> channel(Node root) {
        Fields top = Fields.of(root, "the channel file", problems, KEYS);
        if (!(root instanceof MappingNode)) {
            return Optional.empty();
        }
        Optional<ChannelId> id = id(top);
        Optional<String> number = number(top);
        Optional<String> name = top.text("name").or(() -> id.map(ChannelId::value));
        ZoneId zone = zone(top);
        int dayStart = dayStart(top);
        Duration grid = grid(top);
        ChannelFormat format = top.get("format")
                .map(new FormatReader(problems, ChannelFormat.DEFAULT)::read)
                .orElse(ChannelFormat.DEFAULT);
        List<ChannelFormat> renditions = top.get("renditions")
                .map(new RenditionsReader(problems, format)::read)
                .orElse(List.of());
        Map<String, AssetQuery> pools = pools(top);
        List<Block> blocks = blocks(top, pools, dayStart, grid);
        String filler = filler(top);
        Map<String, String> overlays =
                top.get("overlays").map(new OverlayReader(problems)::read).orElse(Map.of());
        Duration fade = top.get("transitions")
                .map(new TransitionsReader(problems)::read)
                .orElse(Channel.USUAL_FADE);
        ChannelSound sound =
                top.get("sound").map(new SoundReader(problems)::read).orElse(ChannelSound.USUAL);
        boolean warm = warm(top);
        if (id.isEmpty() || number.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        LocalTime start = LocalTime.ofSecondOfDay(dayStart);
        Channel channel = new Channel(
                id.get(),
                number.get(),
                name.get(),
                zone,
                start,
                grid,
                format,
                filler,
                overlays,
                fade,
                sound,
                renditions,
                warm,
                Channel.NETWORK,
                Listing.NONE);
        return Optional.of(new Plan(channel, pools, blocks));
    }

    private boolean warm(Fields top) {
        String text = top.text("warm").orElse("false");
        if (!Amounts.isOff(text) && !Amounts.isOn(text)) {
            String message = "'warm' is true or false, not \"" + text + "\"";
            problems.error(top.place("warm"), "bad-warm", message, null);
        }
        return Amounts.isOn(text);
    }

    private Optional<ChannelId> id(Fields top) {
        return top.required("channel", "channel: retro-prime").flatMap(text -> {
            try {
                return Optional.of(ChannelId.of(text));
            } catch (IllegalArgumentException e) {
                String message =
                        "a channel's id is up to 60 lower-case letters, digits and dashes, not \"" + text + "\"";
                problems.error(top.place("channel"), "bad-id", message, "for example retro-prime");
                return Optional.empty();
            }
        });
    }

    private Optional<String> number(Fields top) {
        Optional<String> text = top.required("number", "number: \"5.1\"");
        if (text.isPresent() && !text.get().matches("[1-9]\\d{0,4}(\\.\\d{1,3})?")) {
            String message = "a channel's number is like 5 or 5.1, not \"" + text.get() + "\"";
            problems.error(top.place("number"), "bad-number", message, null);
            return Optional.empty();
        }
        return text;
    }

    private ZoneId zone(Fields top) {
        if (!top.has("timezone")) {
            problems.warning(
                    top.place("channel"), "no-timezone", "no timezone: UTC is used", "timezone: America/Chicago");
            return ZoneOffset.UTC;
        }
        String text = top.text("timezone").orElse("UTC");
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            String hint = Names.nearest(
                            text, ZoneId.getAvailableZoneIds().stream().sorted().toList())
                    .map(name -> "did you mean '" + name + "'?")
                    .orElse("a name such as America/Chicago or Europe/Vienna");
            problems.error(top.place("timezone"), "unknown-timezone", "unknown timezone \"" + text + "\"", hint);
            return ZoneOffset.UTC;
        }
    }

    private int dayStart(Fields top) {
        String text = top.text("day_start").orElse("06:00");
        Optional<Integer> time = Amounts.secondOfDay(text).filter(second -> second < 86400);
        if (time.isEmpty()) {
            String message = "'day_start' is a time such as \"06:00\", not \"" + text + "\"";
            problems.error(top.place("day_start"), "bad-time", message, null);
        }
        return time.orElse(6 * 3600);
    }

    private Duration grid(Fields top) {
        String text = top.text("grid").orElse("30m");
        Optional<Duration> grid =
                Amounts.duration(text).filter(d -> d.compareTo(LEAST_GRID) >= 0 && d.compareTo(MOST_GRID) <= 0);
        if (grid.isEmpty()) {
            String message = "'grid' is a duration from 10s to 6h, with its unit, not \"" + text + "\"";
            problems.error(top.place("grid"), "bad-grid", message, "for example 30m");
        }
        return grid.orElse(Duration.ofMinutes(30));
    }

    private Map<String, AssetQuery> pools(Fields top) {
        if (!top.has("pools")) {
            String hint = "pools: {my_show: {match: {collection: my-show}}}";
            problems.error(top.node(), "missing-key", "the channel file needs the key 'pools'", hint);
        }
        return top.get("pools").map(new PoolReader(problems)::read).orElse(Map.of());
    }

    private List<Block> blocks(Fields top, Map<String, AssetQuery> pools, int dayStart, Duration grid) {
        if (!top.has("schedule")) {
            String hint = "schedule: {all_day: [{block: {start: \"06:00\", pool: my_show}}]}";
            problems.error(top.node(), "missing-key", "the channel file needs the key 'schedule'", hint);
        }
        BlockReader reader = new BlockReader(problems, pools.keySet());
        return top.get("schedule")
                .map(node -> reader.read(node, dayStart, grid))
                .orElse(List.of());
    }

    private String filler(Fields top) {
        Optional<Fields> traffic =
                top.get("traffic").map(node -> Fields.of(node, "traffic", problems, Set.of("filler")));
        Optional<String> inTraffic = traffic.flatMap(fields -> fields.text("filler"));
        if (inTraffic.isPresent() && top.has("filler")) {
            String message = "'filler' stands in the channel file and in its traffic";
            problems.error(top.place("filler"), "duplicate-key", message, "leave one of them");
        }
        String filler = inTraffic.or(() -> top.text("filler")).orElse(DEFAULT_FILLER);
        return filler.equals("none") ? "" : filler;
    }

    /** Overlays are plug-ins: only the names of the one that comes with the station are checked. */
    private static final class OverlayReader {
        private static final List<String> BUG_KEYS = List.of("text", "image", "corner", "opacity", "hide_in");
        private static final List<String> CORNERS = List.of("top-left", "top-right", "bottom-left", "bottom-right");

        private final Problems problems;

        OverlayReader(Problems problems) {
            this.problems = problems;
        }

        Map<String, String> read(Node node) {
            Map<String, String> flat = new LinkedHashMap<>();
            if (node instanceof org.yaml.snakeyaml.nodes.SequenceNode list) {
                list.getValue().forEach(each -> overlays(each, flat));
            } else {
                overlays(node, flat);
            }
            return flat;
        }

        private void overlays(Node node, Map<String, String> flat) {
            Fields overlays = Fields.any(node, "overlays", problems);
            for (String name : overlays.names()) {
                Node place = overlays.place(name);
                String where = "overlay '" + name + "'";
                Fields wishes = name.equals("bug")
                        ? Fields.of(place, where, problems, BUG_KEYS)
                        : Fields.any(place, where, problems);
                for (String wish : wishes.names()) {
                    List<String> values = wishes.texts(wish).stream()
                            .map(value -> value.getValue().strip())
                            .toList();
                    flat.put(name + "." + wish, String.join(", ", values));
                }
                if (name.equals("bug")) {
                    checkBug(wishes, flat);
                }
            }
        }

        private void checkBug(Fields bug, Map<String, String> flat) {
            String corner = flat.getOrDefault("bug.corner", "bottom-right");
            if (!CORNERS.contains(corner)) {
                String message = "unknown corner \"" + corner + "\"";
                problems.error(bug.place("corner"), "bad-corner", message, Names.suggestion(corner, CORNERS));
            }
            String opacity = flat.getOrDefault("bug.opacity", "1");
            if (!opacity.matches("1(\\.0*)?|0?\\.\\d+|0")) {
                String message = "opacity is a number from 0 to 1, not \"" + opacity + "\"";
                problems.error(bug.place("opacity"), "bad-opacity", message, "for example 0.6");
            }
        }
    }
}
