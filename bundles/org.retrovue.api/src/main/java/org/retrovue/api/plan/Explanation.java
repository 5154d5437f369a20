package org.retrovue.api.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.time.Rational;

/**
 * Why a channel shows what it shows at an instant.
 *
 * @param channel the channel
 * @param at the instant
 * @param chain the documents from the channel file to the block plan, as far as planning has come
 * @param entry the entry of the line-up, with its origin and parts
 * @param locked whether the block is locked
 * @param items the block, divided; locked or as it would be
 * @param breaks its breaks, in order
 * @param event what is on at that instant; nothing where the block is not fed yet
 * @param notes what else there is to say, such as a substitution or an operator's order
 */
public record Explanation(
        ChannelId channel,
        Instant at,
        List<Artefact> chain,
        ScheduleEntry entry,
        boolean locked,
        List<LogEntry.Item> items,
        List<Gap> breaks,
        Optional<Event> event,
        List<String> notes) {
    /** Copies the lists. */
    public Explanation {
        chain = List.copyOf(chain);
        items = List.copyOf(items);
        breaks = List.copyOf(breaks);
        notes = List.copyOf(notes);
    }

    /**
     * A break.
     *
     * @param start when it begins
     * @param length seconds
     * @param rule why it is there, in words, such as "chapter at 5:01"
     * @param events what fills it; empty where it is not fed yet
     * @param because why these: which candidates, which rule excluded each
     */
    public record Gap(Instant start, Rational length, String rule, List<Event> events, List<String> because) {
        /** Copies the lists. */
        public Gap {
            events = List.copyOf(events);
            because = List.copyOf(because);
        }
    }
}
