package dev.usher.ticket.event;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.ticket.document.Logo;
import dev.usher.ticket.storage.DynamoRow;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Events in DynamoDB: a row per event, with its logo, which is far smaller than a row may be.
@Singleton
final class DynamoEventStore implements EventStore {
    private static final String EVENT_ID = "eventId";

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoEventStore(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.table = names.table("ticket-events");
    }

    @Override
    public boolean keep(KnownEvent event) {
        // A number, because it is compared by more than being equal.
        var revision = AttributeValue.fromN(Integer.toString(event.facts().revision()));
        var row = DynamoRow.empty()
                .with(EVENT_ID, event.facts().eventId())
                .withRow("facts", DynamoEventFacts.row(event.facts()));
        if (event.logo() != null) {
            row.withBytes("logoPng", event.logo().png());
        }
        var item = new HashMap<>(row.attributes());
        item.put("revision", revision);
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(" + EVENT_ID + ") OR revision < :revision")
                    .expressionAttributeValues(Map.of(":revision", revision)));
            return true;
        } catch (ConditionalCheckFailedException newerIsKnown) {
            return false;
        }
    }

    @Override
    public Optional<KnownEvent> find(EventId eventId) {
        var item = dynamo.getItem(get -> get.tableName(table)
                        .key(Map.of(EVENT_ID, AttributeValue.fromS(eventId.toString())))
                        .consistentRead(true))
                .item();
        if (item.isEmpty()) {
            return Optional.empty();
        }
        var row = DynamoRow.of(item);
        return Optional.of(new KnownEvent(
                DynamoEventFacts.facts(row.row("facts")),
                row.bytes("logoPng").map(Logo::ofPng).orElse(null)));
    }
}
