package dev.usher.ticket.event;

import static dev.usher.platform.aws.Attribute.bytes;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ItemBuilder;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.ticket.document.Logo;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Events in DynamoDB: a row per event, with its logo, which is far smaller than a row may be.
@Singleton
final class DynamoEventStore implements EventStore {
    private static final String TABLE = "ticket-events";
    private static final String EVENT_ID = "eventId";

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoEventStore(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.table = names.table(TABLE);
    }

    @Override
    public boolean keep(KnownEvent event) {
        var revision = number(event.facts().revision());
        var item = new ItemBuilder()
                .with(EVENT_ID, text(event.facts().eventId()))
                .with("revision", revision)
                .with("facts", DynamoEventFactsItem.of(event.facts()))
                .withOptional("logoPng", event.logo(), logo -> bytes(logo.png()))
                .build();
        return DynamoRows.wrote(() -> dynamo.putItem(put -> put.tableName(table)
                .item(item)
                .conditionExpression("attribute_not_exists(" + EVENT_ID + ") OR revision < :revision")
                .expressionAttributeValues(Map.of(":revision", revision))));
    }

    @Override
    public Optional<KnownEvent> find(EventId eventId) {
        return DynamoRows.find(dynamo, table, Map.of(EVENT_ID, text(eventId)))
                .map(row -> Item.of(TABLE, row))
                .map(item -> new KnownEvent(
                        DynamoEventFactsItem.facts(item.item("facts")),
                        item.has("logoPng") ? Logo.ofPng(item.bytes("logoPng")) : null));
    }
}
