package org.retrovue.rest.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
        Optional<Asset> asset = entry.asset().flatMap(assets);
        Optional<Details> details = asset.map(Asset::details);
        out.append("<programme start=\"")
                .append(time(entry.start(), channel.zone()))
                .append("\" stop=\"")
                .append(time(entry.end(), channel.zone()))
                .append("\" channel=\"")
                .append(escape(channel.id().value()))
                .append("\">");
        // Where the asset's own title stands for want of another, an episode is told by its series.
        String title = asset.filter(known -> known.title().equals(entry.title()))
                .map(known -> known.details().series())
                .filter(series -> !series.isEmpty())
                .orElseGet(() -> title(entry));
        element("title", title, language);
        String subtitle = details.map(Details::episodeTitle)
                .filter(own -> !own.isEmpty() && !own.equals(title))
                .orElse(entry.subtitle());
        some("sub-title", subtitle, language);
        some("desc", description(entry), language);
        details.ifPresent(known -> details(known, asset.get(), channel));
        out.append("</programme>\n");
    }

    private void details(Details known, Asset asset, Channel channel) {
        known.year().ifPresent(year -> element("date", String.valueOf(year), ""));
        known.genres().forEach(genre -> element("category", capital(genre), "en"));
        if (known.genres().isEmpty() && !asset.type().isEmpty()) {
            element("category", category(asset.type()), "en");
        }
        some("language", channel.listing().language(), "");
        known.episode().ifPresent(episode -> {
            if (known.season().isPresent()) {
                int season = known.season().getAsInt();
                number("onscreen", String.format(Locale.ROOT, "S%02dE%02d", season, episode));
                if (season > 0 && episode > 0) { // specials have no place in that numbering
                    number("xmltv_ns", (season - 1) + "." + (episode - 1) + ".");
                }
            } else {
                number("onscreen", "E" + episode);
            }
        });
        if (!known.rating().isEmpty()) {
            out.append("<rating").append(ratingSystem(known.rating())).append(">");
            element("value", known.rating(), "");
            out.append("</rating>");
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

    /** Where several programmes share a block, they are named. */
    private static String description(ScheduleEntry entry) {
        List<String> titles = entry.parts().stream()
                .filter(part -> part.role() == Part.Role.PROGRAMME)
                .map(Part::title)
                .toList();
        if (titles.size() > 1) {
            return String.join(" \u00b7 ", titles);
        }
        return entry.asset().isEmpty() ? entry.reason() : "";
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

    /** Ends the guide. */
    @Override
    public String toString() {
        return out + "</tv>\n";
    }
}
