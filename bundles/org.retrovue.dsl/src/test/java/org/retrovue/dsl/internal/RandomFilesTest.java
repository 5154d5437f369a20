package org.retrovue.dsl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.ScheduleEntry.Kind;
import org.retrovue.tck.fake.Assets;
import org.retrovue.tck.fake.ListedCatalog;
import org.retrovue.time.BroadcastDay;

/** What holds for any file on any day. */
public final class RandomFilesTest {
    private static final int FILES = Integer.getInteger("files", 150);
    private static final int FROM = Integer.getInteger("from", 0);
    private static final int DAYS = 3;
    private static final ListedCatalog CATALOG = catalog();

    @Test
    public void everyDayIsCoveredOnTheGridWithoutHoleOrOverlapAndTheSameFromEveryCompiler() {
        for (int seed = FROM; seed < FROM + FILES; seed++) {
            RandomFiles files = new RandomFiles(seed);
            PlanText text = new PlanText("x.yaml", files.text(""));
            LocalDate first = files.first();
            FileDays days = new FileDays(text, CATALOG);
            // The second knows neither what the first has remembered, nor its lines: it reads another text of the same
            // meaning.
            FileDays again = new FileDays(new PlanText("y.yaml", "# A comment.\n\n" + text.text()), CATALOG);
            Instant at = days.broadcastDay(first).start();
            for (int i = 0; i < DAYS; i++) {
                ScheduleDay day = days.day(first.plusDays(i));
                at = check("file " + seed + "\n" + text.text(), days, day, at);
                assertThat(shown(again.day(first.plusDays(i)).entries()))
                        .as("file %s\n%s", seed, text.text())
                        .isEqualTo(shown(day.entries()));
            }
        }
    }

    private static Instant check(String file, FileDays days, ScheduleDay day, Instant from) {
        long grid = days.channel().grid().toSeconds();
        Instant at = from;
        for (ScheduleEntry entry : day.entries()) {
            long seconds = Duration.between(entry.start(), entry.end()).toSeconds();
            boolean whole = entry.kind() != Kind.PROGRAMME || entry.exact() || seconds % grid == 0;
            boolean said =
                    !entry.origin().because().isEmpty() && (entry.origin().line() > 0 || entry.kind() == Kind.OPEN);
            if (!entry.start().equals(at) || seconds <= 0 || !whole || !said) {
                throw new AssertionError(file + "\n" + entry + " after " + at + "\n" + days.lines(day.entries()));
            }
            at = entry.end();
        }
        BroadcastDay broadcast = days.broadcastDay(day.date());
        assertThat(at).as(file).isEqualTo(day.end()).isAfterOrEqualTo(broadcast.end());
        return at;
    }

    @Test
    public void aDayMadeInTwoPiecesIsTheDayMadeAtOnce() {
        int cuts = 0;
        for (int seed = FROM; seed < FROM + FILES; seed++) {
            RandomFiles files = new RandomFiles(seed);
            PlanText text = new PlanText("x.yaml", files.text(""));
            LocalDate first = files.first();
            FileDays days = new FileDays(text, CATALOG);
            days.day(first);
            List<ScheduleEntry> whole = days.day(first.plusDays(1)).entries();
            if (whole.size() < 3) {
                continue;
            }
            int cut = 1 + seed % (whole.size() - 1);
            List<ScheduleEntry> rest =
                    days.day(first.plusDays(1), whole.get(cut).start()).entries();
            assertThat(shown(rest))
                    .as("file %s from %s\n%s\n%s", seed, whole.get(cut).start(), text.text(), days.lines(whole))
                    .isEqualTo(shown(whole.subList(cut, whole.size())));
            cuts++;
        }
        assertThat(cuts).isGreaterThan(FILES / 2);
    }

    @Test
    public void aLayerOnTopLeavesWhatItDoesNotCoverAsItWas() {
        for (int seed = FROM; seed < FROM + FILES; seed++) {
            RandomFiles files = new RandomFiles(seed);
            LocalDate first = files.first();
            String special = files.special(first.plusDays(1));
            FileDays plain = new FileDays(new PlanText("x.yaml", withoutHistory(files.text(""))), CATALOG);
            FileDays other = new FileDays(new PlanText("x.yaml", withoutHistory(files.text(special))), CATALOG);
            List<ScheduleEntry> was = plain.days(first, DAYS);
            List<ScheduleEntry> is = other.days(first, DAYS);
            List<ScheduleEntry> covers = is.stream()
                    .filter(entry ->
                            entry.origin().layer().equals(first.plusDays(1).toString()))
                    .toList();
            if (covers.isEmpty()) {
                continue; // something above it covers it
            }
            Instant from = covers.get(0).start();
            Instant until = covers.get(covers.size() - 1).end();
            Set<String> now = new HashSet<>(shown(is));
            List<String> lost = new ArrayList<>();
            for (ScheduleEntry entry : was) {
                boolean covered = entry.end().isAfter(from) && entry.start().isBefore(until);
                boolean clipped = is.stream()
                        .anyMatch(each -> each.reason().contains("out of turn")
                                && each.start().isBefore(entry.end())
                                && each.end().isAfter(entry.start()));
                boolean counts =
                        entry.kind() == Kind.PROGRAMME && !entry.reason().contains("out of turn");
                if (counts && !covered && !clipped && !now.contains(shown(entry))) {
                    lost.add(plain.line(entry));
                }
            }
            assertThat(lost)
                    .as("file %s\n%s\n%s\n%s", seed, files.text(special), plain.lines(was), other.lines(is))
                    .isEmpty();
        }
    }

    /** What is pushed or runs on from day to day, and what asks when something was on, is not what the file says alone. */
    private static String withoutHistory(String text) {
        return text.replace("bleed: true", "bleed: false")
                .replaceAll(",? ?avoid_last: \\w+", "")
                .replace(", order: least-recent", "")
                .replace("marathon: films", "pool: films")
                .replaceAll("\"0(\\d):00-0\\1:00\"", "\"0$1:00-2$1:00\"");
    }

    private static List<String> shown(List<ScheduleEntry> entries) {
        return entries.stream().map(RandomFilesTest::shown).toList();
    }

    /** Everything of an entry but where it is written. */
    private static String shown(ScheduleEntry entry) {
        return entry.kind() + " " + entry.start() + " " + entry.end() + " " + entry.title() + " " + entry.subtitle()
                + " " + entry.parts() + " " + entry.exact() + " " + entry.packaging() + " " + entry.overrun();
    }

    private static ListedCatalog catalog() {
        List<Asset> all = new ArrayList<>();
        add(all, "half-hours", "episode", 23, 1320, 1320, 1290, 2600);
        add(all, "hours", "episode", 9, 2600, 2580, 3300);
        add(all, "films", "film", 31, 5400, 6100, 7900, 9000, 4300, 11000);
        add(all, "shorts", "short", 17, 420, 660, 610, 35);
        all.add(Assets.asset("s:ident")
                .title("ident")
                .collection("idents")
                .seconds(12)
                .ready());
        return new ListedCatalog(1, all);
    }

    private static void add(List<Asset> all, String collection, String type, int count, long... seconds) {
        for (int i = 1; i <= count; i++) {
            all.add(Assets.asset("s:" + collection + "-" + i)
                    .title(collection + " " + i)
                    .type(type)
                    .collection(collection)
                    .seconds(seconds[i % seconds.length])
                    .ready());
        }
    }
}
