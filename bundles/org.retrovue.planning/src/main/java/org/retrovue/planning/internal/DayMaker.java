package org.retrovue.planning.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.plan.Airings;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.ScheduleCompiler.Compilation;
import org.retrovue.api.plan.ScheduleCompiler.Request;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.Seeds;
import org.retrovue.api.station.Faults;
import org.retrovue.time.BroadcastDay;

/** Has a channel's schedule compiler make days, behind the fence. Its failure is a fault, and there is no day. */
final class DayMaker {
    static final String FAULT = "CompileFailed";

    private final Faults faults;
    private final Fence fence;
    private LoadedChannel loaded;
    private String problem = "";
    private volatile long failures;

    DayMaker(LoadedChannel loaded, Faults faults, Fence fence) {
        this.loaded = loaded;
        this.faults = faults;
        this.fence = fence;
    }

    void use(LoadedChannel newer) {
        loaded = newer;
    }

    /** Returns why the last day could not be made; empty when it could. */
    String problem() {
        return problem;
    }

    /** Returns how many days could not be made. */
    long failures() {
        return failures;
    }

    /** Names what days are made from. */
    String digest() {
        return loaded.text().digest();
    }

    /** Makes a day, or the rest of it from an instant on. */
    Optional<ScheduleDay> make(BroadcastDay day, Instant from, CatalogSnapshot catalog, Airings airings) {
        Request request = new Request(loaded.text(), catalog, day, Seeds.of(channel(), day.date()), from, airings);
        String plugin = "schedule compiler '" + loaded.compiler().id() + "'";
        Compilation made;
        try {
            made = fence.call(plugin, () -> loaded.compiler().compile(request));
        } catch (RuntimeException e) {
            return failed(day, String.valueOf(e.getMessage()));
        }
        if (made.day().isEmpty()) {
            List<String> errors =
                    made.problems().stream().map(Problem::toString).toList();
            return failed(day, String.join("; ", errors));
        }
        problem = "";
        faults.clear(FAULT, channel().value());
        return made.day();
    }

    private Optional<ScheduleDay> failed(BroadcastDay day, String why) {
        failures++;
        problem = "the schedule of " + channel() + " for " + day.date() + " could not be made: " + why;
        faults.report(Faults.Kind.PLANNING, FAULT, channel().value(), problem);
        return Optional.empty();
    }

    private ChannelId channel() {
        return loaded.channel().id();
    }
}
