package org.retrovue.planning.internal;

import java.time.Instant;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.Schedules.Horizon;

/**
 * What readers see of a channel: published whole, so that they never meet half a step.
 *
 * @param since older blocks are in the store only
 * @param holeReason why nothing is planned now; empty when all is well
 */
record PlannedView(
        Channel channel,
        Timetable<ScheduleEntry> entries,
        Timetable<LogEntry> log,
        Timetable<BlockPlan> plans,
        Instant since,
        String holeReason,
        Horizon horizon) {}
