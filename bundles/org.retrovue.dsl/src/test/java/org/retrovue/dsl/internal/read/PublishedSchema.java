package org.retrovue.dsl.internal.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The JSON Schema as editors use it. */
final class PublishedSchema {
    static final Path FILE = Path.of("src/main/resources/org/retrovue/dsl/channel.schema.json");

    /** The keys that the reader of the language knows, whatever their place. */
    static final List<String> READER_KEYS = Stream.of(
                    ChannelFileReader.KEYS,
                    ChannelFileReader.TRAFFIC_KEYS,
                    Head.LISTING_KEYS,
                    PoolReader.KEYS,
                    Queries.KEYS,
                    BreaksReader.KEYS,
                    Overlays.BUG_KEYS,
                    ProgramReader.KEYS,
                    ProgramReader.DRESSING_KEYS,
                    VirtualReader.KEYS,
                    StepReader.KEYS,
                    Zones.KEYS,
                    EntryReader.KEYS,
                    MarathonReader.KEYS,
                    MarathonReader.SELECTOR_KEYS)
            .flatMap(List::stream)
            .distinct()
            .toList();

    private PublishedSchema() {}

    static JsonNode root() throws IOException {
        return new ObjectMapper().readTree(FILE.toFile());
    }

    /** Returns the schema of channel files. */
    static JsonSchema channel() throws IOException {
        return schema(root());
    }

    /** Returns the schema of files that channel files extend and include. */
    static JsonSchema house() throws IOException {
        ObjectNode root = (ObjectNode) root();
        root.remove(List.of("required", "anyOf"));
        return schema(root);
    }

    private static JsonSchema schema(JsonNode root) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root);
    }

    /** The tree as an editor sees it, which goes by YAML 1.2: true, false and numbers, nothing more. */
    static JsonNode tree(String file, String text) {
        return tree(YamlTree.parse(file, text, new Problems(file)).orElseThrow());
    }

    private static JsonNode tree(Node node) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (node instanceof MappingNode mapping) {
            Map<String, JsonNode> all = new TreeMap<>();
            mapping.getValue()
                    .forEach(
                            tuple -> all.put(((ScalarNode) tuple.getKeyNode()).getValue(), tree(tuple.getValueNode())));
            return new ObjectNode(make, all);
        } else if (node instanceof SequenceNode list) {
            ArrayNode all = make.arrayNode();
            list.getValue().forEach(each -> all.add(tree(each)));
            return all;
        }
        ScalarNode scalar = (ScalarNode) node;
        String value = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return make.textNode(value);
        } else if (value.equals("true") || value.equals("false")) {
            return make.booleanNode(value.equals("true"));
        } else if (value.matches("-?\\d{1,9}")) {
            return make.numberNode(Integer.parseInt(value));
        }
        return value.matches("-?\\d*\\.\\d+") ? make.numberNode(new BigDecimal(value)) : make.textNode(value);
    }
}
