package org.retrovue.dsl.internal.day;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.plan.Part.Role;
import org.retrovue.dsl.internal.day.Showing.Pick;
import org.retrovue.dsl.internal.day.Showing.Piece;
import org.retrovue.dsl.internal.plan.Content;
import org.retrovue.dsl.internal.plan.Play;
import org.retrovue.dsl.internal.plan.Progression.End;
import org.retrovue.time.Rational;

/** Gives the assets of a shelf one by one. */
final class ShelfSupply implements Supply {
    private final Content content;
    private final Shelf shelf;
    private final Play play;
    private final End end;
    private final int node;
    private final long grid;
    private final Draw draw;
    private final Shuffles shuffles;

    /**
     * Makes one.
     *
     * @param node its place in cursors
     * @param key names it in its run, for chance
     */
    ShelfSupply(Content content, Shelf shelf, Play play, End end, int node, String key, long grid, Shuffles shuffles) {
        this.content = content;
        this.shelf = shelf;
        // a shuffle comes round when all was shown; what must rest is drawn from what has rested instead
        this.play = play == Play.SHUFFLE && shelf.avoidSeconds() > 0 ? Play.RANDOM : play;
        this.end = end;
        this.node = node;
        this.grid = grid;
        this.draw = new Draw(shelf, node, key);
        this.shuffles = shuffles;
    }

    @Override
    public Optional<Showing> next(Ask ask) {
        return pick(ask).map(pick -> {
            Asset asset = shelf.assets().get(pick.index());
            return new Showing(
                    content,
                    List.of(new Piece(asset, Role.PROGRAMME, Optional.of(pick))),
                    asset.duration(),
                    Showing.cells(asset.duration(), grid) * grid,
                    List.of(),
                    Optional.empty(),
                    List.of());
        });
    }

    private Optional<Pick> pick(Ask ask) {
        boolean closed = shelf.window()
                .filter(window -> ask.chance().date().isBefore(window.first())
                        || ask.chance().date().isAfter(window.last()))
                .isPresent();
        if (closed || shelf.size() == 0) {
            return Optional.empty();
        }
        if (play == Play.RANDOM) {
            return draw.pick(ask);
        }
        if (shelf.leastRecent()) {
            long n = ask.cursor().draws[node]++;
            int index = draw.leastRecentFirst(ask.chance())[(int) (n % shelf.size())];
            return Optional.of(new Pick(shelf, index, n, play, 0, false));
        }
        long n = ask.cursor().places[node];
        boolean over = n >= shelf.size();
        if (end == End.STOP && (over || !ask.chance().begun())) {
            return Optional.empty();
        }
        ask.cursor().places[node]++;
        long position = end == End.HOLD && over ? shelf.size() - 1L : n;
        int index = play == Play.SHUFFLE ? shuffles.index(shelf.size(), position) : (int) (position % shelf.size());
        return Optional.of(new Pick(shelf, index, n, play, 0, false));
    }

    @Override
    public boolean goesOn() {
        return play != Play.RANDOM && !shelf.leastRecent() && shelf.size() > 0;
    }

    @Override
    public OptionalLong even() {
        boolean even = goesOn()
                && shelf.oneLength()
                && end != End.STOP
                && shelf.window().isEmpty();
        return even ? OptionalLong.of(Showing.cells(shelf.shortest(), grid) * grid) : OptionalLong.empty();
    }

    @Override
    public void skip(long[] places, long showings) {
        places[node] += showings;
    }

    @Override
    public Rational shortest() {
        return shelf.shortest();
    }

    @Override
    public long variety() {
        return shelf.size();
    }

    @Override
    public boolean mayBleed() {
        return false;
    }

    @Override
    public String wanted() {
        return shelf.wanted();
    }

    @Override
    public List<String> lacking() {
        return shelf.size() > 0 && shelf.isMissingSome() ? List.of(shelf.wanted()) : List.of();
    }

    @Override
    public int stock() {
        return shelf.size();
    }
}
