package dev.usher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.message.MessageType;
import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.launcher.ProjectLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// docs/asyncapi.yaml says what topology.json and the messages say.
class AsyncApiTest {
    private static final Path DOCUMENT = ProjectLayout.find().root().resolve("docs/asyncapi.yaml");
    private static final Topology TOPOLOGY = Topology.load();

    private final Map<String, Object> document = read();

    @Test
    void channelsAreTheTopicsWithTheirMessages() {
        assertThat(map(document.get("channels")))
                .containsOnlyKeys(TOPOLOGY.topics().keySet());
        TOPOLOGY.topics().forEach((name, topic) -> {
            var channel = map(map(document.get("channels")).get(name));
            assertThat(channel).containsEntry("address", TOPOLOGY.physicalName(name, "{env}"));
            assertThat(map(channel.get("messages"))).containsOnlyKeys(topic.messages());
        });
    }

    @Test
    void operationsAreThePublishersAndTheQueues() {
        var operations = map(document.get("operations"));

        int published = TOPOLOGY.topics().values().stream()
                .mapToInt(topic -> topic.messages().size())
                .sum();
        assertThat(operations).hasSize(published + TOPOLOGY.queues().size());
        TOPOLOGY.queues()
                .forEach((name, queue) -> assertThat(
                                map(map(operations.get(name)).get("channel")))
                        .containsEntry("$ref", "#/channels/" + queue.topic()));
    }

    @Test
    void everyMessageHasItsSchema() {
        assertThat(map(map(document.get("components")).get("messages")))
                .containsOnlyKeys(Arrays.stream(MessageType.values())
                        .map(MessageType::wireName)
                        .toList());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var references = new ArrayList<String>();
        collect(document, references);

        assertThat(references).isNotEmpty().allMatch(this::leadsSomewhere);
    }

    private boolean leadsSomewhere(String reference) {
        if (!reference.startsWith("#/")) {
            return Files.exists(DOCUMENT.resolveSibling(reference));
        }
        @Nullable Object found = document;
        for (String key : reference.substring(2).split("/", -1)) {
            found = found instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return found != null;
    }

    private static void collect(@Nullable Object node, List<String> references) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference) {
                references.add(reference);
            }
            map.values().forEach(value -> collect(value, references));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> collect(value, references));
        }
    }

    @SuppressWarnings("unchecked") // What YAML makes of a mapping.
    private static Map<String, Object> map(@Nullable Object node) {
        return (Map<String, Object>) Objects.requireNonNull(node);
    }

    private static Map<String, Object> read() {
        try {
            return new Yaml().load(Files.readString(DOCUMENT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
