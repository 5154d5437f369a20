package org.retrovue.importer.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.retrovue.importer.internal.Draft.Head;
import org.retrovue.importer.internal.Draft.Slot;
import org.retrovue.importer.internal.Draft.Verb;

/** A slot list as Tunarr and dizqueTV have it: each slot lasts until the next one starts. */
final class SlotList {
    private static final int MOST_TURNS = 24;

    private record Start(int second, Piece slot) {}

    private final String file;
    private final Draft draft;
    private final Notes notes;
    private final SlotContents contents;

    private SlotList(String file, Head head, Notes notes) {
        this.file = file;
        this.notes = notes;
        draft = new Draft(head);
        contents = new SlotContents(draft, notes);
    }

    static Draft convert(String file, Piece root, Head head, Notes notes) {
        return new SlotList(file, head, notes).convert(schedule(root));
    }

    /** The list may stand within a channel or a line-up. */
    private static Piece schedule(Piece root) {
        for (String key : List.of("schedule", "lineup", "timeSlots")) {
            Optional<Piece> inner = root.get(key).filter(piece -> piece.kind() == Piece.Kind.MAP);
            if (!root.has("slots") && inner.isPresent()) {
                return schedule(inner.get());
            }
        }
        return root;
    }

    private Draft convert(Piece schedule) {
        List<Piece> slots = schedule.kind() == Piece.Kind.LIST ? schedule.items() : schedule.list("slots");
        if (slots.isEmpty()) {
            throw new BrokenSource(
                    file, schedule.line(), schedule.column(), "a slot list has its slots in a list called 'slots'");
        }
        draft.type = "movie";
        draft.dayStart = "00:00";
        draft.remarks.add("Programmes keep whole here and breaks come between them, as in the source (type: movie)."
                + " With 'type: network' they come at chapters, too.");
        pad(schedule);
        rest(schedule);
        if (schedule.say("type").equals("random")) {
            random(slots);
        } else {
            timed(schedule, slots);
        }
        return draft;
    }

    private void pad(Piece schedule) {
        Optional<Long> millis = schedule.number("padMs");
        long seconds = millis.orElse(1_800_000L) / 1000;
        if (seconds < 60 || seconds > 6 * 3600) {
            schedule.get("padMs").ifPresent(at -> notes.changed(at, "padMs " + at.text(), "the grid is 5 minutes"));
            seconds = 300;
        }
        draft.grid = Spans.words((int) seconds);
    }

    private void rest(Piece schedule) {
        schedule.get("flexPreference")
                .filter(at -> at.text().equals("end"))
                .ifPresent(at -> notes.changed(
                        at, "flexPreference end", "each programme's rest is filled after it, not at the slot's end"));
        schedule.get("timeZoneOffset")
                .ifPresent(at -> notes.changed(
                        at,
                        "timeZoneOffset " + at.text(),
                        "times are in the channel's zone, " + draft.head.timezone()));
        schedule.get("maxDays")
                .ifPresent(at -> notes.lost(at, "maxDays", "how far the station plans is a setting of its own"));
        schedule.get("startTomorrow")
                .filter(at -> at.text().equals("true"))
                .ifPresent(at -> notes.lost(at, "startTomorrow", "a channel is on the air at once"));
    }

    private void timed(Piece schedule, List<Piece> slots) {
        String period = schedule.say("period");
        boolean week = period.equals("week");
        if (period.equals("month")) {
            notes.changed(schedule.get("period").orElse(schedule), "period month", "its first day is shown every day");
        }
        int length = (week ? 7 : 1) * Timeline.DAY;
        List<Start> starts = new ArrayList<>();
        for (Piece slot : slots) {
            Optional<Long> millis = slot.number("startTime").or(() -> slot.number("time"));
            if (millis.isEmpty() || millis.get() < 0 || millis.get() / 1000 >= length) {
                notes.lost(slot, "a slot at " + slot.say("startTime"), "its time is not within the period");
            } else {
                starts.add(new Start((int) (millis.get() / 1000), slot));
            }
        }
        if (starts.isEmpty()) {
            throw new BrokenSource(file, schedule.line(), schedule.column(), "no slot has a startTime in the period");
        }
        starts.sort(Comparator.comparingInt(Start::second));
        boolean late = schedule.number("latenessMs").orElse(0L) > 0;
        if (late) {
            notes.changed(
                    schedule.get("latenessMs").orElse(schedule),
                    "latenessMs " + schedule.say("latenessMs"),
                    "the last programme of a slot may run over ('bleed'), however late the next one gets");
        }
        List<Slot> blocks = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int start = starts.get(i).second();
            int end = i + 1 < starts.size()
                    ? starts.get(i + 1).second()
                    : starts.get(0).second() + length;
            block(blocks, starts.get(i).slot(), start, end, late);
        }
        Layers.put(draft, week ? fromMonday(blocks) : blocks, 0, week ? 7 : 1);
    }

    private void block(List<Slot> blocks, Piece slot, int start, int end, boolean late) {
        if (start >= end) {
            notes.lost(slot, "a slot", "another one starts at the same time");
            return;
        }
        Optional<String> pool = contents.pool(slot);
        for (int from = start; from < end; from += Timeline.DAY) {
            int until = Math.min(end, from + Timeline.DAY);
            blocks.add(
                    pool.isPresent()
                            ? new Slot(from, until, Verb.SHOW, List.of(pool.get()), "", late && until == end)
                            : new Slot(from, until, Verb.OFF_AIR, List.of(), "", false));
        }
    }

    /** Their week begins on Sunday. */
    private static List<Slot> fromMonday(List<Slot> blocks) {
        List<Slot> turned = new ArrayList<>();
        for (Slot slot : blocks) {
            int start = Math.floorMod(slot.start() - Timeline.DAY, 7 * Timeline.DAY);
            turned.add(slot.at(start, start + slot.end() - slot.start()));
        }
        turned.sort(Comparator.comparingInt(Slot::start));
        return turned;
    }

    private void random(List<Piece> slots) {
        List<String> turns = new ArrayList<>();
        for (Piece slot : slots) {
            Optional<String> pool = contents.pool(slot);
            if (pool.isEmpty()) {
                continue;
            }
            long weight = Math.max(1, Math.min(10, slot.number("weight").orElse(1L)));
            slot.number("cooldownMs")
                    .filter(ms -> ms > 0)
                    .ifPresent(ms -> notes.lost(slot, "cooldownMs", "pools have 'avoid_last', for each asset"));
            slot.get("durationSpec")
                    .ifPresent(at -> notes.lost(at, "durationSpec", "contents take turns programme by programme"));
            for (int i = 0; i < weight && turns.size() < MOST_TURNS; i++) {
                turns.add(pool.get());
            }
        }
        notes.changed(
                slots.get(0),
                "random slots",
                "contents take turns in a fixed order, as often as their weights say, instead of being drawn");
        List<String> mixed = mixed(turns);
        Verb verb = mixed.isEmpty() ? Verb.OFF_AIR : Verb.SHOW;
        Layers.put(draft, List.of(new Slot(0, Timeline.DAY, verb, mixed, "", false)), 0, 1);
    }

    /** Spreads what comes several times. */
    private static List<String> mixed(List<String> turns) {
        List<String> different = turns.stream().distinct().toList();
        if (different.size() < 2) {
            return different;
        }
        List<String> left = new ArrayList<>(turns);
        List<String> mixed = new ArrayList<>();
        while (!left.isEmpty()) {
            for (String name : different) {
                if (left.remove(name)) {
                    mixed.add(name);
                }
            }
        }
        return mixed;
    }
}
