package org.retrovue.importer.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.retrovue.importer.internal.Draft.Pick;
import org.retrovue.importer.internal.Draft.ProgramLine;
import org.retrovue.importer.internal.Draft.Slot;
import org.retrovue.importer.internal.Draft.Verb;

/** Lays steps out over the clock. What is between two known times becomes a block; what repeats without a known time becomes one block that takes turns. */
final class Timeline {
    static final int DAY = 86_400;

    private static final int MOST_TURNS = 48;
    private static final int MORNING = 6 * 3600;

    private final Draft draft;
    private final Notes notes;
    private final int grid;
    private final List<Slot> slots = new ArrayList<>();
    private List<Step> open = new ArrayList<>();
    private int now;
    private int origin;

    /**
     * Makes an empty timeline.
     *
     * @param grid seconds of a cell that an item is known to take; zero when it is not known
     */
    Timeline(Draft draft, Notes notes, int grid) {
        this.draft = draft;
        this.notes = notes;
        this.grid = grid;
    }

    /** Returns the blocks, counted from midnight of the first day. */
    List<Slot> lay(List<Step> steps, Optional<Integer> reset, boolean repeats, Piece root) {
        if (!repeats) {
            notes.changed(root, "playout without repeat", "it goes on every day here, as channels have no end");
        }
        int first = first(steps);
        if (reset.isEmpty() && first < 0) {
            return loop(steps, root);
        }
        List<Step> order = steps;
        if (reset.isPresent()) {
            origin = reset.get();
        } else {
            Step anchor = steps.get(first);
            origin = anchor.amount();
            order = new ArrayList<>(steps.subList(first + 1, steps.size()));
            order.addAll(steps.subList(0, first + 1)); // and so round to where it began
        }
        now = origin;
        order.forEach(this::step);
        close(root);
        return List.copyOf(slots);
    }

    private static int first(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).isAnchor()) {
                return i;
            }
        }
        return -1;
    }

    private List<Slot> loop(List<Step> steps, Piece root) {
        long known = steps.stream()
                .filter(s -> s.verb() == Step.Verb.FOR)
                .mapToLong(Step::amount)
                .sum();
        boolean all = !steps.isEmpty() && steps.stream().allMatch(s -> s.verb() == Step.Verb.FOR);
        if (all && known <= 7 * DAY && (DAY % known == 0 || known % DAY == 0)) {
            now = MORNING;
            origin = now;
            int rounds = Math.max(1, (int) (DAY / known));
            for (int i = 0; i < rounds; i++) {
                steps.forEach(this::step);
            }
            if (steps.size() > 1) {
                notes.changed(root, "playout without a time of the day", "it begins at six in the morning here");
            }
            return List.copyOf(slots);
        }
        if (!steps.isEmpty()) {
            if (all && steps.size() > 1) {
                notes.changed(
                        root,
                        "a cycle of " + Spans.words((int) known),
                        "it does not divide a day; contents take turns instead");
            }
            open.addAll(steps);
            now = MORNING;
            block(MORNING + DAY, false);
        }
        return List.copyOf(slots);
    }

    private void step(Step step) {
        switch (step.verb()) {
            case COUNT, ALL -> open.add(step);
            case FOR -> lasts(step);
            default -> until(step);
        }
    }

    private void lasts(Step step) {
        if (!open.isEmpty()) {
            open.add(step);
            return;
        }
        open.add(step);
        block(now + step.amount(), false);
    }

    private void until(Step step) {
        int time = now - Math.floorMod(now, DAY) + step.amount();
        if (time < now || (time == now && (step.tomorrow() || !open.isEmpty()))) {
            if (!step.tomorrow() && open.isEmpty()) {
                notes.lost(step.place(), "a time that is over by then", "it has no effect");
                return;
            }
            time += DAY;
        }
        if (time == now) {
            return;
        }
        boolean shows = step.verb() == Step.Verb.UNTIL && !step.filler();
        if (shows) {
            open.add(step);
        }
        block(time, !shows);
    }

    /** Ends the cycle where it began. */
    private void close(Piece root) {
        int over = Math.floorMod(now - origin, DAY);
        int end = now - over + DAY;
        if (!open.isEmpty()) {
            notes.changed(
                    open.get(0).place(),
                    "what follows the last known time",
                    "it goes on until the cycle begins again at a fixed time");
            block(over == 0 && now > origin ? now + DAY : end, false);
        } else if (over != 0) {
            notes.changed(
                    root,
                    "a cycle of " + Spans.words(now - origin),
                    "it begins again after whole days; the rest is off the air");
            block(end, true);
        }
    }

    /** Ends what is open at a time. */
    private void block(int end, boolean waits) {
        List<Step> steps = open;
        open = new ArrayList<>();
        int start = now;
        now = end;
        if (steps.isEmpty()) {
            add(new Slot(start, end, Verb.OFF_AIR, List.of(), "", false));
            return;
        }
        Step first = steps.get(0);
        String title = steps.stream()
                .map(Step::title)
                .filter(t -> !t.isEmpty())
                .findFirst()
                .orElse("");
        boolean bleed = steps.stream().anyMatch(Step::bleed);
        if (steps.size() == 1 && first.verb() == Step.Verb.ALL && (waits || end - start < DAY)) {
            add(new Slot(start, end, Verb.MARATHON, List.of(first.content()), title, bleed));
        } else if (waits && counted(steps) && Step.items(steps) * (long) grid != end - start) {
            add(new Slot(start, end, Verb.ONCE, List.of(once(steps)), title, bleed));
        } else {
            add(new Slot(start, end, Verb.SHOW, turns(steps), title, bleed));
        }
    }

    private static boolean counted(List<Step> steps) {
        return steps.stream().allMatch(step -> step.verb() == Step.Verb.COUNT);
    }

    /** One item is shown by its name; several are put into a container. */
    private String once(List<Step> steps) {
        if (Step.items(steps) == 1) {
            return steps.get(0).content();
        }
        List<Pick> picks = new ArrayList<>();
        for (Step step : steps) {
            @Nullable ProgramLine program = draft.programs.get(step.content());
            if (program == null) {
                pick(picks, step.content(), step.amount());
                continue;
            }
            for (int i = 0; i < step.amount(); i++) {
                program.before().forEach(pool -> pick(picks, pool, 1));
                pick(picks, program.pool(), 1);
                program.after().forEach(pool -> pick(picks, pool, 1));
            }
        }
        String base = steps.get(0).content() + "_block";
        String name = base;
        for (int i = 2; draft.virtual.containsKey(name) && !picks.equals(draft.virtual.get(name)); i++) {
            name = base + "_" + i;
        }
        draft.virtual.put(name, picks);
        return name;
    }

    private static void pick(List<Pick> picks, String pool, int count) {
        int last = picks.size() - 1;
        if (last >= 0 && picks.get(last).pool().equals(pool)) {
            picks.set(last, new Pick(pool, picks.get(last).count() + count));
        } else {
            picks.add(new Pick(pool, count));
        }
    }

    private List<String> turns(List<Step> steps) {
        List<String> turns = new ArrayList<>();
        for (Step step : steps) {
            int times = step.verb() == Step.Verb.COUNT ? step.amount() : 1;
            for (int i = 0; i < times && turns.size() < MOST_TURNS; i++) {
                turns.add(step.content());
            }
            if (steps.size() > 1 && step.verb() != Step.Verb.COUNT) {
                notes.changed(
                        step.place(),
                        step.verb().name().toLowerCase(java.util.Locale.ROOT) + " of " + step.content(),
                        "how long what is before it takes is not known: it takes its turn, one item each");
            }
        }
        Set<String> different = new LinkedHashSet<>(turns);
        if (turns.size() == MOST_TURNS && different.size() > 1) {
            notes.changed(steps.get(0).place(), "more than " + MOST_TURNS + " items in turn", "the rest is left out");
        }
        return different.size() == 1 ? List.copyOf(different) : turns;
    }

    /** No block is longer than a day. */
    private void add(Slot slot) {
        for (int from = slot.start(); from < slot.end(); from += DAY) {
            slots.add(slot.at(from, Math.min(from + DAY, slot.end())));
        }
    }
}
