package org.retrovue.dsl.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.dsl.internal.Plan.Block;
import org.retrovue.dsl.internal.Plan.Mode;
import org.retrovue.dsl.internal.plan.Block.Action;
import org.retrovue.dsl.internal.plan.ChannelPlan;
import org.retrovue.dsl.internal.plan.Content;
import org.retrovue.dsl.internal.plan.Play;
import org.retrovue.dsl.internal.plan.Pool;

/** Narrows a plan to what {@link DayCompiler} executes: one layer of every day with blocks of pools. */
final class PlainPlan {
    private static final int DAY = 86400;

    private PlainPlan() {}

    /** Returns nothing when the plan has more than that. */
    static Optional<Plan> of(ChannelPlan plan) {
        if (plan.layers().size() > 1) {
            return Optional.empty();
        }
        Map<String, AssetQuery> pools = new LinkedHashMap<>();
        List<Block> blocks = new ArrayList<>();
        for (var layer : plan.layers()) {
            for (var block : layer.blocks()) {
                if (!(block.action() instanceof Action.Show show)
                        || !show.rotation().stream().allMatch(Pool.class::isInstance)) {
                    return Optional.empty();
                }
                show.rotation().forEach(content -> pools.put(content.name(), ((Pool) content).query()));
                List<String> names = show.rotation().stream().map(Content::name).toList();
                Mode mode = Mode.valueOf(block.play().orElse(Play.SEQUENTIAL).name());
                int line = block.place().line();
                blocks.add(new Block(block.start() % DAY, block.length(), block.title(), names, mode, line));
            }
        }
        return Optional.of(new Plan(plan.channel(), pools, blocks));
    }
}
