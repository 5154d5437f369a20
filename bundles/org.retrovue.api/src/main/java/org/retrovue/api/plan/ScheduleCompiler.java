package org.retrovue.api.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.channel.Channel;
import org.retrovue.time.BroadcastDay;

/** Knows what a channel file means. Pure: same text, catalogue, day and seed give the same schedule; it sees no clock. Registered as an OSGi service. Any thread. */
@ConsumerType
public interface ScheduleCompiler {
    /**
     * Returns its name; a channel file may ask for it with {@code compiler:}. "yaml" is the usual one.
     *
     * @return lower case
     */
    String id();

    /**
     * Returns what editors complete and check its files with.
     *
     * @return a JSON Schema as text; empty when there is none
     */
    default String schema() {
        return "";
    }

    /**
     * Reads a channel file without any catalogue: every layer and every reference within it is checked.
     *
     * @param text the file
     * @return the channel, unless there are errors, and all problems at once
     */
    Reading read(PlanText text);

    /**
     * Makes one broadcast day.
     *
     * @param request what to make
     * @return the schedule, or problems
     */
    Compilation compile(Request request);

    /**
     * What {@link #read} found.
     *
     * @param channel present when there is no error
     * @param problems all, in order of place
     */
    record Reading(Optional<Channel> channel, List<Problem> problems) {
        /** Copies the list. */
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /**
     * What to compile.
     *
     * @param text a channel file that was read without errors
     * @param catalog the catalogue to choose from
     * @param day the broadcast day
     * @param seed what chance is made from: of channel and day
     * @param carryIn when the first block may start: the end of what the day before runs over, or the day's start
     * @param airings what was shown before {@code carryIn}
     */
    record Request(
            PlanText text, CatalogSnapshot catalog, BroadcastDay day, long seed, Instant carryIn, Airings airings) {
        /**
         * Asks for a day of a channel that has shown nothing yet.
         *
         * @param text a channel file that was read without errors
         * @param catalog the catalogue to choose from
         * @param day the broadcast day
         * @param seed what chance is made from
         * @param carryIn when the first block may start
         */
        public Request(PlanText text, CatalogSnapshot catalog, BroadcastDay day, long seed, Instant carryIn) {
            this(text, catalog, day, seed, carryIn, Airings.NONE);
        }
    }

    /**
     * What {@link #compile} made.
     *
     * @param day present when there is no error
     * @param problems errors, and warnings such as a pool that is empty
     */
    record Compilation(Optional<ScheduleDay> day, List<Problem> problems) {
        /** Copies the list. */
        public Compilation {
            problems = List.copyOf(problems);
        }
    }
}
