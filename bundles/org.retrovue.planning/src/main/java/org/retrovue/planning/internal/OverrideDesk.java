package org.retrovue.planning.internal;

import java.time.Instant;
import java.util.List;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.plan.OverrideOrder;
import org.retrovue.api.plan.OverrideRecord;
import org.retrovue.api.plan.OverrideRefusedException;
import org.retrovue.api.plan.Overrides;

/** Takes operators' orders, between two steps of planning. Any thread. */
final class OverrideDesk implements Overrides {
    private final HorizonManager manager;
    private final MasterClock clock;

    OverrideDesk(HorizonManager manager, MasterClock clock) {
        this.manager = manager;
        this.clock = clock;
    }

    @FunctionalInterface
    private interface Work {
        OverrideRecord on(ChannelPlanner planner, Step step) throws OverrideRefusedException;
    }

    @Override
    public OverrideRecord rehearse(OverrideOrder order) throws OverrideRefusedException {
        return with(
                order.channel(), (planner, step) -> planner.propose(order, step).record());
    }

    @Override
    public OverrideRecord apply(OverrideOrder order, String who, String why) throws OverrideRefusedException {
        requireReason(why);
        return with(order.channel(), (planner, step) -> planner.carryOut(order, who, why, step));
    }

    @Override
    public OverrideRecord undo(ChannelId channel, String id, String who, String why) throws OverrideRefusedException {
        requireReason(why);
        return with(channel, (planner, step) -> planner.takeBack(id, who, why, step));
    }

    @Override
    public List<OverrideRecord> records(ChannelId channel) {
        return manager.planner(channel).map(planner -> planner.orders().all()).orElse(List.of());
    }

    private static void requireReason(String why) throws OverrideRefusedException {
        if (why.isBlank()) {
            throw new OverrideRefusedException("an order needs a reason: say why");
        }
    }

    private OverrideRecord with(ChannelId channel, Work work) throws OverrideRefusedException {
        ChannelPlanner planner = manager.planner(channel)
                .orElseThrow(() -> new OverrideRefusedException("there is no channel " + channel));
        try {
            return manager.between(() -> {
                Instant now = clock.now();
                try {
                    return work.on(planner, manager.stepAt(now));
                } catch (OverrideRefusedException e) {
                    throw new Refused(e);
                }
            });
        } catch (Refused e) {
            throw e.reason;
        }
    }

    /** Carries a refusal out of the lock. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final OverrideRefusedException reason;

        Refused(OverrideRefusedException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
