package org.retrovue.shell.internal;

import static org.retrovue.shell.internal.Answer.object;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.Schedules;
import org.retrovue.time.BroadcastDay;

/** The commands that show what the channels do. Each answers in text or, with {@code --json}, in JSON, and asks the services alone. */
@Component(service = StationCommands.class)
@GogoCommand(
        scope = "retrovue",
        function = {"channels", "onair", "day"})
public final class StationCommands {

    private static final String AS_JSON = "--json";
    private static final Duration LOOK_AHEAD = Duration.ofHours(24);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final MasterClock clock;
    private final Channels channels;
    private final Schedules schedules;

    /**
     * Made by the container.
     *
     * @param clock the station's time
     * @param channels the channels
     * @param schedules what is planned
     */
    @Activate
    public StationCommands(@Reference MasterClock clock, @Reference Channels channels, @Reference Schedules schedules) {
        this.clock = clock;
        this.channels = channels;
        this.schedules = schedules;
    }

    /**
     * Lists the channels.
     *
     * @param json whether to answer in JSON
     * @return the answer
     */
    @Descriptor("lists the channels, their viewers and how far they are planned; and what is wrong with channel files")
    public String channels(
            @Descriptor("answer in JSON") @Parameter(names = AS_JSON, presentValue = "true", absentValue = "false")
                    boolean json) {
        return Answer.of(json, this::channelValues, this::channelText);
    }

    private Object channelValues() {
        return object(
                "channels",
                channels.all().stream().map(this::channelValue).toList(),
                "problems",
                problems().stream().map(Problem::toString).toList());
    }

    private Map<String, @Nullable Object> channelValue(Channel channel) {
        Channels.Status status = channels.status(channel);
        Optional<Schedules.Horizon> horizon = schedules.horizon(channel.id());
        return object(
                "id", channel.id().value(),
                "number", channel.number(),
                "name", channel.name(),
                "format", channel.format().name(),
                "rate", channel.format().rate().toString(),
                "running", status.running(),
                "viewers", status.viewers(),
                "runwayMillis", status.runwayMillis(),
                "guideUntil", horizon.map(h -> h.guideUntil().toString()).orElse(null),
                "logUntil", horizon.map(h -> h.logUntil().toString()).orElse(null),
                "plansUntil", horizon.map(h -> h.plansUntil().toString()).orElse(null),
                "problem",
                        horizon.map(Schedules.Horizon::problem)
                                .filter(p -> !p.isEmpty())
                                .orElse(null));
    }

    private String channelText() {
        Table table = new Table("NUMBER", "ID", "NAME", "FORMAT", "VIEWERS", "RUNWAY", "GUIDE UNTIL", "ZONE");
        for (Channel channel : channels.all()) {
            Channels.Status status = channels.status(channel);
            table.row(
                    channel.number(),
                    channel.id(),
                    channel.name(),
                    channel.format().name(),
                    status.viewers(),
                    status.running() ? status.runwayMillis() / 1000 + " s" : "-",
                    schedules
                            .horizon(channel.id())
                            .map(h -> h.guideUntil().atZone(channel.zone()).format(WHEN))
                            .orElse("nothing planned"),
                    channel.zone());
        }
        StringBuilder text = new StringBuilder(
                table.isEmpty()
                        ? "There are no channels. Put a channel file into the folder channels/."
                        : table.toString());
        problems().forEach(problem -> text.append('\n').append(problem));
        return text.toString();
    }

    private List<Problem> problems() {
        return schedules.problems().values().stream().flatMap(List::stream).toList();
    }

    /**
     * Shows what is on.
     *
     * @param json whether to answer in JSON
     * @return the answer
     */
    @Descriptor("shows what is on and what comes next on every channel")
    public String onair(
            @Descriptor("answer in JSON") @Parameter(names = AS_JSON, presentValue = "true", absentValue = "false")
                    boolean json) {
        Instant now = clock.now();
        return Answer.of(json, () -> onAirValues(now), () -> onAirText(now));
    }

    private Object onAirValues(Instant now) {
        List<Object> all = new ArrayList<>();
        for (Channel channel : channels.all()) {
            List<ScheduleEntry> entries = programmes(channel, now);
            all.add(object(
                    "id", channel.id().value(),
                    "number", channel.number(),
                    "now", on(entries, now).map(StationCommands::entryValue).orElse(null),
                    "next", next(entries, now).map(StationCommands::entryValue).orElse(null)));
        }
        return object("now", now.toString(), "channels", all);
    }

    private String onAirText(Instant now) {
        Table table = new Table("CHANNEL", "", "ON NOW", "UNTIL", "NEXT", "ZONE");
        for (Channel channel : channels.all()) {
            List<ScheduleEntry> entries = programmes(channel, now);
            Optional<ScheduleEntry> on = on(entries, now);
            table.row(
                    channel.number(),
                    channel.name(),
                    on.map(StationCommands::title).orElse("nothing planned"),
                    on.map(e -> time(e.end(), channel.zone())).orElse("-"),
                    next(entries, now)
                            .map(e -> time(e.start(), channel.zone()) + " " + title(e))
                            .orElse("-"),
                    channel.zone());
        }
        return table.isEmpty() ? "There are no channels." : table.toString();
    }

    private List<ScheduleEntry> programmes(Channel channel, Instant now) {
        return schedules.entries(channel.id(), now, now.plus(LOOK_AHEAD));
    }

    private static Optional<ScheduleEntry> on(List<ScheduleEntry> entries, Instant now) {
        return entries.stream()
                .filter(e -> !e.start().isAfter(now) && e.end().isAfter(now))
                .findFirst();
    }

    private static Optional<ScheduleEntry> next(List<ScheduleEntry> entries, Instant now) {
        return entries.stream()
                .filter(e -> e.start().isAfter(now) && e.kind() != ScheduleEntry.Kind.FILL)
                .findFirst();
    }

    /**
     * Shows the current broadcast day of a channel.
     *
     * @param json whether to answer in JSON
     * @param channel id or number
     * @return the answer
     */
    @Descriptor("shows the plan of a channel's broadcast day")
    public String day(
            @Descriptor("answer in JSON") @Parameter(names = AS_JSON, presentValue = "true", absentValue = "false")
                    boolean json,
            @Descriptor("id or number") String channel) {
        Channel found = ChannelNames.find(channels, channel);
        return day(json, found, BroadcastDay.containing(clock.now(), found.zone(), found.dayStart()));
    }

    /**
     * Shows a broadcast day of a channel.
     *
     * @param json whether to answer in JSON
     * @param channel id or number
     * @param date such as 2026-01-05
     * @return the answer
     */
    @Descriptor("shows the plan of a channel's broadcast day")
    public String day(
            @Descriptor("answer in JSON") @Parameter(names = AS_JSON, presentValue = "true", absentValue = "false")
                    boolean json,
            @Descriptor("id or number") String channel,
            @Descriptor("such as 2026-01-05") String date) {
        Channel found = ChannelNames.find(channels, channel);
        try {
            return day(json, found, new BroadcastDay(LocalDate.parse(date), found.zone(), found.dayStart()));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a date is written as 2026-01-05, not \"" + date + "\"", e);
        }
    }

    private String day(boolean json, Channel channel, BroadcastDay day) {
        List<ScheduleEntry> entries = schedules.entries(channel.id(), day.start(), day.end());
        return Answer.of(
                json,
                () -> object(
                        "channel", channel.id().value(),
                        "date", day.date().toString(),
                        "start", day.start().toString(),
                        "end", day.end().toString(),
                        "entries",
                                entries.stream()
                                        .map(StationCommands::entryValue)
                                        .toList()),
                () -> dayText(channel, day, entries));
    }

    private static String dayText(Channel channel, BroadcastDay day, List<ScheduleEntry> entries) {
        String head = channel.number() + " " + channel.name() + ", " + day.date() + " (" + channel.zone() + ")\n";
        Table table = new Table("START", "END", "TITLE", "ASSET");
        entries.forEach(e -> table.row(
                time(e.start(), channel.zone()),
                time(e.end(), channel.zone()),
                title(e),
                e.asset().map(AssetId::value).orElse("- " + e.reason())));
        return head + (table.isEmpty() ? "Nothing is planned for this day." : table);
    }

    private static Map<String, @Nullable Object> entryValue(ScheduleEntry entry) {
        return object(
                "id", entry.id(),
                "kind", entry.kind().name().toLowerCase(Locale.ROOT),
                "start", entry.start().toString(),
                "end", entry.end().toString(),
                "title", entry.title(),
                "subtitle", entry.subtitle(),
                "asset", entry.asset().map(AssetId::value).orElse(null),
                "reason", entry.reason());
    }

    private static String title(ScheduleEntry entry) {
        return entry.subtitle().startsWith(entry.title()) || entry.subtitle().isEmpty()
                ? entry.title()
                        + entry.subtitle()
                                .substring(Math.min(
                                        entry.title().length(), entry.subtitle().length()))
                : entry.title() + " - " + entry.subtitle();
    }

    private static String time(Instant instant, ZoneId zone) {
        return instant.atZone(zone).format(CLOCK);
    }
}
