package org.retrovue.shell.internal;

import static org.retrovue.shell.internal.Answer.object;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.api.catalog.Catalog;
import org.retrovue.api.catalog.Details;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.face.Words;
import org.retrovue.api.plan.LastAired;
import org.retrovue.api.plan.Schedules;

/** The command that lists what a query finds in the library. */
@Component(service = AssetsCommand.class)
@GogoCommand(scope = "retrovue", function = "assets")
public final class AssetsCommand {
    /** A terminal is no place for a whole library. */
    static final int MOST_LINES = 500;

    private static final DateTimeFormatter AIRED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final MasterClock clock;
    private final Channels channels;
    private final Schedules schedules;
    private final Catalog catalog;

    /**
     * Made by the container.
     *
     * @param clock the station's time
     * @param channels the channels
     * @param schedules when something was on
     * @param catalog the library
     */
    @Activate
    public AssetsCommand(
            @Reference MasterClock clock,
            @Reference Channels channels,
            @Reference Schedules schedules,
            @Reference Catalog catalog) {
        this.clock = clock;
        this.channels = channels;
        this.schedules = schedules;
        this.catalog = catalog;
    }

    /**
     * Lists assets.
     *
     * @param json whether to answer in JSON, then all of them
     * @param query what to look for, in one word or several; nothing for everything
     * @return the answer
     * @throws IllegalArgumentException that points at what is wrong in the query
     */
    @Descriptor(
            "lists the assets that a query finds: what is known of them, when they were last on, and why one cannot air")
    public String assets(
            @Descriptor("answer in JSON") @Parameter(names = "--json", presentValue = "true", absentValue = "false")
                    boolean json,
            @Descriptor("such as \"type:film year:1940..1969\"; nothing for everything") String... query) {
        Words words = Words.of(query, Set.of("--json"), Set.of());
        AssetQuery wanted = read(words.joined());
        List<Asset> found =
                catalog.snapshot().assets().stream().filter(wanted::matches).toList();
        LastAired aired = new LastAired(channels.all(), schedules, clock.now());
        return Answer.of(
                json || words.has("--json"),
                () -> object(
                        "query",
                        wanted.text(),
                        "assets",
                        found.stream().map(asset -> value(asset, aired)).toList()),
                () -> found.isEmpty() ? nothing(wanted) : text(found, aired));
    }

    private String nothing(AssetQuery wanted) {
        int all = catalog.snapshot().assets().size();
        return all == 0
                ? "There are no assets yet. Put media into folders below media/."
                : "None of the " + all + " assets is what \"" + wanted.text()
                        + "\" looks for; retrovue:assets lists all.";
    }

    private static AssetQuery read(String query) {
        try {
            return AssetQuery.parse(query);
        } catch (AssetQuery.SyntaxException e) {
            String near = e.suggestion().isEmpty() ? "" : "\ndid you mean " + e.suggestion() + "?";
            throw new IllegalArgumentException(
                    e.getMessage() + "\n  " + query + "\n  " + " ".repeat(e.at()) + "^" + near, e);
        }
    }

    private static Map<String, @Nullable Object> value(Asset asset, LastAired aired) {
        Details details = asset.details();
        return object(
                "id", asset.id().value(),
                "title", asset.title(),
                "collection", asset.collection(),
                "type", asset.type(),
                "state", word(asset),
                "reason", asset.reason().orElse(null),
                "duration", asset.duration().toString(),
                "series", details.series(),
                "season", number(details.season()),
                "episode", number(details.episode()),
                "episodeTitle", details.episodeTitle(),
                "year", number(details.year()),
                "genres", details.genres(),
                "rating", details.rating(),
                "interstitial", details.interstitial(),
                "aliases", details.aliases(),
                "tags", new TreeSet<>(asset.tags()),
                "markers", asset.markers().size(),
                "lastAired", aired.of(asset.id()).map(on -> on.at().toString()).orElse(null),
                "lastAiredOn",
                        aired.of(asset.id()).map(on -> on.channel().value()).orElse(null),
                "attributes", new TreeMap<>(asset.attributes()));
    }

    private static @Nullable Integer number(OptionalInt number) {
        return number.isPresent() ? Integer.valueOf(number.getAsInt()) : null;
    }

    private static String text(List<Asset> found, LastAired aired) {
        Table table = new Table(
                "STATE", "LENGTH", "TYPE", "COLLECTION", "TITLE", "YEAR", "RATING", "LAST ON (UTC)", "WHY NOT");
        found.stream()
                .limit(MOST_LINES)
                .forEach(asset -> table.row(
                        word(asset),
                        length(asset.duration().toDuration()),
                        asset.type(),
                        asset.collection(),
                        asset.title(),
                        asset.details().year().isPresent()
                                ? asset.details().year().getAsInt()
                                : "",
                        asset.details().rating(),
                        aired.of(asset.id())
                                .map(on -> on.at().atOffset(ZoneOffset.UTC).format(AIRED) + " " + on.channel())
                                .orElse(""),
                        asset.reason().orElse("")));
        return found.size() <= MOST_LINES
                ? table.toString()
                : table + "\nand " + (found.size() - MOST_LINES) + " more: narrow the query, or use --json";
    }

    private static String word(Asset asset) {
        return asset.state().name().toLowerCase(Locale.ROOT);
    }

    private static String length(Duration duration) {
        return String.format(
                Locale.ROOT, "%d:%02d:%02d", duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
    }
}
