package dev.usher.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompleteDocumentTest {
    private static final String GENERATED = """
            openapi: 3.0.1
            info: {title: Example, version: '1', description: 'An example.'}
            paths:
              /events/{eventId}:
                put:
                  tags: [Events]
                  operationId: putEvent
                  description: 'With \\`If-Match\\` as in \\[Language#DEFAULT\\].'
                  parameters:
                  - {name: eventId, in: path, required: true, schema: {$ref: '#/components/schemas/EventId'}}
                  - {name: If-Match, in: header, schema: {type: string, nullable: true}}
                  requestBody:
                    required: true
                    content:
                      application/json: {schema: {$ref: '#/components/schemas/Request'}}
                      '*/*': {schema: {type: string, format: byte}}
                  responses:
                    '200':
                      description: Ok
                      content: {application/json: {schema: {$ref: '#/components/schemas/View'}}}
                    '429': {description: too-many-requests}
                  security: [{bearer: []}]
              /events/{eventId}/logo:
                get:
                  tags: [Events]
                  operationId: getEventLogo
                  parameters:
                  - {name: eventId, in: path, required: true, schema: {$ref: '#/components/schemas/EventId'}}
                  responses:
                    '200': {description: Ok, content: {image/png: {}}}
                    '304': {description: as If-None-Match names it}
              /events:
                get:
                  tags: [Events]
                  operationId: listEvents
                  responses:
                    '200': {description: Ok, content: {application/json: {schema: {$ref: '#/components/schemas/View'}}}}
                    '304': {description: as If-None-Match names it}
            components:
              schemas:
                EventId: {type: object, required: [uuid], properties: {uuid: {type: string, format: uuid}}}
                Request:
                  type: object
                  required: [code]
                  properties:
                    code: {type: string, nullable: true, pattern: '[a-z]{3}', x-pattern-message: must be three letters}
                    name: {type: string, nullable: true, pattern: '[^\\p{Cc}]*', x-pattern-message: must be one line}
                    direction: {type: string, nullable: true, pattern: entry|exit}
                    part: {nullable: true, allOf: [{$ref: '#/components/schemas/Part'}]}
                Part: {type: object, properties: {size: {type: integer}}}
                View:
                  type: object
                  properties:
                    eventId: {type: string}
                    status: {type: string, description: '\\`valid\\`, \\`used\\` or \\`revoked\\`'}
                    part: {nullable: true, allOf: [{$ref: '#/components/schemas/Part'}]}
                Unused: {type: object}
            """;

    private final ObjectNode document = completed();

    @Test
    void theOrderDoesNotDependOnTheGenerators() {
        assertThat(document.path("paths").fieldNames())
                .toIterable()
                .containsExactly("/events", "/events/{eventId}", "/events/{eventId}/logo");
        assertThat(Yaml.schemas(document).properties().stream().map(Map.Entry::getKey))
                .isSorted();
    }

    @Test
    void theResultKeepsTheRules() {
        assertThat(DocumentRules.violations(document)).isEmpty();
    }

    @Test
    void aSecondRunChangesNothing() {
        ObjectNode again = document.deepCopy();

        CompleteDocument.complete(again);

        assertThat(again).isEqualTo(document);
    }

    @Test
    void idsAreTexts() {
        assertThat(document.at("/components/schemas/EventId/type").asText()).isEqualTo("string");
        assertThat(document.at("/components/schemas/EventId/example").asText())
                .matches(document.at("/components/schemas/EventId/pattern").asText());
        assertThat(document.at("/components/schemas/View/properties/eventId/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/EventId");
    }

    @Test
    void patternsAreAnchoredListedOrSaidInWords() {
        assertThat(document.at("/components/schemas/Request/properties/code"))
                .isEqualTo(Yaml.part("{type: string, pattern: '^(?:[a-z]{3})$', description: must be three letters}"));
        assertThat(document.at("/components/schemas/Request/properties/name"))
                .isEqualTo(Yaml.part("{type: string, nullable: true, description: must be one line}"));
        assertThat(document.at("/components/schemas/Request/properties/direction"))
                .isEqualTo(Yaml.part("{type: string, enum: [entry, exit]}"));
        assertThat(document.at("/components/schemas/View/properties/status/enum"))
                .isEqualTo(Yaml.part("it: [valid, used, revoked]").get("it"));
    }

    @Test
    void nullStandsOnlyInRequests() {
        assertThat(document.at("/components/schemas/Request/properties/part"))
                .isEqualTo(Yaml.part("{nullable: true, type: object, allOf: [{$ref: '#/components/schemas/Part'}]}"));
        assertThat(document.at("/components/schemas/View/properties/part"))
                .isEqualTo(Yaml.part("$ref: '#/components/schemas/Part'"));
    }

    @Test
    void whatComesIsSaid() {
        assertThat(document.at("/paths/~1events~1{eventId}/put/responses").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("200", "400", "401", "403", "404", "406", "413", "415", "429", "500");
        assertThat(document.at("/paths/~1events~1{eventId}/put/responses/429/headers/Retry-After/schema/type")
                        .asText())
                .isEqualTo("integer");
        assertThat(document.at("/paths/~1events~1{eventId}/put/responses/200/headers")
                        .has("ETag"))
                .isTrue();
        assertThat(document.at("/paths/~1events~1{eventId}~1logo/get/parameters/1/name")
                        .asText())
                .isEqualTo("If-None-Match");
        assertThat(document.at("/paths/~1events~1{eventId}~1logo/get/responses/200/content/image~1png/schema"))
                .isEqualTo(Yaml.part("{type: string, format: binary}"));
    }

    @Test
    void textsAreText() {
        assertThat(document.at("/paths/~1events~1{eventId}/put/description").asText())
                .isEqualTo("With `If-Match` as in DEFAULT.");
    }

    @Test
    void whatNothingUsesIsGone() {
        assertThat(document.at("/components/schemas").has("Unused")).isFalse();
        assertThat(document.at("/paths/~1events~1{eventId}/put/requestBody/content")
                        .has("*/*"))
                .isFalse();
    }

    private static ObjectNode completed() {
        try {
            ObjectNode read = Yaml.read(GENERATED);
            CompleteDocument.complete(read);
            return read;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
