package org.retrovue.dsl.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes channel files that a person could have written, the same for the same seed. */
final class RandomFiles {
    private static final List<String> ZONES = List.of(
            "Europe/Vienna",
            "America/Chicago",
            "Australia/Lord_Howe",
            "Pacific/Chatham",
            "America/St_Johns",
            "UTC",
            "Asia/Kathmandu");
    private static final List<String> POOLS = List.of("half_hours", "hours", "films", "shorts", "rest", "seasonal");
    private static final List<String> CONTENTS = List.of(
            "half_hours",
            "half_hours",
            "hours",
            "films",
            "films",
            "shorts",
            "rest",
            "seasonal",
            "packed",
            "dressed",
            "by_hand",
            "container");
    private static final List<String> DAYS = List.of(
            "weekdays",
            "weekends",
            "saturday",
            "monday, wednesday",
            "tue-thu",
            "easter-2..easter+1",
            "4th thursday of november",
            "\"10-31\"",
            "\"12-20..01-06\"",
            "\"02-29\"");

    private final Random random;
    private final int grid;
    private final String dayStart;
    private final List<String> layers = new ArrayList<>();

    RandomFiles(long seed) {
        this.random = new Random(seed);
        this.grid = List.of(10, 15, 30, 30, 30, 60).get(random.nextInt(6));
        this.dayStart = List.of("06:00", "06:00", "00:00", "02:00", "05:00").get(random.nextInt(5));
        layers.add(layer("every_day"));
        int more = random.nextInt(4);
        for (String days : DAYS) {
            if (more > 0 && random.nextInt(4) == 0) {
                layers.add(layer(days));
                more--;
            }
        }
        if (random.nextInt(3) == 0) {
            LocalDate date = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(700));
            layers.add(layer(date + ".." + date.plusDays(random.nextInt(40))));
        }
    }

    /** Returns when a test of the file begins: often a day or two before something odd. */
    LocalDate first() {
        List<LocalDate> odd = List.of(
                LocalDate.of(2026, 3, 7),
                LocalDate.of(2026, 3, 28),
                LocalDate.of(2026, 4, 3),
                LocalDate.of(2026, 9, 26),
                LocalDate.of(2026, 10, 3),
                LocalDate.of(2026, 10, 24),
                LocalDate.of(2026, 10, 30),
                LocalDate.of(2026, 12, 30),
                LocalDate.of(2028, 2, 28));
        return random.nextBoolean()
                ? odd.get(random.nextInt(odd.size()))
                : LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1500));
    }

    /** Returns the file with a further layer on top, or none. */
    String text(String layer) {
        return """
                channel: x
                number: 7
                timezone: %s
                day_start: "%s"
                grid: %dm
                pools:
                  half_hours: "collection:half-hours"
                  hours: {match: "collection:hours", order: shuffle}
                  films: {match: "type:film", avoid_last: 2d, weights: {"title:'films 1*'": 3}}
                  shorts: {match: "collection:shorts", order: random}
                  rest: {match: "type:film", order: least-recent}
                  seasonal: {match: "collection:half-hours", order: title, from: 2026-03-01, until: 2026-12-31}
                programs:
                  packed: {pool: shorts, slots: 2, fill: accumulate}
                  dressed: {pool: films, before: [ident, {pool: shorts, when: "title:'films 2*'"}], bleed: true}
                  by_hand: {list: ["half-hours 3", "half-hours 1"], slots_max: 4}
                virtual_assets:
                  container: [ident, {pick: 1..3, from: shorts, up_to: 25m, avoid_last: 6h}, {pick: 1, from: half_hours}]
                schedule:
                %s%s""".formatted(zone(), dayStart, grid, String.join("", layers), layer);
    }

    private String zone() {
        return ZONES.get((grid + layers.hashCode() & 0xffff) % ZONES.size());
    }

    /** Returns a layer with one block that every file may have on top. */
    String special(LocalDate date) {
        int start = clock(dayStart) + grid * random.nextInt(4);
        return "  " + date + ":\n    - \"" + time(start) + "-" + time(start + 3 * grid) + "\": half_hours\n";
    }

    private String layer(String days) {
        StringBuilder text = new StringBuilder("  " + days + ":\n");
        int at = clock(dayStart) + (days.equals("every_day") ? 0 : grid * random.nextInt(10));
        int end = clock(dayStart) + 24 * 60;
        if (random.nextInt(6) == 0) {
            return text.append("    - \"")
                    .append(dayStart)
                    .append('-')
                    .append(dayStart)
                    .append("\": ")
                    .append(entry())
                    .append('\n')
                    .toString();
        }
        int blocks = 0;
        while (at < end && blocks++ < 7) {
            int length = Math.min(end - at, grid * (1 + random.nextInt(14)));
            text.append("    - \"")
                    .append(time(at))
                    .append('-')
                    .append(time(at + length))
                    .append("\": ");
            text.append(random.nextInt(14) == 0 ? "{off_air: {sign_off: ident, sign_on: ident}}" : entry())
                    .append('\n');
            at += length + (random.nextInt(4) == 0 ? grid * random.nextInt(4) : 0);
        }
        return text.toString();
    }

    private String entry() {
        String what =
                switch (random.nextInt(10)) {
                    case 0 -> "marathon: films";
                    case 1 -> "once: " + content();
                    case 2 -> "live: {content: " + content() + ", overrun: 30m}";
                    case 3 -> "rotate: [" + content() + ", " + content() + ", " + content() + "]";
                    default -> "";
                };
        if (what.isEmpty()) {
            String content = content();
            String key = POOLS.contains(content) ? "pool" : content.equals("container") ? "virtual" : "program";
            what = key + ": " + content;
        }
        StringBuilder entry = new StringBuilder("{" + what);
        option(entry, 3, ", play: " + List.of("sequential", "shuffle", "random").get(random.nextInt(3)));
        option(entry, 4, ", bleed: true");
        option(entry, 8, ", exact: true");
        option(entry, 6, ", title: Block");
        option(entry, 6, ", run: shared");
        option(entry, 6, ", exhaustion: " + List.of("wrap", "hold", "stop").get(random.nextInt(3)));
        return entry.append('}').toString();
    }

    private void option(StringBuilder entry, int oneIn, String text) {
        if (random.nextInt(oneIn) == 0) {
            entry.append(text);
        }
    }

    private String content() {
        return CONTENTS.get(random.nextInt(CONTENTS.size()));
    }

    private static int clock(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }

    private static String time(int minute) {
        return String.format(java.util.Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }
}
