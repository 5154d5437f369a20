package org.retrovue.dsl.internal.day;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.plan.Part.Role;
import org.retrovue.dsl.internal.day.Showing.Piece;
import org.retrovue.dsl.internal.day.Supply.Ask;
import org.retrovue.dsl.internal.day.VirtualSupply.Source;
import org.retrovue.dsl.internal.plan.SingleAsset;
import org.retrovue.dsl.internal.plan.VirtualAsset;
import org.retrovue.dsl.internal.plan.VirtualAsset.Step;
import org.retrovue.time.Rational;

/** What a virtual asset becomes once. For one use. */
final class Expansion {
    private final List<Placed> placed = new ArrayList<>();
    private final Set<AssetId> taken = new HashSet<>();

    private record Placed(Step step, List<Piece> pieces) {
        boolean fixed() {
            return step.content() instanceof SingleAsset
                    || step.presentation()
                    || step.when().isPresent();
        }
    }

    /** Picks what a step says, nothing twice; returns how often it found something. */
    int pick(Source source, Ask ask) {
        int picks = 0;
        Step step = source.step();
        Optional<Rational> left = step.upTo().map(Rational::seconds);
        long tries = source.all().variety() + step.most();
        for (long i = 0; i < tries && picks < step.most(); i++) {
            Optional<Showing> next = next(source, left.map(ask::within).orElse(ask));
            if (next.isEmpty()) {
                break;
            }
            if (picks >= step.least() && next.get().isTooRecent()) {
                break; // what need not be picked is not worth showing something again too soon
            }
            List<Piece> pieces = next.get().pieces();
            boolean again = pieces.stream()
                    .anyMatch(p ->
                            p.pick().isPresent() && taken.contains(p.asset().id()));
            if (again) {
                continue;
            }
            if (left.isPresent() && next.get().runtime().compareTo(left.get()) > 0) {
                break;
            }
            left = left.map(time -> time.minus(next.get().runtime()));
            picks++;
            placed.add(new Placed(
                    step,
                    step.presentation() && !(step.content() instanceof VirtualAsset)
                            ? pieces.stream()
                                    .map(p -> new Piece(p.asset(), Role.PRESENTATION, p.pick()))
                                    .toList()
                            : pieces));
            pieces.forEach(piece -> taken.add(piece.asset().id()));
        }
        return picks;
    }

    /** Takes from what is preferred while it has something that was not taken. */
    private Optional<Showing> next(Source source, Ask ask) {
        if (source.preferred().isPresent()) {
            Supply preferred = source.preferred().get();
            for (long i = 0; i < preferred.variety(); i++) {
                Cursor tried = ask.cursor().copy();
                Optional<Showing> next = preferred.next(ask.of(tried));
                boolean fresh = next.filter(showing ->
                                !taken.contains(showing.main().asset().id()))
                        .filter(showing -> ask.anyRoom() || showing.runtime().compareTo(ask.room()) <= 0)
                        .isPresent();
                if (next.isPresent()) {
                    ask.cursor().become(tried);
                }
                if (fresh) {
                    return next;
                }
            }
        }
        return source.all().next(ask);
    }

    /**
     * Brings what was picked into another order; what is fixed stays.
     *
     * @param lots gives a number for each place
     */
    void shuffle(LongUnaryOperator lots) {
        List<Placed> picked =
                new ArrayList<>(placed.stream().filter(p -> !p.fixed()).toList());
        for (int i = picked.size() - 1; i > 0; i--) {
            int j = (int) Math.floorMod(lots.applyAsLong(i), i + 1L);
            picked.set(i, picked.set(j, picked.get(i)));
        }
        Iterator<Placed> next = picked.iterator();
        placed.replaceAll(each -> each.fixed() ? each : next.next());
    }

    /** Returns all that it has become, but for conditional inserts whose next picked programme does not match. */
    List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < placed.size(); i++) {
            Placed each = placed.get(i);
            boolean shown = each.step().when().isEmpty()
                    || placed.subList(i + 1, placed.size()).stream()
                            .filter(p -> p.step().when().isEmpty())
                            .flatMap(p -> p.pieces().stream())
                            .filter(piece -> piece.role() == Role.PROGRAMME)
                            .findFirst()
                            .filter(piece -> each.step().when().get().matches(piece.asset()))
                            .isPresent();
            if (shown) {
                pieces.addAll(each.pieces());
            }
        }
        return List.copyOf(pieces);
    }
}
