package org.retrovue.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.Change;
import org.retrovue.api.plan.Origin;
import org.retrovue.api.plan.Packaging;
import org.retrovue.api.plan.Preview;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.tck.fake.MadeChannel;

public final class PreviewHtmlTest {

    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");
    private static final Channel CHANNEL = channel(Duration.ofMinutes(30));

    @Test
    public void cellsAreAsTallAsTheyLastAndSayWhyTheyAreThere() {
        String html = new PreviewHtml(preview(Optional.of(CHANNEL))).toString();

        assertThat(html)
                .contains("Mon 5 Jan")
                .contains("top:0px;height:27px")
                .contains("top:28px;height:139px")
                .contains("<b>06:30</b> Casa &amp; Blanca")
                .contains("retro.yaml:24\nlayer every_day, block 06:00-18:00\npool films, 12 candidates\n- drawn")
                .contains("5 Retro &lt;Prime&gt;")
                .doesNotContain("<Prime>");
    }

    @Test
    public void manySmallCellsOfOneTitleHaveOneText() {
        List<ScheduleEntry> short3 = List.of(entry(0, 3, "Clip"), entry(3, 6, "Clip"), entry(6, 9, "News"));
        Preview preview = new Preview(
                Optional.of(CHANNEL),
                List.of(),
                LocalDate.of(2026, 1, 5),
                List.of(new ScheduleDay(
                        CHANNEL.id(), LocalDate.of(2026, 1, 5), START, START.plusSeconds(540), short3, "d", 1)),
                List.of());

        assertThat(new PreviewHtml(preview).toString())
                .containsOnlyOnce("<b>06:00</b> Clip")
                .doesNotContain("<b>06:03</b>")
                .contains("<span class=\"run\" style=\"top:5px\"><b>06:06</b> News</span>");
    }

    @Test
    public void cellsOfAFineGridHaveRoomForTheirTexts() {
        Channel fine = channel(Duration.ofMinutes(15));

        assertThat(new PreviewHtml(preview(Optional.of(fine))).toString()).contains("top:0px;height:35px");
        assertThat(new PreviewHtml(preview(Optional.of(channel(Duration.ofSeconds(10))))).toString())
                .contains("top:0px;height:59px");
    }

    @Test
    public void problemsAndDifferencesStandBeside() {
        String html = new PreviewHtml(preview(Optional.of(CHANNEL))).toString();

        assertThat(html)
                .contains("<li class=\"warn\">retro.yaml:3:7: odd</li>")
                .contains("<li class=\"replaced\"><b>Mon 5 Jan 06:00</b> <s>Bar Show</s> Casa &amp; Blanca</li>");
        assertThat(new PreviewHtml(preview(Optional.empty())).toString()).contains("nothing to show until");
    }

    @Test
    public void whatPagesLoadLiesWhereTheConsoleLooksForIt() {
        for (String name : List.of("console.css", "refresh.js", "preview.css", "preview.js")) {
            assertThat(PreviewPage.class.getResource("/res/" + name)).as(name).isNotNull();
        }
    }

    @Test
    public void depthsAreToldAsPeopleDo() {
        assertThat(HorizonTables.depth(START, START.plusSeconds(4 * 86_400 - 60)))
                .isEqualTo("3 d 23 h");
        assertThat(HorizonTables.depth(START, START.plusSeconds(20_400))).isEqualTo("5 h 40 min");
        assertThat(HorizonTables.depth(START, START.plusSeconds(1500))).isEqualTo("25 min");
        assertThat(HorizonTables.depth(START, START)).isEqualTo("nothing");
        assertThat(HorizonTables.since(START)).isEqualTo("2026-01-05 12:00:00");
        assertThat(HorizonTables.since(Instant.EPOCH)).isEmpty();
    }

    private static Channel channel(Duration grid) {
        return MadeChannel.of("retro-prime")
                .called("5", "Retro <Prime>")
                .in(ZoneId.of("America/Chicago"))
                .grid(grid)
                .made();
    }

    private static Preview preview(Optional<Channel> channel) {
        ScheduleEntry first = entry(0, 30, "Bar Show");
        ScheduleEntry second = entry(30, 180, "Casa & Blanca");
        return new Preview(
                channel,
                List.of(new Problem(Problem.Severity.WARNING, "odd", "retro.yaml", 3, 7, "odd", Optional.empty())),
                LocalDate.of(2026, 1, 5),
                List.of(new ScheduleDay(
                        CHANNEL.id(),
                        LocalDate.of(2026, 1, 5),
                        START,
                        START.plusSeconds(86_400),
                        List.of(first, second),
                        "d",
                        1)),
                List.of(new Change(
                        Change.Kind.REPLACED, Optional.of(first), Optional.of(entry(0, 30, "Casa & Blanca")))));
    }

    private static ScheduleEntry entry(int from, int to, String title) {
        return new ScheduleEntry(
                "e" + from,
                ScheduleEntry.Kind.PROGRAMME,
                START.plusSeconds(from * 60L),
                START.plusSeconds(to * 60L),
                title,
                "",
                Optional.empty(),
                "",
                List.of(),
                false,
                Packaging.USUAL,
                new Origin("retro.yaml", 24, "every_day", "06:00-18:00", "films", "films", 12, List.of("drawn")),
                Optional.empty());
    }
}
