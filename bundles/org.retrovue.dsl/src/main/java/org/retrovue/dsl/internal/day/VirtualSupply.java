package org.retrovue.dsl.internal.day;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
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
        Expansion expansion = new Expansion();
        for (Source source : sources) {
            int picks = expansion.pick(source, ask.of(tried).within(Ask.ANY_ROOM));
            if (picks < source.step().least() && source.step().when().isEmpty()) {
                return Optional.empty();
            }
        }
        if (virtual.shuffle()) {
            expansion.shuffle(i -> Seeds.of(ask.chance().seed(), key, "order", number, i));
        }
        List<Piece> pieces = expansion.pieces();
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
