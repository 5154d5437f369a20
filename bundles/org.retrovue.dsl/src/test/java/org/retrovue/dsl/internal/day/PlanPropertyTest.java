package org.retrovue.dsl.internal.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.Test;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.plan.Airings;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.ScheduleEntry.Kind;
import org.retrovue.api.plan.Seeds;
import org.retrovue.dsl.internal.plan.When;
import org.retrovue.tck.fake.ListedCatalog;
import org.retrovue.time.BroadcastDay;

/** What holds for any plan on any day. */
public final class PlanPropertyTest {
    private static final int PLANS = Integer.getInteger("plans", 500);
    private static final ListedCatalog CATALOG = RandomPlans.catalog();

    /** What was on, as the entries that were made say. */
    private static final class Shown implements Airings {
        private final List<ScheduleEntry> entries = new ArrayList<>();

        @Override
        public Optional<Instant> last(AssetId asset, Instant before) {
            return entries.stream()
                    .filter(entry -> entry.start().isBefore(before))
                    .filter(entry ->
                            entry.parts().stream().anyMatch(part -> part.asset().equals(asset)))
                    .map(ScheduleEntry::start)
                    .max(Instant::compareTo);
        }
    }

    private static LocalDate date(Random random) {
        List<LocalDate> changes = List.of(
                LocalDate.of(2026, 3, 7),
                LocalDate.of(2026, 3, 28),
                LocalDate.of(2026, 4, 4),
                LocalDate.of(2026, 9, 26),
                LocalDate.of(2026, 10, 3),
                LocalDate.of(2026, 10, 24),
                LocalDate.of(2026, 10, 31),
                LocalDate.of(2028, 2, 28),
                LocalDate.of(2026, 12, 31));
        return random.nextBoolean()
                ? changes.get(random.nextInt(changes.size()))
                : LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1200));
    }

    @Test
    public void everyDayIsCoveredOnTheGridWithoutHoleOrOverlapAndTheSameTwice() {
        for (int seed = 0; seed < PLANS; seed++) {
            Random random = new Random(seed);
            Plans plans = new RandomPlans(seed, true, seed % 3 == 0).plans();
            LocalDate first = date(random);
            Shown shown = new Shown();
            Instant at = plans.days().of(first).start();
            for (int i = 0; i < 3; i++) {
                BroadcastDay day = plans.days().of(first.plusDays(i));
                Instant carry = at;
                ScheduleDay made =
                        plans.compile(CATALOG, day.date(), carry, shown).day().orElseThrow();
                check(seed, plans, day, made, carry);
                if (seed % 10 == 0) {
                    ScheduleDay again = new RandomPlans(seed, true, seed % 3 == 0)
                            .plans()
                            .compile(CATALOG, day.date(), carry, shown)
                            .day()
                            .orElseThrow();
                    assertThat(digest(again)).as("plan %s, %s", seed, day).isEqualTo(digest(made));
                }
                shown.entries.addAll(made.entries());
                at = made.end().isAfter(day.end()) ? made.end() : day.end();
            }
        }
    }

    private static String digest(ScheduleDay day) {
        return Seeds.hex(day.toString());
    }

    private static void check(int seed, Plans plans, BroadcastDay day, ScheduleDay made, Instant from) {
        Instant at = from.isAfter(day.start()) ? from : day.start();
        long grid = plans.plan().channel().grid().toSeconds();
        for (ScheduleEntry entry : made.entries()) {
            boolean onGrid = entry.kind() != Kind.PROGRAMME
                    || entry.exact()
                    || Duration.between(entry.start(), entry.end()).toSeconds() % grid == 0;
            boolean ready = entry.parts().stream()
                    .allMatch(part -> CATALOG.asset(part.asset()).isPresent());
            if (!entry.start().equals(at) || !entry.end().isAfter(at) || !onGrid || !ready) {
                throw new AssertionError("plan " + seed + " on " + day + ": " + entry + " after " + at + "\n"
                        + String.join("\n", plans.lines(made.entries())) + "\n"
                        + plans.plan().layers());
            }
            at = entry.end();
        }
        assertThat(at).as("plan %s on %s", seed, day).isEqualTo(made.end()).isAfterOrEqualTo(day.end());
    }

    @Test
    public void theRestOfADayGoesOnWhereItsBeginningLeftOff() {
        int days = 0;
        for (int seed = PLANS; seed < 2 * PLANS; seed++) {
            Random random = new Random(seed);
            Plans plans = new RandomPlans(seed, true, seed % 3 == 0).plans();
            LocalDate date = date(random);
            Shown shown = new Shown();
            ScheduleDay before = plans.compile(CATALOG, date.minusDays(1), Instant.MIN, shown)
                    .day()
                    .orElseThrow();
            shown.entries.addAll(before.entries());
            ScheduleDay day =
                    plans.compile(CATALOG, date, before.end(), shown).day().orElseThrow();
            if (day.entries().size() < 2) {
                continue;
            }
            int cut = 1 + random.nextInt(day.entries().size() - 1);
            shown.entries.addAll(day.entries().subList(0, cut));

            ScheduleDay rest = plans.compile(
                            CATALOG, date, day.entries().get(cut).start(), shown)
                    .day()
                    .orElseThrow();

            assertThat(plans.lines(rest.entries()))
                    .as(
                            "plan %s on %s from %s\n%s\n%s",
                            seed,
                            date,
                            rest.start(),
                            String.join("\n", plans.lines(day.entries())),
                            differences(day, rest))
                    .isEqualTo(
                            plans.lines(day.entries().subList(cut, day.entries().size())));
            days++;
        }
        assertThat(days).isGreaterThan(PLANS / 2);
    }

    private static String differences(ScheduleDay day, ScheduleDay rest) {
        StringBuilder text = new StringBuilder();
        for (ScheduleDay each : List.of(day, rest)) {
            for (ScheduleEntry entry : each.entries()) {
                text.append(entry.start())
                        .append(' ')
                        .append(entry.title())
                        .append(' ')
                        .append(entry.origin())
                        .append('\n');
            }
        }
        return text.toString();
    }

    @Test
    public void aSpecialMovesNothingThatItDoesNotCover() {
        for (int seed = 2 * PLANS; seed < 3 * PLANS; seed++) {
            Random random = new Random(seed);
            Plans plain = new RandomPlans(seed, false, false).plans();
            Plans special = new RandomPlans(seed, false, false).plans();
            LocalDate date = date(random);
            long grid = plain.plan().channel().grid().toSeconds();
            int start = plain.days().start().toSecondOfDay() + (int) (random.nextInt(10) * grid);
            special.layer(
                    "special",
                    new When.Dates(Set.of(date)),
                    Plans.show(clock(start), clock(start + (int) (3 * grid)), Plans.pool("a")));
            for (int i = 0; i < 3; i++) {
                List<ScheduleEntry> was = plain.day(CATALOG, date.plusDays(i)).entries();
                List<ScheduleEntry> is = special.day(CATALOG, date.plusDays(i)).entries();
                ScheduleEntry covered = is.get(0);
                Set<String> now = new HashSet<>();
                is.forEach(entry -> now.add(entry.start() + " " + entry.parts()));
                Instant from = special.days()
                        .of(date)
                        .start()
                        .plusSeconds(start - special.days().start().toSecondOfDay() - 4 * 3600L);
                Instant to = from.plusSeconds(3 * grid + 8 * 3600L);
                for (ScheduleEntry entry : was) {
                    boolean touched = entry.end().isAfter(from) && entry.start().isBefore(to);
                    boolean counts =
                            entry.kind() == Kind.PROGRAMME && !entry.reason().contains("out of turn");
                    assertThat(touched || !counts || now.contains(entry.start() + " " + entry.parts()))
                            .as("plan %s on %s: %s; first is %s", seed, date, entry, covered)
                            .isTrue();
                }
            }
        }
    }

    private static String clock(int second) {
        return second / 3600 + ":" + second / 60 % 60;
    }
}
