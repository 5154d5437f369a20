package org.retrovue.dsl.internal.day;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.plan.ScheduleCompiler.Compilation;
import org.retrovue.api.plan.ScheduleCompiler.Request;
import org.retrovue.dsl.internal.plan.ChannelPlan;

/** Makes broadcast days of plans. What it remembers of the last few catalogues changes no result; any thread. */
public final class DayCompiler {
    private static final int CATALOGUES = 2;

    private final Deque<Known> known = new ArrayDeque<>();

    private record Known(CatalogSnapshot catalog, Stock stock) {}

    /** Makes the day that is asked for. */
    public Compilation compile(ChannelPlan plan, Request request) {
        return new DayPlan(plan, stock(request.catalog()), request).compile();
    }

    private synchronized Stock stock(CatalogSnapshot catalog) {
        @Nullable Stock stock = null;
        for (Known each : known) {
            if (each.catalog() == catalog) {
                stock = each.stock();
            }
        }
        if (stock == null) {
            stock = new Stock(catalog);
            known.addFirst(new Known(catalog, stock));
            if (known.size() > CATALOGUES) {
                known.removeLast();
            }
        }
        return stock;
    }
}
