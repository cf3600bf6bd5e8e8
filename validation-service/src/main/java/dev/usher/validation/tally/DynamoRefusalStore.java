package dev.usher.validation.tally;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Stores refusals in DynamoDB, by event and scan.
@Singleton
final class DynamoRefusalStore implements RefusalStore {
    private static final Duration KEPT = Duration.ofDays(90);

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoRefusalStore(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.table = names.table("refusals");
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
        try {
            dynamo.putItem(put ->
                    put.tableName(table).item(item(refusal)).conditionExpression("attribute_not_exists(refusalId)"));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    @Override
    public Optional<Refusal> find(EventId eventId, String deviceId, String scanId) {
        var item = dynamo.getItem(get -> get.tableName(table)
                        .key(Map.of(
                                "eventId", fromS(eventId.toString()),
                                "refusalId", fromS(key(eventId, deviceId, scanId))))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(refusal(item));
    }

    @Override
    public Stream<Refusal> ofEvent(EventId eventId) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("eventId = :event")
                        .expressionAttributeValues(Map.of(":event", fromS(eventId.toString()))))
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
        var item = new HashMap<String, AttributeValue>();
        item.put("eventId", fromS(refusal.eventId().toString()));
        item.put("refusalId", fromS(key(refusal)));
        item.put("reason", fromS(refusal.reason()));
        item.put("at", fromS(refusal.at().toString()));
        item.put("gate", fromS(refusal.gate()));
        item.put("deviceId", fromS(refusal.deviceId()));
        item.put("scanId", fromS(refusal.scanId()));
        item.put("forgetAfter", fromN(Long.toString(refusal.at().plus(KEPT).getEpochSecond())));
        if (refusal.ticketId() != null) {
            item.put("ticketId", fromS(refusal.ticketId().toString()));
        }
        return item;
    }

    private static Refusal refusal(Map<String, AttributeValue> item) {
        @Nullable AttributeValue ticket = item.get("ticketId");
        return new Refusal(
                EventId.parse(text(item, "eventId")),
                text(item, "reason"),
                Instant.parse(text(item, "at")),
                text(item, "gate"),
                text(item, "deviceId"),
                text(item, "scanId"),
                ticket == null ? null : TicketId.parse(ticket.s()));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), () -> "a refusal's row lacks " + name)
                .s();
    }
}
