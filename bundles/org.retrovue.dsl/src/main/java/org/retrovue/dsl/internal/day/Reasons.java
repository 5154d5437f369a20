package org.retrovue.dsl.internal.day;

import java.util.ArrayList;
import java.util.List;
import org.retrovue.dsl.internal.day.Showing.Pick;
import org.retrovue.dsl.internal.plan.Block;
import org.retrovue.dsl.internal.plan.Block.Action;
import org.retrovue.dsl.internal.plan.Play;
import org.retrovue.dsl.internal.plan.Progression;
import org.retrovue.dsl.internal.plan.Progression.End;
import org.retrovue.dsl.internal.plan.SingleAsset;

/** Says why a showing was chosen, in the terms of the channel file. */
final class Reasons {
    private Reasons() {}

    static List<String> of(Showing showing, Block block) {
        List<String> steps = new ArrayList<>();
        if (showing.content() instanceof SingleAsset single) {
            steps.add("the file names it: '" + single.name() + "'");
        } else {
            showing.main().pick().ifPresent(pick -> steps.addAll(of(pick, block.progression())));
        }
        if (block.action() instanceof Action.Marathon) {
            steps.add("a marathon: nothing twice until all was shown");
        }
        if (block.action() instanceof Action.Live live) {
            steps.add("live: may overrun by " + live.overrun().toMinutes() + " min");
        }
        steps.addAll(showing.notes());
        return steps;
    }

    private static List<String> of(Pick pick, Progression progression) {
        List<String> steps = new ArrayList<>();
        Shelf shelf = pick.shelf();
        String pool = shelf.size() + " in pool '" + shelf.name() + "'";
        if (shelf.leastRecent() && pick.play() != Play.RANDOM) {
            steps.add("on longest ago or never of " + pool);
        } else if (pick.play() == Play.SEQUENTIAL) {
            steps.add("in order: " + (pick.index() + 1) + " of " + pool + since(pick, progression));
        } else if (pick.play() == Play.SHUFFLE) {
            long round = pick.number() / shelf.size() + 1;
            steps.add("shuffled: " + (pick.number() % shelf.size() + 1) + " of round " + round + " of " + pool
                    + since(pick, progression));
        } else {
            steps.add("drawn from " + pool);
            if (pick.recent() > 0) {
                steps.add(
                        pick.leastRecent()
                                ? "all were on too short a time ago: the one that was on longest ago"
                                : pick.recent() + " left out because they were on too short a time ago");
            }
        }
        if (shelf.tooLong() > 0) {
            steps.add(shelf.tooLong() + " left out because they are too long");
        }
        return steps;
    }

    private static String since(Pick pick, Progression progression) {
        boolean held =
                progression.end() == End.HOLD && pick.number() >= pick.shelf().size();
        return ", " + pick.number() + " shown since " + progression.anchor() + (held ? ", the last is held" : "");
    }
}
