package org.retrovue.demo.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetState;

/** Channel files for the owner's own media: a channel for each top-level folder, and one that mixes them. */
final class OwnMedia {
    private static final Set<String> BETWEEN = Set.of(
            "ad",
            "ads",
            "bumper",
            "bumpers",
            "card",
            "cards",
            "commercial",
            "commercials",
            "filler",
            "ident",
            "idents",
            "promo",
            "promos",
            "rating-card",
            "rating-cards",
            "station-id",
            "station-ids");
    private static final List<String> FILLERS =
            List.of("commercials", "commercial", "ads", "ad", "filler", "bumpers", "promos", "idents");
    private static final int FIRST_NUMBER = 2;
    private static final String LOOSE = "media";

    private final Path folder;

    OwnMedia(Path folder) {
        this.folder = folder;
    }

    /** Writes the files; returns how many. */
    int write(ChannelFolder channels, List<Asset> assets) throws IOException {
        List<String> shows = new ArrayList<>();
        String filler = "filler";
        for (String name : folders()) {
            String plain = name.toLowerCase(Locale.ROOT);
            if (!BETWEEN.contains(plain)) {
                shows.add(name);
            }
        }
        for (String wanted : FILLERS) {
            for (String name : folders()) {
                if (name.equalsIgnoreCase(wanted) && filler.equals("filler")) {
                    filler = name;
                }
            }
        }
        if (shows.isEmpty() || hasLooseFiles()) {
            shows.add(LOOSE);
        }
        int number = FIRST_NUMBER;
        List<String> ids = new ArrayList<>();
        for (String show : shows) {
            String id = idOf(show, number, ids);
            ids.add(id);
            channels.write(
                    id, text(id, number++, show, List.of(show), "sequential", filler, grid(assets, List.of(show))));
        }
        if (shows.size() > 1) {
            channels.write("mix", text("mix", number++, "The Mix", shows, "shuffle", filler, grid(assets, shows)));
        }
        return number - FIRST_NUMBER;
    }

    private List<String> folders() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private boolean hasLooseFiles() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.anyMatch(entry -> Files.isRegularFile(entry)
                    && !String.valueOf(entry.getFileName()).startsWith("."));
        }
    }

    private static String idOf(String show, int number, List<String> taken) {
        String id = show.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        id = id.substring(0, Math.min(50, id.length()));
        return id.isEmpty() || id.equals("mix") || taken.contains(id) ? "channel-" + number : id;
    }

    /** Half-hours for what is long, less for what is short, so that a collection of clips has no long breaks. */
    static String grid(List<Asset> assets, List<String> collections) {
        List<Duration> lengths = assets.stream()
                .filter(asset -> asset.state() == AssetState.READY)
                .filter(asset -> collections.stream().anyMatch(asset.collection()::equalsIgnoreCase))
                .map(asset -> asset.duration().toDuration())
                .sorted()
                .toList();
        Duration usual = lengths.isEmpty() ? Duration.ofMinutes(30) : lengths.get(lengths.size() / 2);
        if (usual.compareTo(Duration.ofMinutes(18)) >= 0) {
            return "30m";
        }
        if (usual.compareTo(Duration.ofMinutes(6)) >= 0) {
            return "5m";
        }
        return usual.compareTo(Duration.ofSeconds(50)) >= 0 ? "1m" : "10s";
    }

    private static String text(
            String id, int number, String name, List<String> collections, String play, String filler, String grid) {
        StringBuilder pools = new StringBuilder();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < collections.size(); i++) {
            String pool = collections.size() == 1 ? "all" : "pool_" + (i + 1);
            names.add(pool);
            pools.append("  ")
                    .append(pool)
                    .append(":\n    match: {collection: ")
                    .append(quoted(collections.get(i)))
                    .append("}\n");
        }
        return """
                # yaml-language-server: $schema=http://localhost:8410/api/v1/schema/channel.json
                # Made from the folders of your media. It is yours now: change what you like, the station takes it in when you save.

                channel: %s                  # its name in addresses; keep it
                number: "%d"
                name: %s
                timezone: UTC                # yours, such as America/Chicago or Europe/Vienna
                day_start: "06:00"
                grid: %s                     # programmes begin at multiples of this
                format: ntsc-480p            # or ntsc-720p, pal-576p, ..., or {size: 1280x720, rate: 25, quality: 21}

                pools:                       # what there is to show: match by collection, type, title, tags
                %s
                schedule:                    # when it is shown; play is sequential, shuffle or random
                  every_day:
                    - "06:00-06:00": {title: %s, pool: [%s], play: %s}

                traffic: {filler: %s}        # the folder whose clips fill the breaks
                """.formatted(
                        id,
                        number,
                        quoted(name),
                        grid,
                        pools,
                        quoted(name),
                        String.join(", ", names),
                        play,
                        collection(filler));
    }

    /** A colon would make a query of the name. */
    private static String collection(String name) {
        return name.contains(":") ? "{match: {collection: " + quoted(name) + "}}" : quoted(name);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
    }
}
