package org.retrovue.dsl.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.ScheduleCompiler.Compilation;
import org.retrovue.api.plan.ScheduleCompiler.Request;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.ScheduleEntry.Kind;
import org.retrovue.api.plan.Seeds;
import org.retrovue.dsl.internal.ExampleFiles;
import org.retrovue.dsl.internal.YamlCompiler;
import org.retrovue.tck.fake.LargeCatalog;
import org.retrovue.time.BroadcastDay;

/** The examples make days of the large catalogue. */
public final class ExamplesTest {
    /** Ordinary days, a clock change, Halloween, Thanksgiving, Advent, Christmas, the turn of the year, Easter. */
    private static final List<String> DAYS = List.of(
            "2026-10-30",
            "2026-10-31",
            "2026-11-01",
            "2026-11-26",
            "2026-12-05",
            "2026-12-24",
            "2026-12-31",
            "2027-03-28");

    private final List<String> all = new ArrayList<>();
    private final YamlCompiler compiler = new YamlCompiler();

    @Test
    public void everyExampleFillsItsDaysFromTheLargeCatalogueWithoutAWord() throws IOException {
        for (Path folder : List.of(ExampleFiles.FOLDER, ExampleFiles.OLD)) {
            ExampleFiles.in(folder).forEach(this::fills);
        }
        assertThat(all).isEmpty();
    }

    private void fills(PlanText text) {
        Channel channel = compiler.read(text).channel().orElseThrow();
        Set<String> said = new TreeSet<>();
        List<String> idle = new ArrayList<>();
        for (String date : DAYS) {
            BroadcastDay day = new BroadcastDay(LocalDate.parse(date), channel.zone(), channel.dayStart());
            long seed = Seeds.of(channel.id(), day.date());
            Compilation made = compiler.compile(new Request(text, LargeCatalog.snapshot(), day, seed, day.start()));
            made.problems().forEach(problem -> said.add(date + " " + problem));
            ScheduleDay schedule = made.day().orElseThrow();
            Instant at = day.start();
            for (ScheduleEntry entry : schedule.entries()) {
                assertThat(entry.start()).as(text.file() + " " + date).isEqualTo(at);
                at = entry.end();
                if (entry.kind() == Kind.OPEN) {
                    idle.add(date + " " + entry);
                }
            }
            assertThat(at).as(text.file() + " " + date).isAfterOrEqualTo(day.end());
        }
        said.addAll(idle);
        said.forEach(each -> all.add(text.file() + ": " + each));
    }
}
