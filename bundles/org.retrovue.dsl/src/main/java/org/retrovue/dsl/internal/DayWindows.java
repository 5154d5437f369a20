package org.retrovue.dsl.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.retrovue.dsl.internal.Plan.Block;
import org.retrovue.time.BroadcastDay;

/** Lays the blocks of a file over one broadcast day: windows without hole or overlap from its start to its end, also where the clock changes. */
final class DayWindows {
    private static final int DAY = 86400;

    private DayWindows() {}

    /**
     * A stretch of the day.
     *
     * @param block what it belongs to; nothing where the file leaves the time open
     * @param until how far a programme that starts within it may run: beyond its end only where the same block goes on the next day
     */
    record Window(Optional<Block> block, Instant start, Instant end, Instant until) {}

    private record Piece(int from, int to, Optional<Block> block) {}

    static List<Window> of(Plan plan, BroadcastDay day) {
        List<Piece> pieces = pieces(plan);
        List<Window> windows = new ArrayList<>();
        Instant at = day.start();
        for (Piece piece : pieces) {
            Instant end = piece.to == DAY ? day.end() : clamp(at, wall(day, piece.to), day.end());
            if (end.isAfter(at)) {
                windows.add(new Window(piece.block, at, end, end));
                at = end;
            }
        }
        Optional<Duration> room = runsOn(plan, day, pieces);
        if (room.isPresent() && !windows.isEmpty()) {
            Window last = windows.remove(windows.size() - 1);
            windows.add(new Window(last.block, last.start, last.end, last.end.plus(room.get())));
        }
        return windows;
    }

    private static Instant wall(BroadcastDay day, int offset) {
        long second = (day.dayStart().toSecondOfDay() + (long) offset) % DAY;
        return day.at(LocalTime.ofSecondOfDay(second));
    }

    private static Instant clamp(Instant least, Instant value, Instant most) {
        if (value.isBefore(least)) {
            return least;
        }
        return value.isAfter(most) ? most : value;
    }

    /** Cuts the blocks at the day's start and puts open time between them. */
    private static List<Piece> pieces(Plan plan) {
        int dayStart = plan.channel().dayStart().toSecondOfDay();
        List<Piece> closed = new ArrayList<>();
        for (Block block : plan.blocks()) {
            int from = block.length() == DAY ? 0 : Math.floorMod(block.start() - dayStart, DAY);
            int to = from + block.length();
            closed.add(new Piece(from, Math.min(to, DAY), Optional.of(block)));
            if (to > DAY) {
                closed.add(new Piece(0, to - DAY, Optional.of(block)));
            }
        }
        closed.sort(Comparator.comparingInt(Piece::from));
        List<Piece> all = new ArrayList<>();
        int at = 0;
        for (Piece piece : closed) {
            if (piece.from > at) {
                all.add(new Piece(at, piece.from, Optional.empty()));
            }
            all.add(piece);
            at = piece.to;
        }
        if (at < DAY) {
            all.add(new Piece(at, DAY, Optional.empty()));
        }
        return all;
    }

    /** Returns how far the last block goes on into the next day, where it does. */
    private static Optional<Duration> runsOn(Plan plan, BroadcastDay day, List<Piece> pieces) {
        Piece first = pieces.get(0);
        Piece last = pieces.get(pieces.size() - 1);
        if (last.block.isEmpty() || !last.block.equals(first.block)) {
            return Optional.empty();
        }
        long grid = plan.channel().grid().toSeconds();
        if (DAY % grid == 0 && day.length().toSeconds() % grid != 0) {
            return Optional.empty(); // a changed clock must not move the grid against the wall clock until autumn
        }
        return Optional.of(
                Duration.between(day.end(), first.to == DAY ? day.next().end() : wall(day.next(), first.to)));
    }
}
