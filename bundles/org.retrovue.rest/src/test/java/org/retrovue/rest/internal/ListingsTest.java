package org.retrovue.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.ScheduleEntry.Kind;

public final class ListingsTest {

    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    public void fillBelongsToTheProgrammeBeforeIt() {
        List<ScheduleEntry> printed = Listings.of(List.of(
                entry(Kind.PROGRAMME, 0, 20),
                entry(Kind.FILL, 20, 25),
                entry(Kind.FILL, 25, 30),
                entry(Kind.PROGRAMME, 30, 60)));

        assertThat(printed).containsExactly(entry(Kind.PROGRAMME, 0, 30), entry(Kind.PROGRAMME, 30, 60));
    }

    @Test
    public void openTimeStaysToBeSeen() {
        List<ScheduleEntry> entries = List.of(entry(Kind.PROGRAMME, 0, 20), entry(Kind.OPEN, 20, 30));

        assertThat(Listings.of(entries)).isEqualTo(entries);
    }

    @Test
    public void fillAfterAGapStaysWhereItIs() {
        List<ScheduleEntry> entries = List.of(entry(Kind.PROGRAMME, 0, 20), entry(Kind.FILL, 25, 30));

        assertThat(Listings.of(entries)).isEqualTo(entries);
    }

    @Test
    public void subtitleDoesNotRepeatTheTitle() {
        assertThat(Listings.subtitle("Bar Show", "Bar Show - S01E02 - The Bet")).isEqualTo("S01E02 - The Bet");
        assertThat(Listings.subtitle("Bar Show", "bar show")).isEmpty();
        assertThat(Listings.subtitle("Bar Show", "Bar Showdown")).isEqualTo("Bar Showdown");
        assertThat(Listings.subtitle("Films", "The Lake")).isEqualTo("The Lake");
        assertThat(Listings.subtitle("", "The Lake")).isEqualTo("The Lake");
    }

    private static ScheduleEntry entry(Kind kind, int from, int to) {
        return new ScheduleEntry(
                "e" + from,
                kind,
                START.plusSeconds(from * 60L),
                START.plusSeconds(to * 60L),
                "Title",
                "",
                Optional.empty(),
                "");
    }
}
