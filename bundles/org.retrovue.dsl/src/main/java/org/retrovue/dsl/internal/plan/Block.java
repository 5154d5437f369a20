package org.retrovue.dsl.internal.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of a broadcast day with something in it.
 *
 * @param start seconds on the wall clock from midnight of the broadcast day's date, {@code dayStart} to {@code dayStart + 86400} exclusive (so "01:00" of a day that starts at six is 90000)
 * @param length seconds on the wall clock, at most 86400; zero for as long as what it shows takes (one-off events)
 * @param title what the guide shows; empty when each programme shows its own
 * @param action what happens
 * @param play in which order; nothing where program or pool decide
 * @param bleed whether its last programme may run past its end and push what follows
 * @param exact whether it starts at exactly its time, off the grid if need be, whatever was meant to be on; what is before it is fitted to it
 * @param progression where its sequence stands
 * @param zone the zone that it is in; empty when none
 * @param wrapping how it is dressed, its zone's included
 */
public record Block(
        int start,
        int length,
        String title,
        Action action,
        Optional<Play> play,
        boolean bleed,
        boolean exact,
        Progression progression,
        String zone,
        Wrapping wrapping,
        Place place) {
    /** What happens in a block. */
    public sealed interface Action {
        /** Returns what it shows, what stands around it aside. */
        List<Content> contents();

        /** Programmes until the time is over; several contents take turns, one execution each. */
        record Show(List<Content> rotation) implements Action {
            /** Copies the list. */
            public Show {
                rotation = List.copyOf(rotation);
            }

            @Override
            public List<Content> contents() {
                return rotation;
            }
        }

        /** Everything of a content back to back, nothing twice on the broadcast day until all was shown, over midnight too. */
        record Marathon(Content content) implements Action {
            @Override
            public List<Content> contents() {
                return List.of(content);
            }
        }

        /** One execution of a content, then nothing more: what is left of the time is filled. */
        record Once(Content content) implements Action {
            @Override
            public List<Content> contents() {
                return List.of(content);
            }
        }

        /**
         * An event whose end is not known: as {@link Once}, and marked so in the guide. While it is on, an operator may extend it by at most {@code overrun}; what follows is pushed.
         */
        record Live(Content content, Duration overrun) implements Action {
            @Override
            public List<Content> contents() {
                return List.of(content);
            }
        }

        /** Off the air: first the sign-off, then a card, at the end the sign-on. */
        record OffAir(Optional<Content> signOff, Optional<Content> signOn) implements Action {
            @Override
            public List<Content> contents() {
                return List.of();
            }
        }
    }
}
