package org.retrovue.planning.internal;

import org.retrovue.api.plan.BreakPlanner;
import org.retrovue.tck.contract.BreakPlannerContract;

public final class NetworkBreaksContractTest extends BreakPlannerContract {
    @Override
    protected BreakPlanner planner() {
        return new NetworkBreaks();
    }
}
