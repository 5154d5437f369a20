package org.retrovue.dsl.internal.day;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.plan.Part.Role;
import org.retrovue.api.plan.Seeds;
import org.retrovue.dsl.internal.day.Showing.Piece;
import org.retrovue.dsl.internal.plan.Pool;
import org.retrovue.dsl.internal.plan.SingleAsset;
import org.retrovue.dsl.internal.plan.VirtualAsset;
import org.retrovue.dsl.internal.plan.VirtualAsset.Step;
import org.retrovue.dsl.internal.plan.Wrapping;
import org.retrovue.time.Rational;

/** Expands a virtual asset: every showing is one expansion, after which the container is gone. */
final class VirtualSupply implements Supply {
    private static final long MOST_LOOKED_AT = 20;

    private final VirtualAsset virtual;
    private final List<Source> sources;
    private final int node;
    private final String key;
    private final long grid;

    /**
     * Where a step takes from.
     *
     * @param preferred only what is taken first; nothing where the step prefers nothing
     * @param all everything
     */
    record Source(Step step, Optional<Supply> preferred, Supply all) {}

    private record Placed(Step step, List<Piece> pieces) {
        boolean fixed() {
            return step.content() instanceof SingleAsset
                    || step.presentation()
                    || step.when().isPresent();
        }
    }

    VirtualSupply(VirtualAsset virtual, List<Source> sources, int node, String key, long grid) {
        this.virtual = virtual;
        this.sources = List.copyOf(sources);
        this.node = node;
        this.key = key;
        this.grid = grid;
    }

    @Override
    public Optional<Showing> next(Ask ask) {
        long number = ask.cursor().draws[node]++;
        Cursor tried = ask.cursor().copy();
        List<Placed> placed = new ArrayList<>();
        Set<AssetId> taken = new HashSet<>();
        for (Source source : sources) {
            List<Placed> picks = picks(source, ask.of(tried).within(Ask.ANY_ROOM), taken);
            if (picks.size() < source.step().least() && source.step().when().isEmpty()) {
                return Optional.empty();
            }
            placed.addAll(picks);
        }
        List<Piece> pieces =
                inserted(virtual.shuffle() ? shuffled(placed, ask.chance().seed(), number) : placed);
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        ask.cursor().become(tried);
        Rational runtime = Showing.runtime(pieces);
        return Optional.of(new Showing(
                virtual,
                pieces,
                runtime,
                Showing.cells(runtime, grid) * grid,
                List.<Wrapping>of(virtual.wrapping()),
                Optional.empty(),
                List.of("expanded from virtual asset '" + virtual.name() + "'")));
    }

    private static List<Placed> picks(Source source, Ask ask, Set<AssetId> taken) {
        List<Placed> picks = new ArrayList<>();
        Step step = source.step();
        Optional<Rational> left = step.upTo().map(Rational::seconds);
        long tries = source.all().variety() + step.most();
        for (long i = 0; i < tries && picks.size() < step.most(); i++) {
            Optional<Showing> next = next(source, left.map(ask::within).orElse(ask), taken);
            if (next.isEmpty()) {
                break;
            }
            if (picks.size() >= step.least() && next.get().isTooRecent()) {
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
            Role role = step.presentation() ? Role.PRESENTATION : Role.PROGRAMME;
            picks.add(new Placed(
                    step,
                    step.content() instanceof VirtualAsset
                            ? pieces
                            : pieces.stream()
                                    .map(p -> new Piece(p.asset(), step.presentation() ? role : p.role(), p.pick()))
                                    .toList()));
            pieces.forEach(piece -> taken.add(piece.asset().id()));
        }
        return picks;
    }

    /** Takes from what is preferred while it has something that was not taken. */
    private static Optional<Showing> next(Source source, Ask ask, Set<AssetId> taken) {
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

    private List<Placed> shuffled(List<Placed> placed, long seed, long number) {
        List<Placed> picked =
                new ArrayList<>(placed.stream().filter(p -> !p.fixed()).toList());
        for (int i = picked.size() - 1; i > 0; i--) {
            int j = (int) Math.floorMod(Seeds.of(seed, key, "order", number, i), i + 1L);
            picked.set(i, picked.set(j, picked.get(i)));
        }
        List<Placed> all = new ArrayList<>();
        int next = 0;
        for (Placed each : placed) {
            all.add(each.fixed() ? each : picked.get(next++));
        }
        return all;
    }

    /** Leaves conditional inserts out whose next picked programme does not match. */
    private static List<Piece> inserted(List<Placed> placed) {
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

    @Override
    public boolean goesOn() {
        // a fixed asset is the same every time: where all else is chance, no place must be counted from the anchor on
        return sources.stream()
                .anyMatch(source -> !(source.step().content() instanceof SingleAsset)
                        && source.all().goesOn());
    }

    @Override
    public OptionalLong even() {
        return OptionalLong.empty();
    }

    @Override
    public void skip(long[] places, long showings) {
        throw new IllegalStateException("a virtual asset has no length of its own");
    }

    @Override
    public Rational shortest() {
        Rational sum = Rational.ZERO;
        for (Source source : sources) {
            if (source.step().when().isEmpty()) {
                sum = sum.plus(source.all().shortest().times(source.step().least()));
            }
        }
        return sum;
    }

    @Override
    public long variety() {
        return Math.min(
                MOST_LOOKED_AT,
                sources.stream()
                        .mapToLong(source -> source.all().variety())
                        .max()
                        .orElse(1));
    }

    @Override
    public boolean mayBleed() {
        return false;
    }

    @Override
    public String wanted() {
        String reason = sources.stream()
                .filter(source -> !stocked(source))
                .map(VirtualSupply::shortage)
                .collect(Collectors.joining("; "));
        return "virtual asset '" + virtual.name() + "' cannot be made: "
                + (reason.isEmpty() ? "its rules leave too little" : reason);
    }

    private static String shortage(Source source) {
        return source.all().stock() == 0
                ? source.all().wanted()
                : source.all().stock() + " ready in '" + source.step().content().name() + "' where "
                        + source.step().least() + " are needed";
    }

    private static boolean stocked(Source source) {
        int least = source.step().content() instanceof Pool
                ? source.step().least()
                : Math.min(1, source.step().least());
        return source.step().when().isPresent() || source.all().stock() >= least;
    }

    @Override
    public int stock() {
        return sources.stream().allMatch(VirtualSupply::stocked)
                ? sources.stream().mapToInt(source -> source.all().stock()).sum()
                : 0;
    }

    @Override
    public List<String> lacking() {
        return stock() == 0 ? List.of(wanted()) : List.of();
    }
}
