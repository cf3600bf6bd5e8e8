package dev.usher.validation.tally;

import static dev.usher.platform.aws.Attribute.epochSecond;
import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.platform.aws.Attribute;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ItemBuilder;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Stores refusals in DynamoDB, by event and scan.
@Singleton
final class DynamoRefusalStore implements RefusalStore {
    private static final String TABLE = "refusals";
    private static final Duration KEPT = Duration.ofDays(90);

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoRefusalStore(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.table = names.table(TABLE);
    }

    @Override
    public int record(List<Refusal> refusals) {
        // A batch may contain each key only once.
        var items = new LinkedHashMap<String, Map<String, AttributeValue>>();
        refusals.forEach(refusal -> items.put(key(refusal), item(refusal)));
        var writes = items.values().stream()
                .map(item ->
                        WriteRequest.builder().putRequest(put -> put.item(item)).build())
                .toList();
        var result = dynamo.batchWriteItem(batch -> batch.requestItems(Map.of(table, writes)));
        return result.unprocessedItems().getOrDefault(table, List.of()).size();
    }

    @Override
    public boolean recordNew(Refusal refusal) {
        return DynamoRows.wrote(() -> dynamo.putItem(put ->
                put.tableName(table).item(item(refusal)).conditionExpression("attribute_not_exists(refusalId)")));
    }

    @Override
    public Optional<Refusal> find(EventId eventId, String deviceId, String scanId) {
        var key = Map.of("eventId", text(eventId), "refusalId", text(key(eventId, deviceId, scanId)));
        return DynamoRows.find(dynamo, table, key).map(DynamoRefusalStore::refusal);
    }

    @Override
    public Stream<Refusal> ofEvent(EventId eventId) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("eventId = :event")
                        .expressionAttributeValues(Map.of(":event", text(eventId))))
                .items()
                .stream()
                .map(DynamoRefusalStore::refusal);
    }

    private static String key(Refusal refusal) {
        return key(refusal.eventId(), refusal.deviceId(), refusal.scanId());
    }

    private static String key(EventId eventId, String deviceId, String scanId) {
        return eventId + "|" + deviceId + "|" + scanId;
    }

    private static Map<String, AttributeValue> item(Refusal refusal) {
        return new ItemBuilder()
                .with("eventId", text(refusal.eventId()))
                .with("refusalId", text(key(refusal)))
                .with("reason", text(refusal.reason()))
                .with("at", instant(refusal.at()))
                .with("gate", text(refusal.gate()))
                .with("deviceId", text(refusal.deviceId()))
                .with("scanId", text(refusal.scanId()))
                .with("forgetAfter", epochSecond(refusal.at().plus(KEPT)))
                .withOptional("ticketId", refusal.ticketId(), Attribute::text)
                .build();
    }

    private static Refusal refusal(Map<String, AttributeValue> attributes) {
        var item = Item.of(TABLE, attributes);
        return new Refusal(
                item.value("eventId", EventId::parse),
                item.text("reason"),
                item.instant("at"),
                item.text("gate"),
                item.text("deviceId"),
                item.text("scanId"),
                item.optionalValue("ticketId", TicketId::parse));
    }
}
