package org.retrovue.dsl.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.Test;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.Problem.Severity;
import org.retrovue.dsl.internal.ExampleFiles;

/** The schema and the reader are given the same wrong files: what the reader says of keys, an editor says too, and an editor complains of nothing that is read. */
public final class SchemaAndReaderTest {
    private static final List<String> KEYS = Stream.concat(
                    PublishedSchema.READER_KEYS.stream(),
                    Stream.of("mode", "progression", "run_id", "grid_blocks", "cooldown", "channel_type"))
            .toList();
    private static final int OF_ELSEWHERE = 3;

    private final List<String> apart = new ArrayList<>();
    private int mutants;

    @Test
    public void aKeyInTheWrongPlaceIsRefusedByBothOrByNeither() throws IOException {
        JsonSchema schema = PublishedSchema.channel();
        Random random = new Random(4);
        List<PlanText> texts = new ArrayList<>(ExampleFiles.in(ExampleFiles.FOLDER));
        texts.addAll(ExampleFiles.in(ExampleFiles.OLD));
        for (PlanText text : texts) {
            JsonNode root = PublishedSchema.tree(text.file(), text.text());
            for (ObjectNode place : mappings(root)) {
                for (String key : keys(random)) {
                    if (!place.has(key)) {
                        place.put(key, "zz");
                        compare(schema, text, root, key);
                        place.remove(key);
                    }
                }
            }
        }
        assertThat(apart).isEmpty();
        assertThat(mutants).isGreaterThan(1000);
    }

    private static List<String> keys(Random random) {
        List<String> keys = new ArrayList<>(List.of("zz", "+zz"));
        for (int i = 0; i < OF_ELSEWHERE; i++) {
            keys.add(KEYS.get(random.nextInt(KEYS.size())));
        }
        return keys;
    }

    private static List<ObjectNode> mappings(JsonNode node) {
        List<ObjectNode> all = new ArrayList<>();
        if (node instanceof ObjectNode mapping) {
            all.add(mapping);
        }
        node.forEach(each -> all.addAll(mappings(each)));
        return all;
    }

    private void compare(JsonSchema schema, PlanText text, JsonNode root, String key) {
        mutants++;
        PlanText mutant = new PlanText(text.file(), root.toString(), text.beside());
        Problems problems = new Problems(text.file());
        ChannelFileReader.read(mutant, problems);
        List<Problem> errors = problems.inOrder().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        boolean unknown = errors.stream()
                .filter(problem -> problem.code().equals("unknown-key"))
                // whether a word beside a time is the name of a zone, no schema can know
                .anyMatch(problem -> !problem.message().contains(" in an entry of schedule."));
        var complaints = schema.validate(root);
        if (unknown && complaints.isEmpty()) {
            apart.add("read but not by the reader: " + errors + " in " + mutant.text());
        } else if (errors.isEmpty() && !complaints.isEmpty()) {
            apart.add("refused by the schema alone: " + key + " in " + mutant.text() + ": " + complaints);
        }
    }
}
