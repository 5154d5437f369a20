package org.retrovue.rest.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.Details;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.Part;
import org.retrovue.api.plan.ScheduleEntry;

/** Writes a guide as XMLTV: elements in the order of its document type, times in the channel's zone. */
final class Xmltv {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss xx");

    private final Function<AssetId, Optional<Asset>> assets;
    private final String base;
    private final StringBuilder out = new StringBuilder();

    /**
     * Begins a guide.
     *
     * @param assets the library
     * @param base what paths of this station are put behind
     */
    Xmltv(Function<AssetId, Optional<Asset>> assets, String base) {
        this.assets = assets;
        this.base = base;
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tv SYSTEM \"xmltv.dtd\">\n"
                + "<tv generator-info-name=\"RetroVue\">\n");
    }

    /** Adds a channel; all of them come before the first programme. */
    void channel(Channel channel) {
        out.append("<channel id=\"").append(escape(channel.id().value())).append("\">");
        element("display-name", channel.name(), language(channel));
        element("display-name", channel.number(), "");
        String logo = Logos.address(channel);
        if (!logo.isEmpty()) {
            out.append("<icon src=\"")
                    .append(escape(logo.startsWith("/") ? base + logo : logo))
                    .append("\"/>");
        }
        out.append("</channel>\n");
    }

    /** Adds the line-up of a channel, as the guide prints it. */
    void programmes(Channel channel, List<ScheduleEntry> entries) {
        entries.forEach(entry -> programme(channel, entry));
    }

    private void programme(Channel channel, ScheduleEntry entry) {
        String language = language(channel);
        // A block of several programmes is told by its own title and what is in it: no one of them is what is on.
        List<String> parts = parts(entry);
        Optional<Asset> asset =
                parts.size() > 1 ? Optional.empty() : entry.asset().flatMap(assets);
        out.append("<programme start=\"")
                .append(time(entry.start(), channel.zone()))
                .append("\" stop=\"")
                .append(time(entry.end(), channel.zone()))
                .append("\" channel=\"")
                .append(escape(channel.id().value()))
                .append("\">");
        String title = title(entry, asset);
        element("title", title, language);
        String subtitle = asset.map(known -> known.details().episodeTitle())
                .filter(own -> !own.isEmpty() && !own.equals(title))
                .orElse(entry.subtitle());
        some("sub-title", subtitle, language);
        some(
                "desc",
                parts.size() > 1
                        ? String.join(" \u00b7 ", parts)
                        : entry.asset().isEmpty() ? entry.reason() : "",
                language);
        asset.ifPresent(known -> details(known, channel));
        out.append("</programme>\n");
    }

    /** Where the asset's own title stands for want of another, an episode is told by its series, and a film without its year. */
    private static String title(ScheduleEntry entry, Optional<Asset> asset) {
        if (asset.isEmpty() || !asset.get().title().equals(entry.title())) {
            return title(entry);
        }
        Details known = asset.get().details();
        if (!known.series().isEmpty()) {
            return known.series();
        }
        String year = known.year().isPresent() ? " (" + known.year().getAsInt() + ")" : "";
        boolean dated =
                !year.isEmpty() && entry.title().endsWith(year) && entry.title().length() > year.length();
        return dated ? entry.title().substring(0, entry.title().length() - year.length()) : title(entry);
    }

    /** What apps sort by comes first: whether this is a film or an episode; then its genres. */
    private void details(Asset asset, Channel channel) {
        Details known = asset.details();
        known.year().ifPresent(year -> element("date", String.valueOf(year), ""));
        some("category", category(asset.type()), "en");
        known.genres().forEach(genre -> element("category", capital(genre), "en"));
        some("language", channel.listing().language(), "");
        known.episode().ifPresent(episode -> numbers(known.season(), episode));
        if (!known.rating().isEmpty()) {
            out.append("<rating").append(ratingSystem(known.rating())).append(">");
            element("value", known.rating(), "");
            out.append("</rating>");
        }
    }

    /** As a person reads it, and counted from zero as programs do; specials have no place in the latter. */
    private void numbers(OptionalInt season, int episode) {
        boolean known = season.isPresent();
        number(
                "onscreen",
                (known ? String.format(Locale.ROOT, "S%02d", season.getAsInt()) : "")
                        + String.format(Locale.ROOT, "E%02d", episode));
        if (episode > 0 && season.orElse(1) > 0) {
            number("xmltv_ns", (known ? season.getAsInt() - 1 : "") + "." + (episode - 1) + ".");
        }
    }

    private static String title(ScheduleEntry entry) {
        if (!entry.title().isBlank()) {
            return entry.title();
        }
        return switch (entry.kind()) {
            case OFF_AIR -> "Off the air";
            case OPEN, FILL, MISSING -> "No programme";
            case PROGRAMME -> "Programme";
        };
    }

    private static List<String> parts(ScheduleEntry entry) {
        return entry.parts().stream()
                .filter(part -> part.role() == Part.Role.PROGRAMME)
                .map(Part::title)
                .toList();
    }

    private static String category(String type) {
        return switch (type) {
            case "film" -> "Movie";
            case "episode" -> "Series";
            default -> capital(type);
        };
    }

    private static String ratingSystem(String rating) {
        if (rating.startsWith("TV-")) {
            return " system=\"VCHIP\"";
        }
        return rating.matches("G|PG|PG-13|R|NC-17") ? " system=\"MPAA\"" : "";
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String language(Channel channel) {
        return channel.listing().language();
    }

    private static String time(Instant at, ZoneId zone) {
        return at.atZone(zone).format(TIME);
    }

    private void number(String system, String text) {
        out.append("<episode-num system=\"").append(system).append("\">");
        out.append(escape(text)).append("</episode-num>");
    }

    private void some(String name, String text, String language) {
        if (!text.isBlank()) {
            element(name, text, language);
        }
    }

    private void element(String name, String text, String language) {
        out.append('<').append(name);
        if (!language.isEmpty()) {
            out.append(" lang=\"").append(escape(language)).append('"');
        }
        out.append('>').append(escape(text)).append("</").append(name).append('>');
    }

    /** Escapes, and leaves out what XML cannot hold at all. */
    static String escape(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || (c >= 0x20 && c <= 0xD7FF)
                        || (c >= 0xE000 && c <= 0xFFFD)
                        || c >= 0x10000)
                .forEach(c -> {
                    switch (c) {
                        case '&' -> plain.append("&amp;");
                        case '<' -> plain.append("&lt;");
                        case '>' -> plain.append("&gt;");
                        case '"' -> plain.append("&quot;");
                        default -> plain.appendCodePoint(c);
                    }
                });
        return plain.toString();
    }

    /** Returns what was added since the last time: the guide of a thousand channels is never held whole. */
    String taken() {
        String text = out.toString();
        out.setLength(0);
        return text;
    }

    /** Ends the guide; what was taken is not in it. */
    @Override
    public String toString() {
        return out + "</tv>\n";
    }
}
