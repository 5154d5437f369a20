package org.retrovue.planning.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.retrovue.api.plan.BreakPattern;
import org.retrovue.api.plan.BreakPlanner.Item;
import org.retrovue.api.plan.BreakPlanner.Place;
import org.retrovue.api.plan.BreakPlanner.Request;
import org.retrovue.api.plan.Part;
import org.retrovue.time.Rational;

/** Breaks where nothing is marked: none in the quiet part of a programme, acts that get shorter. Pure. */
final class ComputedBreaks {
    private static final Rational LEAST_ACT = Rational.of(30);

    private final Request request;
    private final int most;

    ComputedBreaks(Request request, int most) {
        this.request = request;
        this.most = most;
    }

    List<Place> places() {
        List<Place> all = new ArrayList<>();
        for (Item item : request.items()) {
            if (item.part().role() == Part.Role.PROGRAMME) {
                all.addAll(of(item));
            }
        }
        all.sort(Comparator.comparing(Place::at));
        return NetworkBreaks.evenly(all, most);
    }

    private List<Place> of(Item item) {
        Rational run = item.length();
        BreakPattern pattern = request.pattern();
        long wanted = Math.max(
                pattern.least(),
                run.dividedBy(Rational.seconds(pattern.every())).floor());
        long acts = run.dividedBy(LEAST_ACT).floor();
        int count = (int) Math.max(0, Math.min(Math.min(wanted, most), acts - 1));
        List<Place> places = new ArrayList<>();
        Rational first = run.times(2L * count + 2).dividedBy(Rational.of(weights(0, count)));
        Rational least = run.times(pattern.quiet());
        Rational begin = Shares.milliseconds(first.compareTo(least) < 0 ? least : first);
        long done = 0;
        for (int i = 0; i < count; i++) {
            Rational at = Shares.milliseconds(
                    begin.plus(run.minus(begin).times(done).dividedBy(Rational.of(weights(1, count)))));
            if (at.signum() > 0 && at.compareTo(run) < 0) {
                places.add(new Place(item.start().plus(at), true, rule(item, i + 1, count, at)));
            }
            done += 2L * count + 1 - i;
        }
        return places;
    }

    private static String rule(Item item, int number, int count, Rational at) {
        return "computed " + number + " of " + count + " in " + item.part().title() + " at " + Spoken.time(at)
                + ": nothing is marked there";
    }

    /** Returns the sum of the weights of acts i to count; act k weighs 2 count + 2 - k. */
    private static long weights(int i, int count) {
        long sum = 0;
        for (int k = i; k <= count; k++) {
            sum += 2L * count + 2 - k;
        }
        return Math.max(1, sum);
    }
}
