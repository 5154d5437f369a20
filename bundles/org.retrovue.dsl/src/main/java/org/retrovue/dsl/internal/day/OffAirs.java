package org.retrovue.dsl.internal.day;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.retrovue.api.plan.Airings;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.dsl.internal.day.Showing.Piece;
import org.retrovue.dsl.internal.day.Supply.Ask;
import org.retrovue.dsl.internal.day.Timeline.Window;
import org.retrovue.dsl.internal.plan.Block.Action;
import org.retrovue.dsl.internal.plan.ChannelPlan;
import org.retrovue.dsl.internal.plan.Content;

/** Writes hours off the air: the sign-off and then the card, at the end the sign-on as an entry of its own that ends with the hours. */
final class OffAirs {
    private final ChannelPlan plan;
    private final Stock stock;
    private final Calendar calendar;
    private final long salt;
    private final long[] dayStarts;

    /**
     * Makes a writer.
     *
     * @param dayStarts hours are cut there
     */
    OffAirs(ChannelPlan plan, Stock stock, Calendar calendar, long salt, long... dayStarts) {
        this.plan = plan;
        this.stock = stock;
        this.calendar = calendar;
        this.salt = salt;
        this.dayStarts = dayStarts;
    }

    void write(Window window, long from, Entries entries, Consumer<ScheduleEntry> into) {
        Occurrence occurrence = window.occurrence().orElseThrow();
        Action.OffAir action = (Action.OffAir) occurrence.block().action();
        List<Piece> off = window.fromItsStart() ? pieces(occurrence, action.signOff(), window.end() - from) : List.of();
        long left = window.end() - from - seconds(off);
        List<Piece> on = window.toItsEnd() ? pieces(occurrence, action.signOn(), left) : List.of();
        long onAt = window.end() - seconds(on);
        String reason = "off the air until " + entries.clock(window.end());
        long at = from;
        for (long cut : dayStarts) {
            if (at + seconds(off) <= cut && at < cut && cut < onAt) {
                into.accept(entries.offAir(occurrence, at, cut, off, reason));
                off = List.of();
                at = cut;
            }
        }
        if (at < onAt) {
            into.accept(entries.offAir(occurrence, at, onAt, off, reason));
        }
        if (!on.isEmpty()) {
            into.accept(entries.offAir(occurrence, onAt, window.end(), on, "the sign-on"));
        }
    }

    private static long seconds(List<Piece> pieces) {
        return Showing.runtime(pieces).ceil();
    }

    /** Returns what a content gives that fits; nothing where it has nothing. */
    private List<Piece> pieces(Occurrence occurrence, Optional<Content> content, long room) {
        if (content.isEmpty()) {
            return List.of();
        }
        Runs.Aside aside = Runs.aside(plan, stock, occurrence.block(), content.get());
        Cursor cursor = new Cursor(new long[aside.nodes()]);
        Chance chance = calendar.chance(occurrence, salt, Airings.NONE);
        return aside.supply()
                .next(new Ask(cursor, chance, occurrence.start(), Ask.ANY_ROOM))
                .filter(showing -> showing.runtime().ceil() <= room)
                .map(Showing::pieces)
                .orElse(List.of());
    }
}
