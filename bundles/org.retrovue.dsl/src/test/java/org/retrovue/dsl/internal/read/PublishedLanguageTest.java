package org.retrovue.dsl.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.Problem.Severity;
import org.retrovue.dsl.internal.ExampleFiles;
import org.retrovue.dsl.internal.YamlCompiler;
import org.retrovue.dsl.internal.plan.ChannelPlan;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What is written about the language is true: the schema, the reference, the examples. */
public final class PublishedLanguageTest {
    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");

    private static final Map<String, String> BESIDE =
            Map.of("_network.yaml", """
            timezone: UTC
            pools: {medics: "series:Medics", fire: "series:Fire", bar_show: "series:'Bar Show'", films: "type:film", horror: "genre:horror", cards: "type:rating-card"}
            schedule: {every_day: [{"06:00-22:00": medics}]}
            """, "_films.yaml", "pools: {westerns: 'genre:western'}\n");

    @Test
    public void theSchemaIsPublishedAsItIsUsed() throws IOException {
        assertThat(DOCS.resolve("channel.schema.json")).hasSameTextualContentAs(PublishedSchema.FILE);
        assertThat(new YamlCompiler().schema()).isEqualTo(Files.readString(PublishedSchema.FILE));
        JsonNode root = PublishedSchema.root();
        List<String> without = new ArrayList<>();
        undescribed(root.path("$defs"), "", without);
        assertThat(without).isEmpty();
    }

    @Test
    public void theSchemaKnowsTheKeysThatTheReaderKnowsAndNoOthers() throws IOException {
        JsonNode all = PublishedSchema.root().path("$defs");

        same(all.path("house"), ChannelFileReader.KEYS, ChannelFileReader.OTHERWISE);
        JsonNode top = all.path("house").path("properties");
        same(top.path("traffic"), ChannelFileReader.TRAFFIC_KEYS, Map.of("default_profile", "profile"));
        same(top.path("listing"), Head.LISTING_KEYS, Map.of());
        same(top.path("sound"), SoundReader.KEYS, Map.of());
        same(top.path("transitions"), TransitionsReader.KEYS, Map.of());
        same(all.path("format"), FormatReader.KEYS, Map.of());
        same(all.path("match"), Queries.KEYS, Queries.OTHERWISE);
        same(all.path("pool_mapping"), PoolReader.KEYS, PoolReader.OTHERWISE);
        same(all.path("break_pattern"), BreaksReader.KEYS, Map.of());
        same(all.path("bug"), Overlays.BUG_KEYS, Map.of());
        same(all.path("program"), ProgramReader.KEYS, ProgramReader.OTHERWISE);
        same(all.path("dressings"), ProgramReader.DRESSING_KEYS, Map.of());
        same(all.path("virtual_asset"), VirtualReader.KEYS, VirtualReader.OTHERWISE);
        same(all.path("step"), StepReader.KEYS, StepReader.OTHERWISE);
        same(all.path("zone"), Zones.KEYS, Settings.OTHERWISE);
        same(all.path("entry_mapping"), EntryReader.KEYS, EntryReader.OTHERWISE);
        same(all.path("movie_marathon"), MarathonReader.KEYS, MarathonReader.OTHERWISE);
        same(
                all.path("movie_marathon").path("properties").path("movie_selector"),
                MarathonReader.SELECTOR_KEYS,
                MarathonReader.SELECTOR_OTHERWISE);
    }

    @Test
    public void everyExampleIsReadWithoutAWordAndKeepsToTheSchema() throws IOException {
        JsonSchema schema = PublishedSchema.channel();
        JsonSchema house = PublishedSchema.house();
        for (Path folder : List.of(ExampleFiles.FOLDER, ExampleFiles.OLD)) {
            Set<String> numbers = new HashSet<>();
            for (PlanText text : ExampleFiles.in(folder)) {
                text.beside().forEach((name, content) -> keepsTo(house, name, content));
                keepsTo(schema, text.file(), text.text());
                Problems problems = new Problems(text.file());
                Optional<ChannelPlan> plan = ChannelFileReader.read(text, problems);
                assertThat(problems.inOrder()).as(text.file()).isEmpty();
                assertThat(plan.orElseThrow().channel().id().value() + ".yaml").isEqualTo(text.file());
                assertThat(numbers.add(plan.get().channel().number()))
                        .as(text.file())
                        .isTrue();
            }
        }
    }

    private static void keepsTo(JsonSchema schema, String name, String text) {
        assertThat(text).as(name).startsWith("# yaml-language-server: $schema=");
        assertThat(schema.validate(PublishedSchema.tree(name, text))).as(name).isEmpty();
    }

    @Test
    public void everyExampleOfTheReferenceIsRead() throws IOException {
        JsonSchema schema = PublishedSchema.channel();
        String reference = Files.readString(DOCS.resolve("dsl.md"));
        Matcher block = BLOCK.matcher(reference);
        int count = 0;
        while (block.find()) {
            String text = block.group(1);
            String whole = (text.contains("channel:") ? "" : "channel: x\nnumber: 1\n")
                    + (text.contains("timezone:") || text.contains("extends: _") ? "" : "extends: _network.yaml\n")
                    + text;
            Problems problems = new Problems("dsl.md");
            ChannelFileReader.read(new PlanText("dsl.md", whole, BESIDE), problems);
            List<Problem> errors = problems.inOrder().stream()
                    .filter(problem -> problem.severity() == Severity.ERROR)
                    .toList();
            assertThat(errors).as(whole).isEmpty();
            assertThat(schema.validate(PublishedSchema.tree("dsl.md", whole)))
                    .as(whole)
                    .isEmpty();
            count++;
        }
        assertThat(count).isGreaterThan(10);
    }

    @Test
    public void theFirstFileThatPeopleSeeHasNoProblem() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(DOCS.resolve("../README.md")));
        assertThat(block.find()).isTrue();
        assertThat(new YamlCompiler()
                        .read(new PlanText("README.md", block.group(1)))
                        .problems())
                .isEmpty();
    }

    @Test
    public void theReferenceHasAnExampleOfEveryKey() throws IOException {
        Set<String> used = new HashSet<>();
        Matcher block = BLOCK.matcher(Files.readString(DOCS.resolve("dsl.md")));
        while (block.find()) {
            keys(
                    YamlTree.parse("dsl.md", block.group(1), new Problems("dsl.md"))
                            .orElseThrow(),
                    used);
        }
        Set<String> known = new TreeSet<>(PublishedSchema.READER_KEYS);
        known.removeAll(used);
        assertThat(known).containsExactlyInAnyOrder("min_duration_sec");
    }

    @Test
    public void theSchemaRefusesWhatIsNoChannelFile() throws IOException {
        JsonSchema schema = PublishedSchema.channel();
        assertThat(schema.validate(PublishedSchema.tree("x", "channel: x\n"))).isNotEmpty();
        assertThat(schema.validate(PublishedSchema.tree("x", "channel: x\nnumber: 1\npoools: {}\n")))
                .isNotEmpty();
        assertThat(schema.validate(
                        PublishedSchema.tree("x", "channel: x\nnumber: 1\nprograms: {p: {pool: a, slotz: 1}}\n")))
                .isNotEmpty();
        assertThat(schema.validate(PublishedSchema.tree(
                        "x", "channel: x\nnumber: 1\nschedule: {every_day: [{'06:00-07:00': {poool: a}}]}\n")))
                .isNotEmpty();
    }

    private static void keys(Node node, Collection<String> found) {
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> {
                found.add(((ScalarNode) tuple.getKeyNode()).getValue());
                keys(tuple.getValueNode(), found);
            });
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(each -> keys(each, found));
        }
    }

    private static void same(JsonNode definition, Collection<String> keys, Map<String, String> otherwise) {
        Set<String> expected = new TreeSet<>(keys);
        expected.addAll(otherwise.keySet());
        JsonNode mapping = definition;
        for (JsonNode each : definition.findValues("properties")) {
            if (!mapping.has("properties") || mapping == definition && !definition.has("properties")) {
                mapping = new ObjectNode(JsonNodeFactory.instance, Map.of("properties", each));
            }
        }
        Set<String> described = new TreeSet<>();
        mapping.path("properties").fieldNames().forEachRemaining(described::add);
        assertThat(described).isEqualTo(expected);
    }

    /** Everything that has a type or a choice, and every key, says what it is. */
    private static void undescribed(JsonNode node, String where, List<String> without) {
        if (node.has("properties")) {
            node.path("properties").properties().forEach(each -> {
                if (!each.getValue().has("description")) {
                    without.add(where + "/" + each.getKey());
                }
            });
        }
        node.properties().forEach(each -> undescribed(each.getValue(), where + "/" + each.getKey(), without));
        if (node instanceof ArrayNode array) {
            array.forEach(each -> undescribed(each, where, without));
        }
    }
}
