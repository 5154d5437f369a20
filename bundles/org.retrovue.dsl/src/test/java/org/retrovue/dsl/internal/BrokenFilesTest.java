package org.retrovue.dsl.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.Test;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.Problem.Severity;
import org.retrovue.api.plan.ScheduleCompiler.Reading;
import org.retrovue.tck.fake.LargeCatalog;
import org.retrovue.tck.fake.ListedCatalog;

/** Whatever is wrong with a channel file is told with its place; nothing is thrown, and nothing takes long. */
public final class BrokenFilesTest {
    private static final String HEAD = "channel: x\nnumber: 7\ntimezone: UTC\n";
    private static final String REST = "schedule: {every_day: [{\"06:00-06:00\": a}]}\n";
    private static final Map<String, String> BESIDE = Map.of(
            "_network.yaml", "timezone: UTC\n",
            "_a.yaml", "extends: _b.yaml\n",
            "_b.yaml", "extends: _a.yaml\n",
            "_bad.yaml", "pools:\n  a: {mach: \"type:film\"}\n");
    private static final long LONGEST = 500_000_000L; // nanoseconds of the processor
    private static final int MUTANTS = 2000;

    private final YamlCompiler compiler = new YamlCompiler();

    @Test
    public void everyMistakeIsToldInItsPlaceAndWords() throws IOException {
        Map<String, String> cases = cases();
        assertThat(cases).hasSizeGreaterThan(60);
        cases.forEach((name, text) -> {
            String[] halves = text.split("(?m)^>>>\\n", 2);
            List<String> expected = halves[1].lines().toList();
            List<Problem> problems = compiler.read(new PlanText("x.yaml", halves[0].replace("HEAD\n", HEAD), BESIDE))
                    .problems();
            List<String> told = new ArrayList<>();
            for (int i = 0; i < problems.size(); i++) {
                String message = (problems.get(i).severity() == Severity.WARNING ? "warning " : "") + problems.get(i);
                String wanted = i < expected.size() ? expected.get(i) : "";
                boolean begins = wanted.endsWith("...")
                        && message.startsWith(wanted.substring(0, wanted.length() - "...".length()));
                told.add(begins ? wanted : message);
            }
            assertThat(told).as(name).isEqualTo(expected);
        });
    }

    private static Map<String, String> cases() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(BrokenFilesTest.class.getResourceAsStream("broken-files.txt"))) {
            Map<String, String> cases = new LinkedHashMap<>();
            for (String each : new String(stream.readAllBytes(), UTF_8).split("(?m)^=== ")) {
                int end = each.indexOf('\n');
                if (each.contains(">>>")) {
                    cases.put(each.substring(0, end), each.substring(end + 1));
                }
            }
            return cases;
        }
    }

    @Test
    public void bombsAndHugeFilesAreRefusedQuickly() {
        Map<String, String> bombs = new LinkedHashMap<>();
        bombs.put("ten megabytes of comment", HEAD + "# long\n".repeat(10_000_000 / 7) + "pools: {a: all}\n" + REST);
        bombs.put("ten megabytes of one text", HEAD + "notes: " + "x".repeat(10_000_000) + "\n" + REST);
        bombs.put("a hundred thousand keys", HEAD + keys(100_000) + REST);
        bombs.put("deep lists", HEAD + "notes: " + "[".repeat(20_000) + "]".repeat(20_000) + "\n" + REST);
        bombs.put("deep maps", HEAD + "notes: " + "{a: ".repeat(20_000) + "}".repeat(20_000) + "\n" + REST);
        bombs.put("a deep query", HEAD + "pools: {a: \"" + "(".repeat(50_000) + "\"}\n" + REST);
        bombs.put("a query of many words", HEAD + "pools: {a: \"" + "type:film or ".repeat(20_000) + "\"}\n" + REST);
        bombs.put("a query of many nots", HEAD + "pools: {a: \"" + "not ".repeat(20_000) + "type:film\"}\n" + REST);
        bombs.put("a laugh", HEAD + laugh() + REST);
        bombs.put("many merges", HEAD + merges() + REST);
        bombs.put("an endless number", "channel: x\nnumber: " + "9".repeat(100_000) + "\n" + REST);
        bombs.put("binary", "\0\1\2\3\uFFFE\uD800 channel: x");
        bombs.put("a mark of byte order alone", "\uFEFF");
        compiler.read(new PlanText("warm.yaml", HEAD + "pools: {a: \"type:film\"}\n" + REST));

        bombs.forEach((name, text) -> {
            long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Reading reading = compiler.read(new PlanText("x.yaml", text));
            long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
            assertThat(reading.problems()).as(name).isNotEmpty().hasSizeLessThan(101);
            assertThat(reading.channel()).as(name).isEmpty();
            assertThat(took).as(name).isLessThan(LONGEST);
        });
    }

    private static String keys(int count) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append("key").append(i).append(": 1\n");
        }
        return all.toString();
    }

    private static String laugh() {
        StringBuilder all = new StringBuilder("notes:\n  - &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n");
        for (int i = 1; i < 12; i++) {
            all.append("  - &a")
                    .append(i)
                    .append(" [")
                    .append(("*a" + (i - 1) + ", ").repeat(9))
                    .append("x]\n");
        }
        return all.toString();
    }

    private static String merges() {
        StringBuilder all = new StringBuilder("zones:\n  z0: &z0 {window: \"06:00-07:00\"}\n");
        for (int i = 1; i < 200; i++) {
            all.append("  z").append(i).append(": &z").append(i).append(" {<<: [");
            all.append("*z").append(i - 1).append(", *z").append(i - 1).append("]}\n");
        }
        return all.toString();
    }

    @Test
    public void noChangeOfAGoodFileMakesTheCompilerThrow() throws IOException {
        List<PlanText> good = ExampleFiles.in(ExampleFiles.FOLDER);
        ListedCatalog catalog = new ListedCatalog(1, everyFortieth());
        List<String> words = words(good);
        int read = 0;
        for (int seed = 0; seed < MUTANTS; seed++) {
            Random random = new Random(seed);
            PlanText from = good.get(random.nextInt(good.size()));
            boolean house = !from.beside().isEmpty() && random.nextInt(4) == 0;
            Map<String, String> beside = new HashMap<>(from.beside());
            if (house) {
                String name = beside.keySet().stream().sorted().findFirst().orElseThrow();
                beside.put(name, mutant(beside.getOrDefault(name, ""), words, random));
            }
            PlanText text = new PlanText(from.file(), house ? from.text() : mutant(from.text(), words, random), beside);
            try {
                Reading reading = compiler.read(text);
                assertThat(reading.channel().isEmpty())
                        .isEqualTo(reading.problems().stream().anyMatch(p -> p.severity() == Severity.ERROR));
                reading.problems().forEach(problem -> assertPlaced(problem, text));
                if (reading.channel().isPresent() && seed % 4 == 0) {
                    new FileDays(compiler, text, catalog).days(LocalDate.of(2026, 10, 31), 2);
                    read++;
                }
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                throw new AssertionError("mutant " + seed + ":\n" + text.text() + "\n" + text.beside(), e);
            }
        }
        assertThat(read).isGreaterThan(MUTANTS / 40);
    }

    private static void assertPlaced(Problem problem, PlanText text) {
        boolean whole = problem.line() == 0;
        boolean own = problem.file().equals(text.file());
        assertThat(own || text.beside().containsKey(problem.file()))
                .as("%s", problem)
                .isTrue();
        String in = own ? text.text() : text.beside().getOrDefault(problem.file(), "");
        assertThat(problem.message()).isNotBlank();
        assertThat(whole || problem.line() <= in.lines().count() + 1)
                .as("%s", problem)
                .isTrue();
        assertThat(whole && !List.of("empty", "too-big", "too-large").contains(problem.code()))
                .as("%s [%s]", problem, problem.code())
                .isFalse();
    }

    private static List<Asset> everyFortieth() {
        List<Asset> all = LargeCatalog.snapshot().ready(AssetQuery.ALL);
        List<Asset> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += 40) {
            some.add(all.get(i));
        }
        return some;
    }

    private static List<String> words(List<PlanText> texts) {
        return texts.stream()
                .flatMap(text -> Arrays.stream(text.text().split("[\\s{}\\[\\],\"']+")))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private static String mutant(String text, List<String> words, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes && !lines.isEmpty(); i++) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            switch (random.nextInt(8)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(random.nextInt(lines.size()), line);
                case 2 -> lines.set(at, " ".repeat(random.nextInt(4)) + line.strip());
                case 3 -> lines.set(at, replaced(line, words, random));
                case 4 -> lines.set(at, replaced(line, words, random));
                case 5 ->
                    lines.set(
                            at,
                            replaced(
                                    line,
                                    List.of(
                                            "~",
                                            "*",
                                            "&x",
                                            "!!int",
                                            "-1",
                                            "99999999999",
                                            "",
                                            "{}",
                                            "[]",
                                            ": :",
                                            "2026-02-30",
                                            "\t",
                                            "\u00e9\uD83D\uDE00"),
                                    random));
                case 6 -> {
                    int cut = random.nextInt(line.length() + 1);
                    lines.set(at, line.substring(0, cut) + (char) (32 + random.nextInt(95)) + line.substring(cut));
                }
                default -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String replaced(String line, List<String> words, Random random) {
        String[] parts = line.split("(?<=[\\s{}\\[\\],\"':-])|(?=[\\s{}\\[\\],\"':-])");
        if (parts.length > 0) {
            parts[random.nextInt(parts.length)] = words.get(random.nextInt(words.size()));
        }
        return String.join("", parts);
    }
}
