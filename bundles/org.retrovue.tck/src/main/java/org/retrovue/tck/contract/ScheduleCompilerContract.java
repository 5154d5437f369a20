package org.retrovue.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Test;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.Problem.Severity;
import org.retrovue.api.plan.ScheduleCompiler;
import org.retrovue.api.plan.ScheduleCompiler.Compilation;
import org.retrovue.api.plan.ScheduleCompiler.Reading;
import org.retrovue.api.plan.ScheduleCompiler.Request;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.tck.fake.ListedCatalog;
import org.retrovue.time.BroadcastDay;

/**
 * What every {@link ScheduleCompiler} keeps.
 *
 * @see "docs/contracts/extension-points.md, CMP-1 to CMP-10"
 */
public abstract class ScheduleCompilerContract {
    /** A usual day, and the two on which clocks change in Europe and in the United States. */
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2026, 1, 5),
            LocalDate.of(2026, 3, 7),
            LocalDate.of(2026, 3, 8),
            LocalDate.of(2026, 3, 28),
            LocalDate.of(2026, 10, 24),
            LocalDate.of(2026, 11, 1));

    /**
     * Makes the compiler.
     *
     * @return a new one
     * @throws Exception when it cannot be made
     */
    protected abstract ScheduleCompiler compiler() throws Exception;

    /**
     * Returns a channel file without errors, whose blocks lie on its grid.
     *
     * @return the file
     */
    protected abstract PlanText goodPlan();

    /**
     * Returns a channel file with two errors or more.
     *
     * @return the file
     */
    protected abstract PlanText badPlan();

    /**
     * Returns a catalogue that holds what the good file names, and assets that are not ready.
     *
     * @return the catalogue
     */
    protected abstract CatalogSnapshot catalog();

    private Channel channel() throws Exception {
        return compiler().read(goodPlan()).channel().orElseThrow();
    }

    private BroadcastDay day(LocalDate date) throws Exception {
        Channel channel = channel();
        return new BroadcastDay(date, channel.zone(), channel.dayStart());
    }

    private ScheduleDay compiled(LocalDate date, CatalogSnapshot catalog, long seed) throws Exception {
        BroadcastDay day = day(date);
        Compilation made = compiler().compile(new Request(goodPlan(), catalog, day, seed, day.start()));

        assertThat(made.problems()).noneMatch(problem -> problem.severity() == Severity.ERROR);
        return made.day().orElseThrow();
    }

    @Test
    public void required_CMP_1_aGoodFileHasNoErrors() throws Exception {
        Reading reading = compiler().read(goodPlan());

        assertThat(reading.channel()).isPresent();
        assertThat(reading.problems()).noneMatch(problem -> problem.severity() == Severity.ERROR);
    }

    @Test
    public void required_CMP_2_allErrorsAreToldAtOnceWithTheirPlace() throws Exception {
        Reading reading = compiler().read(badPlan());
        List<Problem> errors = reading.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();

        assertThat(reading.channel()).isEmpty();
        assertThat(errors).hasSizeGreaterThan(1).allSatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(badPlan().file());
            assertThat(problem.line()).isPositive();
            assertThat(problem.column()).isPositive();
            assertThat(problem.code()).isNotBlank();
            assertThat(problem.message()).isNotBlank();
        });
    }

    @Test
    public void required_CMP_3_sameInputsGiveTheSameDay() throws Exception {
        ScheduleDay day = compiled(DAYS.get(0), catalog(), 7);

        assertThat(compiled(DAYS.get(0), catalog(), 7)).isEqualTo(day);
        List<ScheduleDay> together = Together.ask(() -> compiled(DAYS.get(0), catalog(), 7));
        assertThat(together).allMatch(day::equals);
    }

    @Test
    public void required_CMP_4_entriesCoverTheDayWithoutGapOrOverlap() throws Exception {
        for (LocalDate date : DAYS) {
            ScheduleDay made = compiled(date, catalog(), 7);
            Instant at = day(date).start();

            assertThat(made.start()).isEqualTo(at);
            for (ScheduleEntry entry : made.entries()) {
                assertThat(entry.start()).as("%s of %s", entry.title(), date).isEqualTo(at);
                assertThat(entry.end()).isAfter(entry.start());
                at = entry.end();
            }
            assertThat(made.end()).isEqualTo(at).isAfterOrEqualTo(day(date).end());
        }
    }

    @Test
    public void required_CMP_5_entriesLieOnTheGrid() throws Exception {
        Duration grid = channel().grid();
        for (LocalDate date : DAYS) {
            Instant start = day(date).start();

            assertThat(compiled(date, catalog(), 7).entries()).allSatisfy(entry -> assertThat(
                            Duration.between(start, entry.end()).toNanos() % grid.toNanos())
                    .as("%s of %s ends on the grid", entry.title(), date)
                    .isZero());
        }
    }

    @Test
    public void required_CMP_6_onlyReadyAssetsAreScheduled() throws Exception {
        CatalogSnapshot catalog = catalog();
        for (LocalDate date : DAYS) {
            assertThat(compiled(date, catalog, 7).entries())
                    .flatExtracting(entry -> entry.asset().stream().toList())
                    .isNotEmpty()
                    .allSatisfy(asset ->
                            assertThat(catalog.asset(asset).map(Asset::state)).contains(AssetState.READY));
        }
    }

    @Test
    public void required_CMP_7_namesOfEntriesAreUnique() throws Exception {
        List<String> names = new ArrayList<>();
        for (LocalDate date : DAYS) {
            compiled(date, catalog(), 7).entries().forEach(entry -> names.add(entry.id()));
        }

        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    public void required_CMP_8_withoutAnyMediumTheDayIsStillWholeAndSaysWhy() throws Exception {
        ScheduleDay made = compiled(DAYS.get(0), ListedCatalog.of(), 7);

        assertThat(made.entries()).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.asset()).isEmpty();
            assertThat(entry.reason()).isNotBlank();
        });
        assertThat(made.end()).isAfterOrEqualTo(day(DAYS.get(0)).end());
    }

    @Test
    public void required_CMP_9_anyTextIsAnsweredWithProblemsNotThrown() throws Exception {
        ScheduleCompiler compiler = compiler();
        Random random = new Random(1);
        String good = goodPlan().text();
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int change = 0; change < 3; change++) {
                int at = random.nextInt(text.length());
                text.setCharAt(at, (char) (32 + random.nextInt(95)));
            }
            String cut = i % 4 == 0 ? text.substring(0, random.nextInt(text.length())) : text.toString();

            Reading reading = compiler.read(new PlanText("mangled.yaml", cut));

            boolean refused = reading.problems().stream().anyMatch(p -> p.severity() == Severity.ERROR);
            assertThat(reading.channel().isEmpty()).as(cut).isEqualTo(refused);
        }
    }

    @Test
    public void required_CMP_10_theRestOfADayIsWhatTheWholeDayHasThere() throws Exception {
        CatalogSnapshot catalog = catalog();
        for (LocalDate date : DAYS) {
            List<ScheduleEntry> whole = compiled(date, catalog, 7).entries();
            int half = whole.size() / 2;

            Compilation rest = compiler()
                    .compile(new Request(
                            goodPlan(), catalog, day(date), 7, whole.get(half).start()));

            assertThat(rest.day().orElseThrow().entries()).isEqualTo(whole.subList(half, whole.size()));
        }
    }
}
