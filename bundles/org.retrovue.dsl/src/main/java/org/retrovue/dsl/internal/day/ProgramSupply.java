package org.retrovue.dsl.internal.day;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.retrovue.dsl.internal.day.Showing.Piece;
import org.retrovue.dsl.internal.plan.Program;
import org.retrovue.dsl.internal.plan.Wrapping;
import org.retrovue.time.Rational;

/** Gives the executions of a program: sized, filled and dressed. */
final class ProgramSupply implements Supply {
    private static final int MOST_ITEMS = 200;

    private final Program program;
    private final Supply items;
    private final Dresser before;
    private final Dresser after;
    private final int node;
    private final long grid;

    ProgramSupply(Program program, Supply items, Dresser before, Dresser after, int node, long grid) {
        this.program = program;
        this.items = items;
        this.before = before;
        this.after = after;
        this.node = node;
        this.grid = grid;
    }

    @Override
    public Optional<Showing> next(Ask ask) {
        Rational dressing = before.certain().plus(after.certain());
        Optional<Showing> first =
                items.next(ask.anyRoom() ? ask : ask.within(ask.room().minus(dressing)));
        if (first.isEmpty()) {
            return first;
        }
        Showing showing = first.get();
        List<String> notes = new ArrayList<>(showing.notes());
        long number = ask.cursor().draws[node]++;
        List<Piece> intro = before.choose(showing.main().asset(), ask.chance().seed(), number, notes);
        List<Piece> outro = after.choose(showing.main().asset(), ask.chance().seed(), number, notes);
        Rational most = most(showing.runtime().plus(Showing.runtime(intro)).plus(Showing.runtime(outro)));
        leaveOut(intro, outro, most.minus(showing.runtime()), notes);

        List<Piece> pieces = new ArrayList<>(intro);
        pieces.addAll(showing.pieces());
        if (program.accumulate()) {
            Rational dressed = Showing.runtime(pieces).plus(Showing.runtime(outro));
            pieces.addAll(more(ask, most.minus(dressed), notes));
        }
        pieces.addAll(outro);
        Rational runtime = Showing.runtime(pieces);
        List<Wrapping> wrappings = new ArrayList<>(List.of(program.wrapping()));
        wrappings.addAll(showing.wrappings());
        long cells = Math.max(cells(runtime), program.size().exact().orElse(1));
        return Optional.of(new Showing(
                program,
                List.copyOf(pieces),
                runtime,
                cells * grid,
                List.copyOf(wrappings),
                program.bleed().isPresent() ? program.bleed() : showing.bleed(),
                List.copyOf(notes)));
    }

    private long cells(Rational runtime) {
        return Math.max(1, Showing.cells(runtime, grid));
    }

    /** Returns how many seconds an execution may take; what it needs in whole cells where the file sets no size. */
    private Rational most(Rational runtime) {
        long cells = program.size()
                .exact()
                .or(() -> program.size().most())
                .map(Integer::longValue)
                .orElseGet(() -> cells(runtime));
        return Rational.of(cells * grid);
    }

    /** Leaves presentation out that the size has no room for, the last first. */
    private static void leaveOut(List<Piece> intro, List<Piece> outro, Rational room, List<String> notes) {
        while (Showing.runtime(intro).plus(Showing.runtime(outro)).compareTo(room) > 0) {
            List<Piece> from = outro.isEmpty() ? intro : outro;
            if (from.isEmpty()) {
                return;
            }
            Piece last = from.remove(from.size() - 1);
            notes.add("without " + last.asset().title() + ": no room for it");
        }
    }

    private List<Piece> more(Ask ask, Rational room, List<String> notes) {
        List<Piece> pieces = new ArrayList<>();
        Rational left = room;
        while (pieces.size() < MOST_ITEMS && left.compareTo(items.shortest()) >= 0) {
            Cursor tried = ask.cursor().copy();
            Optional<Showing> next = items.next(ask.of(tried).within(left));
            if (next.isEmpty()
                    || next.get().runtime().compareTo(left) > 0
                    || next.get().isTooRecent()) {
                break;
            }
            items.next(ask.within(left));
            pieces.addAll(next.get().pieces());
            notes.addAll(next.get().notes());
            left = left.minus(next.get().runtime());
        }
        return pieces;
    }

    @Override
    public boolean goesOn() {
        return items.goesOn();
    }

    @Override
    public OptionalLong even() {
        boolean even = program.size().exact().isPresent()
                && !program.accumulate()
                && program.bleed().isEmpty()
                && items.even().isPresent();
        return even ? OptionalLong.of(program.size().exact().get() * grid) : OptionalLong.empty();
    }

    @Override
    public void skip(long[] places, long showings) {
        items.skip(places, showings);
    }

    @Override
    public Rational shortest() {
        Rational bare = items.shortest();
        return program.size()
                .exact()
                .filter(cells -> items.stock() > 0)
                .map(cells -> Rational.of(cells * grid))
                .filter(sized -> sized.compareTo(bare) > 0)
                .orElse(bare);
    }

    @Override
    public long variety() {
        return items.variety();
    }

    @Override
    public boolean mayBleed() {
        return program.bleed().orElse(false) || items.mayBleed();
    }

    @Override
    public String wanted() {
        return items.wanted();
    }

    @Override
    public int stock() {
        return items.stock();
    }

    @Override
    public List<String> lacking() {
        return Stream.of(items.lacking(), before.lacking(), after.lacking())
                .flatMap(List::stream)
                .toList();
    }
}
