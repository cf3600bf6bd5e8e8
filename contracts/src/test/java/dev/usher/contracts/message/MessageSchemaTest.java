package dev.usher.contracts.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The JSON Schemas that other languages read say the same as the records.
class MessageSchemaTest {
    private static final String SCHEMAS = "https://usher.dev/schemas/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            builder -> builder.schemaMappers(
                    mappers -> mappers.mapPrefix(SCHEMAS, "classpath:dev/usher/contracts/schema/")));

    @ParameterizedTest
    @EnumSource
    void theExampleIsValid(MessageType type) {
        JsonNode example = example(type);

        assertThat(schema("envelope.schema.json").validate(example)).isEmpty();
        assertThat(dataSchema(type).validate(example.path("data"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyRequiredFieldIsMissed(MessageType type) {
        JsonSchema schema = dataSchema(type);
        schema.getSchemaNode().path("required").forEach(field -> {
            var broken = (ObjectNode) example(type).path("data").deepCopy();
            broken.remove(field.asText());

            assertThat(schema.validate(broken)).as(field.asText()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void itsPropertiesAreTheRecords(MessageType type) {
        var components = Arrays.stream(type.messageClass().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();

        assertThat(dataSchema(type).getSchemaNode().path("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(components);
    }

    private static JsonSchema dataSchema(MessageType type) {
        return schema(type.wireName() + ".v" + type.version() + ".schema.json");
    }

    private static JsonSchema schema(String file) {
        return FACTORY.getSchema(SchemaLocation.of(SCHEMAS + file));
    }

    private static JsonNode example(MessageType type) {
        String file = type.wireName() + ".v" + type.version() + ".json";
        try (InputStream in = MessageSchemaTest.class.getResourceAsStream(file)) {
            return JSON.readTree(Objects.requireNonNull(in, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
