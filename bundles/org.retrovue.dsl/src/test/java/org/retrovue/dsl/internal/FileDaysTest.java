package org.retrovue.dsl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.Test;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.ScheduleEntry.Kind;
import org.retrovue.tck.fake.LargeCatalog;

/** What an owner expects of days that a file describes. */
public final class FileDaysTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

    @Test
    public void whatIsLongerThanItsBlockDoesNotHoldItsSequenceUp() {
        List<ScheduleEntry> shown =
                programmes(of("06:00-06:30", "\"series:'Bar Show'\"").days(MONDAY, 40));

        assertThat(shown)
                .extracting(ScheduleEntry::subtitle)
                .doesNotHaveDuplicates()
                .hasSize(40);
        assertThat(shown.get(24).subtitle()).isEqualTo("S02E01 · Chapter 26");
        assertThat(shown.get(24).origin().because()).contains("1 passed over because they are longer than the block");
        assertThat(shown.get(39).subtitle()).isEqualTo("S02E16 · Chapter 41");
    }

    @Test
    public void onceShowsSomethingThatFits() {
        FileDays days = of("20:00-22:00", "{once: {match: \"type:film\", order: random}}");

        List<ScheduleEntry> shown = programmes(days.days(MONDAY, 30));

        assertThat(shown)
                .hasSize(30)
                .allMatch(entry -> days.asset(entry).duration().ceil() <= 7200);
        assertThat(days.warnings()).isEmpty();
    }

    @Test
    public void theGuideNamesTheSeriesAndThenTheEpisode() {
        assertThat(programmes(of("06:00-06:30", "\"series:'Bar Show'\"").days(MONDAY, 1))
                        .get(0))
                .extracting(ScheduleEntry::title, ScheduleEntry::subtitle)
                .containsExactly("Bar Show", "S01E01 · Chapter 1");
        assertThat(programmes(of("06:00-06:30", "{pool: \"series:'Bar Show'\", title: Six}")
                                .days(MONDAY, 1))
                        .get(0))
                .extracting(ScheduleEntry::title, ScheduleEntry::subtitle)
                .containsExactly("Six", "Bar Show S01E01 · Chapter 1");
        assertThat(programmes(of("20:00-24:00", "{pool: \"type:film\", title: Late}")
                                .days(MONDAY, 1))
                        .get(0))
                .satisfies(entry -> assertThat(entry.title()).isEqualTo("Late"))
                .satisfies(entry -> assertThat(entry.subtitle()).endsWith(")"));
    }

    @Test
    public void aSequenceThatHasStoppedAndAPoolOutOfItsDatesSaySo() {
        FileDays stopped = of("06:00-07:00", "{pool: \"type:episode series:Medics season:1\", exhaustion: stop}");
        FileDays dated = of("06:00-12:00", "{pool: {match: \"type:film\", from: 2026-12-01}}");

        ScheduleEntry after = stopped.day(LocalDate.of(2026, 8, 1)).entries().get(0);
        ScheduleEntry before = dated.day(LocalDate.of(2026, 8, 1)).entries().get(0);

        assertThat(after.kind()).isEqualTo(Kind.FILL);
        assertThat(after.reason()).endsWith("has nothing to show on 2026-08-01: its sequence has come to its end");
        assertThat(before.reason()).endsWith("has nothing to show on 2026-08-01: it is not within its dates");
        assertThat(stopped.warnings()).isEmpty();
    }

    @Test
    public void namesOfAssetsThatThereAreNotAreToldThoughTheOthersAreShown() {
        FileDays days = new FileDays(new PlanText("x.yaml", """
                        channel: x
                        number: 7
                        timezone: UTC
                        programs:
                          by_hand: {list: [countdown, nobody], before: [network_intro, nothing]}
                        schedule: {every_day: [{"06:00-06:00": by_hand}]}
                        """), LargeCatalog.snapshot());

        assertThat(programmes(days.days(MONDAY, 1))).isNotEmpty();
        assertThat(days.warnings())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "x.yaml:6:1: no ready asset is called 'nobody'",
                        "x.yaml:6:1: no ready asset is called 'nothing'");
    }

    @Test
    public void whatTheFileNamesIsExplainedByThat() {
        ScheduleEntry entry = programmes(of("20:00-21:00", "{once: countdown}").days(MONDAY, 1))
                .get(0);

        assertThat(entry.origin().because()).containsExactly("the file names it: 'countdown'");
    }

    @Test
    public void theSameTextUnderTwoNamesGivesTheSameDays() {
        YamlCompiler compiler = new YamlCompiler();
        String text =
                "channel: x\nnumber: 7\ntimezone: UTC\nschedule: {every_day: [{\"06:00-06:00\": \"series:Medics\"}]}\n";
        FileDays one = new FileDays(compiler, new PlanText("one.yaml", text), LargeCatalog.snapshot());
        FileDays other = new FileDays(compiler, new PlanText("other.yaml", text), LargeCatalog.snapshot());

        assertThat(one.lines(one.days(MONDAY, 2))).isEqualTo(other.lines(other.days(MONDAY, 2)));
        ScheduleEntry again = one.day(MONDAY.plusDays(2)).entries().get(0);

        assertThat(again.origin().file()).isEqualTo("one.yaml");
        assertThat(other.day(MONDAY.plusDays(2)).entries().get(0).origin().file())
                .isEqualTo("other.yaml");
    }

    private static FileDays of(String time, String entry) {
        return new FileDays(
                new PlanText(
                        "x.yaml",
                        "channel: x\nnumber: 7\ntimezone: UTC\nschedule:\n  every_day:\n    - \"" + time + "\": "
                                + entry + "\n"),
                LargeCatalog.snapshot());
    }

    private static List<ScheduleEntry> programmes(List<ScheduleEntry> entries) {
        return entries.stream().filter(entry -> entry.kind() == Kind.PROGRAMME).toList();
    }
}
