package org.retrovue.shell.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;

/** Line-ups as a grid of text: a column for each day, a row for each stretch of the clock; a long film is a tall cell. Where there is no room for that, a list. */
final class WeekGrid {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final List<Integer> STEPS = List.of(15, 30, 60, 120);
    private static final int MOST_ROWS = 50;
    private static final int TIMES = 6;
    private static final int NARROWEST = 11;
    private static final int DAY_MINUTES = 1440;
    private static final int MORE = 4;

    private final Channel channel;
    private final List<ScheduleDay> days;
    private final int width;
    private boolean crowded;

    /**
     * Draws nothing yet.
     *
     * @param width characters that a line may have
     */
    WeekGrid(Channel channel, List<ScheduleDay> days, int width) {
        this.channel = channel;
        this.days = days;
        this.width = width;
    }

    @Override
    public String toString() {
        int column = days.isEmpty() ? 0 : (width - TIMES) / days.size();
        return column < NARROWEST ? list() : grid(column);
    }

    private String grid(int column) {
        int step = step();
        List<List<String>> columns = new ArrayList<>();
        days.forEach(day -> columns.add(cells(day, step, column)));
        StringBuilder text = new StringBuilder(" ".repeat(TIMES));
        days.forEach(day -> text.append(fit(" " + day.date().format(DAY), column)));
        for (int row = 0; row < DAY_MINUTES / step; row++) {
            text.append('\n')
                    .append(channel.dayStart().plusMinutes((long) row * step).format(CLOCK))
                    .append(' ');
            for (List<String> cells : columns) {
                text.append(cells.get(row));
            }
        }
        text.append(crowded ? "\n\n+1: so many more begin within that row; --json has them all." : "");
        return text.toString()
                .lines()
                .map(String::stripTrailing)
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }

    /** The finest step that the channel's cells need and that keeps the day on a page or two. */
    private int step() {
        long grid = Math.max(15, channel.grid().toMinutes());
        for (int step : STEPS) {
            if (step >= grid && DAY_MINUTES / step <= MOST_ROWS) {
                return step;
            }
        }
        return 60;
    }

    /** Each row says what begins in it, or goes on; time is the wall clock's, so that a day of 25 hours has two things in a row. */
    private List<String> cells(ScheduleDay day, int step, int column) {
        int rows = DAY_MINUTES / step;
        List<List<ScheduleEntry>> starts = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            starts.add(new ArrayList<>());
        }
        for (ScheduleEntry entry : day.entries()) {
            int row = Math.max(0, minute(entry.start(), day.date()) / step);
            if (row < rows) {
                starts.get(row).add(entry);
            }
        }
        List<String> cells = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        String now = "";
        for (List<ScheduleEntry> begin : starts) {
            if (begin.isEmpty() || goesOn(begin, now)) {
                cells.add(fit("\u2502" + (rest.isEmpty() ? "" : rest.remove(0)), column));
                continue;
            }
            ScheduleEntry first = begin.stream()
                    .filter(entry -> entry.kind() != ScheduleEntry.Kind.FILL)
                    .findFirst()
                    .orElse(begin.get(0));
            long more = begin.stream()
                            .filter(e -> e.kind() != ScheduleEntry.Kind.FILL)
                            .count()
                    - 1;
            crowded |= more > 0;
            now = label(first);
            boolean tall = Duration.between(first.start(), first.end()).toMinutes() > step || more > 0;
            rest = tall
                    ? wrapped(now, first.subtitle(), column - 2 - (more > 0 ? MORE : 0))
                    : new ArrayList<>(List.of(first.subtitle().isEmpty() ? now : now + ", " + first.subtitle()));
            cells.add(head(rest.remove(0), more, column));
        }
        return cells;
    }

    /** Many short things of one title make one tall cell. */
    private static boolean goesOn(List<ScheduleEntry> begin, String now) {
        return begin.size() > 1
                && begin.stream()
                        .filter(entry -> entry.kind() != ScheduleEntry.Kind.FILL)
                        .allMatch(entry -> label(entry).equals(now));
    }

    private static String head(String label, long more, int column) {
        String also = more > 0 ? " +" + more : "";
        int room = column - 2 - also.length();
        String cut = label.length() > room ? label.substring(0, Math.max(0, room - 1)) + "\u2026" : label;
        return fit("\u258c" + cut + also, column);
    }

    private int minute(Instant at, LocalDate date) {
        LocalDateTime wall = at.atZone(channel.zone()).toLocalDateTime();
        return (int) Duration.between(date.atTime(channel.dayStart()), wall).toMinutes();
    }

    /** What a cell says: titles for programmes, words in brackets for what is none. */
    static String label(ScheduleEntry entry) {
        return switch (entry.kind()) {
            case PROGRAMME -> entry.title();
            case FILL -> "(filled)";
            case OPEN -> "(open)";
            case OFF_AIR -> "(off the air)";
            case MISSING -> "(missing) " + entry.title();
        };
    }

    private static List<String> wrapped(String title, String subtitle, int room) {
        List<String> lines = new ArrayList<>();
        String now = "";
        for (String word : title.split(" ")) {
            if (!now.isEmpty() && now.length() + word.length() + 1 > room) {
                lines.add(now);
                now = word;
            } else {
                now = now.isEmpty() ? word : now + " " + word;
            }
        }
        lines.add(now);
        if (!subtitle.isEmpty()) {
            lines.add(subtitle);
        }
        return lines;
    }

    private static String fit(String text, int column) {
        return text.length() < column
                ? text + " ".repeat(column - text.length())
                : text.substring(0, column - 2) + "\u2026 ";
    }

    private String list() {
        StringBuilder text = new StringBuilder();
        ZoneId zone = channel.zone();
        for (ScheduleDay day : days) {
            text.append(text.isEmpty() ? "" : "\n").append(day.date().format(DAY));
            for (ScheduleEntry entry : day.entries()) {
                text.append("\n  ")
                        .append(entry.start().atZone(zone).format(CLOCK))
                        .append(' ')
                        .append(label(entry))
                        .append(entry.subtitle().isEmpty() ? "" : ", " + entry.subtitle());
            }
        }
        return text.toString();
    }
}
