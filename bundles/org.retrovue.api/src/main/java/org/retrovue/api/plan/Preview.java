package org.retrovue.api.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.channel.Channel;

/**
 * What a channel file would show.
 *
 * @param channel the channel that it defines; nothing where it has errors
 * @param problems all problems of the file, and of the days that could not be made
 * @param from the first broadcast day
 * @param days the line-ups, one a day; fewer than asked for where one could not be made
 * @param changes what differs from what is planned for the channel of that id, where the two overlap and from now on; empty where there is no such channel
 */
public record Preview(
        Optional<Channel> channel,
        List<Problem> problems,
        LocalDate from,
        List<ScheduleDay> days,
        List<Change> changes) {
    /** Copies the lists. */
    public Preview {
        problems = List.copyOf(problems);
        days = List.copyOf(days);
        changes = List.copyOf(changes);
    }
}
