package org.retrovue.dsl.internal.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.BreakPattern;
import org.retrovue.api.plan.PlanText;
import org.retrovue.dsl.internal.plan.ChannelPlan;
import org.retrovue.dsl.internal.plan.Layer;
import org.retrovue.dsl.internal.plan.Wrapping;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a whole channel file with what it extends and includes; goes on after a mistake, so that all are told at once. */
public final class ChannelFileReader {
    static final List<String> KEYS = List.of(
            "channel",
            "number",
            "name",
            "type",
            "listing",
            "group",
            "logo",
            "language",
            "timezone",
            "day_start",
            "grid",
            "template",
            "format",
            "renditions",
            "extends",
            "include",
            "pools",
            "programs",
            "virtual_assets",
            "zones",
            "schedule",
            "traffic",
            "breaks",
            "filler",
            "overlays",
            "transitions",
            "sound",
            "warm",
            "compiler",
            "notes");
    static final Map<String, String> OTHERWISE =
            Map.of("channel_number", "number", "channel_type", "type", "imports", "include");
    static final List<String> TRAFFIC_KEYS = List.of("profile", "template", "filler", "breaks");

    private static final String DEFAULT_FILLER = "filler";

    private final PlanText text;
    private final Problems problems;

    private ChannelFileReader(PlanText text, Problems problems) {
        this.text = text;
        this.problems = problems;
    }

    /** Returns what the file says; nothing when it cannot be read as a channel file at all. To be used only when there are no errors. */
    public static Optional<ChannelPlan> read(PlanText text, Problems problems) {
        ChannelFileReader reader = new ChannelFileReader(text, problems);
        try {
            return new Inheritance(text, problems).read().flatMap(reader::channel);
        } catch (Problems.Enough e) {
            return Optional.empty(); // what is no channel file at all must not make a book
        }
    }

    private Optional<ChannelPlan> channel(Node root) {
        Fields top = Fields.of(root, "the channel file", problems, KEYS, OTHERWISE);
        if (!(root instanceof MappingNode)) {
            return Optional.empty();
        }
        BreaksReader breaks = new BreaksReader(problems);
        Overlays overlays = new Overlays(problems);
        top.get("overlays").ifPresent(overlays::define);
        Dress dress = new Dress(problems, breaks, overlays);
        Optional<Fields> traffic = top.get("traffic")
                .map(node -> Fields.of(node, "traffic", problems, TRAFFIC_KEYS, Map.of("default_profile", "profile")));
        traffic.flatMap(fields -> fields.get("breaks")).ifPresent(breaks::define);
        String filler = filler(top, traffic, dress);
        Head head = new Head(problems, top);
        Optional<Channel> channel = head.channel(filler, new LinkedHashMap<>(overlays.shown()));
        Contents contents = new Contents(problems);
        contents.define(top, dress);
        Zones zones = new Zones(problems, dress);
        top.get("zones").ifPresent(zones::define);
        if (!top.has("schedule")) {
            String hint = "schedule: {every_day: [{\"06:00-06:00\": my_show}]}";
            problems.error(root, "missing-key", "the channel file needs the key 'schedule'", hint);
        }
        ScheduleReader schedule = new ScheduleReader(problems, contents, zones, dress, head.dayStart, head.grid);
        List<Layer> layers = top.get("schedule").map(schedule::read).orElse(List.of());
        Optional<BreakPattern> pattern = top.get("breaks").map(breaks::read);
        return channel.map(made -> new ChannelPlan(made, layers, wrapping(made, pattern, traffic), text.digest()));
    }

    private static Wrapping wrapping(Channel channel, Optional<BreakPattern> pattern, Optional<Fields> traffic) {
        Optional<BreakPattern> usual =
                channel.type().equals("movie") ? Optional.of(BreakPattern.BETWEEN) : Optional.empty();
        return new Wrapping(
                pattern.or(() -> usual),
                traffic.flatMap(fields -> fields.text("profile")),
                traffic.flatMap(fields -> fields.text("template")),
                Optional.empty(),
                Map.of());
    }

    private String filler(Fields top, Optional<Fields> traffic, Dress dress) {
        Optional<String> inTraffic =
                traffic.flatMap(fields -> fields.get("filler").flatMap(node -> dress.filler(fields, node)));
        if (inTraffic.isPresent() && top.has("filler")) {
            String message = "'filler' stands in the channel file and in its traffic";
            problems.error(top.place("filler"), "duplicate-key", message, "leave one of them");
        }
        String filler = inTraffic
                .or(() -> top.get("filler").flatMap(node -> dress.filler(top, node)))
                .orElse(DEFAULT_FILLER);
        return filler.equals("none") ? "" : filler;
    }
}
