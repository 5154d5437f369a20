package org.retrovue.dsl.internal.day;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.dsl.internal.day.Run.Member;
import org.retrovue.dsl.internal.plan.Block;
import org.retrovue.dsl.internal.plan.Block.Action;
import org.retrovue.dsl.internal.plan.ChannelPlan;
import org.retrovue.dsl.internal.plan.Content;
import org.retrovue.dsl.internal.plan.Layer;
import org.retrovue.dsl.internal.plan.Play;
import org.retrovue.dsl.internal.plan.Pool;
import org.retrovue.dsl.internal.plan.Program;
import org.retrovue.dsl.internal.plan.Program.Dressing;
import org.retrovue.dsl.internal.plan.SingleAsset;
import org.retrovue.dsl.internal.plan.VirtualAsset;
import org.retrovue.dsl.internal.plan.VirtualAsset.Step;
import org.retrovue.time.Rational;

/** Makes a run of a plan: what its blocks show, with what the catalogue has for it. For one use. */
final class Runs {
    private final ChannelPlan plan;
    private final Stock stock;
    private final String name;
    private final long grid;
    private final Map<String, Integer> nodes = new HashMap<>();

    private Runs(ChannelPlan plan, Stock stock, String name) {
        this.plan = plan;
        this.stock = stock;
        this.name = name;
        this.grid = plan.channel().grid().toSeconds();
    }

    /** Returns the run that a block belongs to. */
    static Run of(ChannelPlan plan, Calendar calendar, Stock stock, Block block) {
        String name = block.progression().run();
        // The same text may have been read twice, under two names or again after a while: a run knows the blocks of one
        // reading.
        return stock.runs()
                .compute(
                        plan.channel().id() + "\n" + plan.digest() + "\n" + name,
                        (key, known) -> known != null && known.holds(block)
                                ? known
                                : new Runs(plan, stock, name).make(calendar));
    }

    private Run make(Calendar calendar) {
        List<Member> members = new ArrayList<>();
        for (int rank = 0; rank < plan.layers().size(); rank++) {
            Layer layer = plan.layers().get(rank);
            for (Block block : layer.blocks()) {
                if (block.progression().run().equals(name) && !(block.action() instanceof Action.OffAir)) {
                    members.add(new Member(rank, block, supply(block)));
                }
            }
        }
        members.sort(Comparator.comparingInt((Member member) -> member.block().start()));
        return new Run(calendar, members, nodes.size());
    }

    /** What a block shows beside its sequence, such as a sign-off. */
    record Aside(Supply supply, int nodes) {}

    /** Returns a content of a block that has no sequence. */
    static Aside aside(ChannelPlan plan, Stock stock, Block block, Content content) {
        Runs runs = new Runs(plan, stock, block.progression().run() + " " + content.name());
        Supply supply = runs.supply(content, new Context(block, Optional.empty(), Rational.ZERO));
        return new Aside(supply, runs.nodes.size());
    }

    /** The same key is the same place, so that blocks of a run share what they have in common. */
    private int node(String key) {
        return nodes.computeIfAbsent(key, k -> nodes.size());
    }

    private Supply supply(Block block) {
        Context context = new Context(block, block.play(), Rational.ZERO);
        if (block.action() instanceof Action.Show show) {
            return turns(show.rotation(), context, "rotation");
        }
        if (block.action() instanceof Action.Marathon marathon) {
            Context all = new Context(block, Optional.of(block.play().orElse(Play.SHUFFLE)), Rational.ZERO);
            return supply(marathon.content(), all);
        }
        if (block.action() instanceof Action.Once once) {
            return supply(once.content(), context);
        }
        return supply(((Action.Live) block.action()).content(), context);
    }

    /**
     * What is around a content.
     *
     * @param play nothing where the pool decides
     * @param most longer assets are left out, seconds; zero for none
     */
    private record Context(Block block, Optional<Play> play, Rational most) {}

    private Supply turns(List<Content> contents, Context context, String key) {
        if (contents.size() == 1) {
            return supply(contents.get(0), context);
        }
        if (contents.stream().allMatch(SingleAsset.class::isInstance)) {
            List<SingleAsset> singles =
                    contents.stream().map(SingleAsset.class::cast).toList();
            return list(singles, singles.get(0), key + names(contents), context);
        }
        List<Supply> supplies =
                contents.stream().map(content -> supply(content, context)).toList();
        return new TurnsSupply(supplies, node(key + names(contents)));
    }

    private static String names(List<Content> contents) {
        return " of " + contents.stream().map(Content::name).toList();
    }

    private Supply supply(Content content, Context context) {
        if (content instanceof Pool pool) {
            Shelf shelf = stock.shelf(pool, Optional.empty(), context.most, grid);
            return shelved(pool, shelf, "pool " + pool.name(), context.play.orElse(pool.play()), context);
        }
        if (content instanceof SingleAsset single) {
            return list(List.of(single), single, "asset " + single.name(), context);
        }
        if (content instanceof Program program) {
            return program(program, context);
        }
        return virtual((VirtualAsset) content, context);
    }

    private Supply list(List<SingleAsset> singles, Content content, String key, Context context) {
        Shelf shelf = stock.list(singles, content.name(), context.most, grid);
        return shelved(content, shelf, key, context.play.orElse(Play.SEQUENTIAL), context);
    }

    private Supply shelved(Content content, Shelf shelf, String key, Play play, Context context) {
        return new ShelfSupply(
                content,
                shelf,
                play,
                context.block.progression().end(),
                node(key),
                key,
                grid,
                new Shuffles(plan.channel().id() + " " + name + " " + key));
    }

    private Supply program(Program program, Context context) {
        String key = "program " + program.name();
        Dresser before = dresser(program.before(), key + " before");
        Dresser after = dresser(program.after(), key + " after");
        Rational dressing = before.certain().plus(after.certain());
        Rational most = program.size()
                .exact()
                .or(() -> program.size().most())
                .map(cells -> Rational.of(cells * grid).minus(dressing))
                .orElse(context.most);
        Optional<Play> play = context.play.or(program::play);
        Supply items = turns(program.chain(), new Context(context.block, play, most), key);
        return new ProgramSupply(program, items, before, after, node(key + " executions"), grid);
    }

    private Dresser dresser(List<Dressing> dressings, String key) {
        List<Shelf> shelves = dressings.stream()
                .map(dressing -> dressing.content() instanceof Pool pool
                        ? stock.shelf(pool, Optional.empty(), Rational.ZERO, grid)
                        : stock.list(
                                List.of(new SingleAsset(dressing.content().name(), dressing.place())),
                                dressing.content().name(),
                                Rational.ZERO,
                                grid))
                .toList();
        return new Dresser(dressings, shelves, key);
    }

    private Supply virtual(VirtualAsset virtual, Context context) {
        String key = "virtual " + virtual.name();
        List<VirtualSupply.Source> sources = new ArrayList<>();
        for (int i = 0; i < virtual.steps().size(); i++) {
            Step step = virtual.steps().get(i);
            Rational most = step.upTo().map(Rational::seconds).orElse(Rational.ZERO);
            Context inner = new Context(context.block, Optional.of(step.play()), most);
            String stepKey = key + " step " + i;
            if (step.content() instanceof Pool pool) {
                Supply all = step(pool, Optional.empty(), stepKey, inner);
                Optional<Supply> preferred =
                        step.prefer().map(query -> step(pool, Optional.of(query), stepKey + " preferred", inner));
                sources.add(new VirtualSupply.Source(step, preferred, all));
            } else {
                sources.add(new VirtualSupply.Source(step, Optional.empty(), supply(step.content(), inner)));
            }
        }
        return new VirtualSupply(virtual, sources, node(key), key, grid);
    }

    private Supply step(Pool pool, Optional<AssetQuery> only, String key, Context context) {
        Shelf shelf = stock.shelf(pool, only, context.most, grid);
        return shelved(pool, shelf, key, context.play.orElse(pool.play()), context);
    }
}
