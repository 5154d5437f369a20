package org.retrovue.dsl.internal.read;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.channel.ChannelSound;
import org.retrovue.api.channel.Listing;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what a channel is, its schedule aside. */
final class Head {
    static final List<String> LISTING_KEYS = List.of("group", "logo", "language");

    private static final Duration LEAST_GRID = Duration.ofSeconds(10);
    private static final Duration MOST_GRID = Duration.ofHours(6);
    private static final String PREMIUM = "premium-movie";
    private static final List<String> TEMPLATES = List.of("network-television", PREMIUM);

    private final Problems problems;
    private final Fields top;
    final int dayStart;
    final Duration grid;

    Head(Problems problems, Fields top) {
        this.problems = problems;
        this.top = top;
        this.dayStart = dayStart();
        this.grid = grid();
    }

    /** Returns the channel; nothing when it has no good id or number. */
    Optional<Channel> channel(String filler, Map<String, String> overlays) {
        Optional<ChannelId> id = id();
        Optional<String> number = number();
        Optional<String> name = top.text("name").or(() -> id.map(ChannelId::value));
        ZoneId zone = zone();
        ChannelFormat format = top.get("format")
                .map(new FormatReader(problems, ChannelFormat.DEFAULT)::read)
                .orElse(ChannelFormat.DEFAULT);
        List<ChannelFormat> renditions = top.get("renditions")
                .map(new RenditionsReader(problems, format)::read)
                .orElse(List.of());
        Duration fade = top.get("transitions")
                .map(new TransitionsReader(problems)::read)
                .orElse(Channel.USUAL_FADE);
        ChannelSound sound =
                top.get("sound").map(new SoundReader(problems)::read).orElse(ChannelSound.USUAL);
        boolean warm = top.flag("warm").orElse(false);
        String type = type();
        Listing listing = listing();
        if (id.isEmpty() || number.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        LocalTime start = LocalTime.ofSecondOfDay(dayStart);
        return Optional.of(new Channel(
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
                type,
                listing));
    }

    private Optional<ChannelId> id() {
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

    private Optional<String> number() {
        Optional<String> text = top.required("number", "number: \"5.1\"");
        if (text.isPresent() && !text.get().matches("[1-9]\\d{0,4}(\\.\\d{1,3})?")) {
            String message = "a channel's number is like 5 or 5.1, not \"" + text.get() + "\"";
            problems.error(top.place("number"), "bad-number", message, null);
            return Optional.empty();
        }
        return text;
    }

    private ZoneId zone() {
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

    private int dayStart() {
        String text = top.text("day_start").orElse("06:00");
        Optional<Integer> time = Amounts.secondOfDay(text).filter(second -> second < Stretch.DAY);
        if (time.isEmpty()) {
            String message = "'day_start' is a time such as \"06:00\", not \"" + text + "\"";
            problems.error(top.place("day_start"), "bad-time", message, null);
        }
        return time.orElse(6 * 3600);
    }

    private Duration grid() {
        // Old files name a template, which is a grid.
        Optional<String> template = top.word("template", TEMPLATES); // checked even where a grid counts more
        String text = top.text("grid").orElse(template.filter(PREMIUM::equals).isPresent() ? "15m" : "30m");
        Optional<Duration> found =
                Amounts.duration(text).filter(d -> d.compareTo(LEAST_GRID) >= 0 && d.compareTo(MOST_GRID) <= 0);
        if (found.isEmpty()) {
            String message = "'grid' is a duration from 10s to 6h, with its unit, not \"" + text + "\"";
            problems.error(top.place("grid"), "bad-grid", message, "for example 30m");
        }
        return found.orElse(Duration.ofMinutes(30));
    }

    /** Types are a matter of plug-ins, too: any word is one. */
    private String type() {
        String text = top.text("type").orElse(Channel.NETWORK).toLowerCase(Locale.ROOT);
        if (!text.matches("[a-z][a-z0-9_-]{0,39}")) {
            String message = "a channel's type is a word such as network or movie, not \"" + text + "\"";
            problems.error(top.place("type"), "bad-type", message, null);
            return Channel.NETWORK;
        }
        return text.equals("premium") ? "movie" : text;
    }

    /** Reads what apps show: in its own mapping, or at the top. */
    private Listing listing() {
        Optional<Fields> own = top.get("listing").map(node -> Fields.of(node, "listing", problems, LISTING_KEYS));
        return new Listing(listed(own, "group"), listed(own, "logo"), language(own));
    }

    private String listed(Optional<Fields> own, String key) {
        boolean within = own.filter(listing -> listing.has(key)).isPresent();
        if (within && top.has(key)) {
            String message = "'" + key + "' stands in the channel file and in its listing";
            problems.error(top.key(key), "duplicate-key", message, "leave one of them");
        }
        return (within ? own.orElseThrow() : top).text(key).orElse("");
    }

    private String language(Optional<Fields> own) {
        String language = listed(own, "language");
        if (!language.matches("([a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*)?")) {
            Node place =
                    own.filter(listing -> listing.has("language")).orElse(top).place("language");
            String message = "'language' of a channel is a code such as en or pt-BR, not \"" + language + "\"";
            problems.error(place, "bad-language", message, null);
        }
        return language;
    }
}
