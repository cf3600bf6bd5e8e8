package dev.usher.payment.event;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// How many seats of an event are left, and the writes that take and give back. They belong into the
/// transaction of whoever takes: a seat that is taken and a registration that holds it come to be together
/// or not at all.
@Singleton
public final class DynamoInventory {
    static final String EVENT_ID = "inventoryShard";
    static final String CAPACITY = "capacity";
    static final String SEATS_LEFT = "seatsLeft";

    /// What one `BatchGetItem` takes.
    private static final int MAX_BATCH = 100;

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoInventory(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.table = names.table("inventory");
    }

    /// Takes seats; its condition fails if fewer are left, or there is no such event. Its cancellation
    /// reason then says how many were left, see [#seatsLeft(CancellationReason)].
    public TransactWriteItem take(EventId eventId, int seats) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key(eventId))
                        .updateExpression("SET seatsLeft = seatsLeft - :seats")
                        .conditionExpression("seatsLeft >= :seats")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .expressionAttributeValues(Map.of(":seats", number(seats))))
                .build();
    }

    /// Gives seats back.
    public TransactWriteItem giveBack(EventId eventId, int seats) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key(eventId))
                        .updateExpression("SET seatsLeft = seatsLeft + :seats")
                        .conditionExpression("attribute_exists(eventId)")
                        .expressionAttributeValues(Map.of(":seats", number(seats))))
                .build();
    }

    /// How many seats were left when [#take] was refused; none if there is no such event. Without another
    /// read: when an event is sold out, many ask at the same time.
    public static int seatsLeft(CancellationReason refused) {
        return refused.hasItem() && refused.item().containsKey(SEATS_LEFT) ? number(refused.item(), SEATS_LEFT) : 0;
    }

    /// How many seats are left of each event that exists. Never older than the last write.
    Map<EventId, Integer> seatsLeft(List<EventId> eventIds) {
        var left = new HashMap<EventId, Integer>();
        for (int from = 0; from < eventIds.size(); from += MAX_BATCH) {
            var keys = eventIds.subList(from, Math.min(from + MAX_BATCH, eventIds.size())).stream()
                    .map(DynamoInventory::key)
                    .toList();
            var wanted =
                    KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
            // The paginator asks again for what DynamoDB left unprocessed.
            dynamo.batchGetItemPaginator(get -> get.requestItems(Map.of(table, wanted))).stream()
                    .flatMap(page -> page.responses().getOrDefault(table, List.of()).stream())
                    .forEach(item -> left.put(eventId(item), number(item, SEATS_LEFT)));
        }
        return left;
    }

    TransactWriteItem create(EventId eventId, int capacity) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(Map.of(
                                EVENT_ID,
                                AttributeValue.fromS(eventId.toString()),
                                CAPACITY,
                                number(capacity),
                                SEATS_LEFT,
                                number(capacity)))
                        .conditionExpression("attribute_not_exists(eventId)"))
                .build();
    }

    TransactWriteItem changeCapacity(EventId eventId, int from, int to) {
        int more = to - from;
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key(eventId))
                        .updateExpression("SET seatsLeft = seatsLeft + :more, #capacity = :to")
                        .conditionExpression("#capacity = :from AND seatsLeft >= :fewer")
                        .expressionAttributeNames(Map.of("#capacity", CAPACITY))
                        .expressionAttributeValues(Map.of(
                                ":more", number(more),
                                ":to", number(to),
                                ":from", number(from),
                                ":fewer", number(Math.max(0, -more)))))
                .build();
    }

    Map<String, AttributeValue> seats(EventId eventId) {
        return dynamo.getItem(get -> get.tableName(table).key(key(eventId)).consistentRead(true))
                .item();
    }

    static int number(Map<String, AttributeValue> item, String name) {
        return Integer.parseInt(Objects.requireNonNull(item.get(name), name).n());
    }

    private static EventId eventId(Map<String, AttributeValue> item) {
        return EventId.parse(
                Objects.requireNonNull(item.get(EVENT_ID), EVENT_ID).s());
    }

    private static Map<String, AttributeValue> key(EventId eventId) {
        return Map.of(EVENT_ID, AttributeValue.fromS(eventId.toString()));
    }

    private static AttributeValue number(int number) {
        return AttributeValue.fromN(Integer.toString(number));
    }
}
