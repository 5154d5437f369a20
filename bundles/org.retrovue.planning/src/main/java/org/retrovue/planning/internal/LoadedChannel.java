package org.retrovue.planning.internal;

import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.ScheduleCompiler;

/** A channel file that is good, and who understands it. */
record LoadedChannel(Channel channel, PlanText text, ScheduleCompiler compiler) {}
