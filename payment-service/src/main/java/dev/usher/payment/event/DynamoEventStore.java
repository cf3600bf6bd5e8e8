package dev.usher.payment.event;

import dev.usher.contracts.id.EventId;
import dev.usher.payment.event.EventStore.PutOutcome.CapacityTooSmall;
import dev.usher.payment.event.EventStore.PutOutcome.Created;
import dev.usher.payment.event.EventStore.PutOutcome.Replaced;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Events in DynamoDB. Seats left stand in a table of their own, because every registration writes there.
@Singleton
final class DynamoEventStore implements EventStore {
    private static final String EVENT_ID = "eventId";
    private static final String CAPACITY = "capacity";
    private static final String SEATS_LEFT = "seatsLeft";
    private static final int MAX_ATTEMPTS = 10;

    private final DynamoDbClient dynamo;
    private final String events;
    private final String inventory;

    DynamoEventStore(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.events = names.table("events");
        this.inventory = names.table("inventory");
    }

    @Override
    public PutOutcome put(Event event) {
        for (int attempt = 1; ; attempt++) {
            Map<String, AttributeValue> seats = seats(event.eventId());
            int taken = seats.isEmpty() ? 0 : number(seats, CAPACITY) - number(seats, SEATS_LEFT);
            if (taken > event.capacity()) {
                return new CapacityTooSmall(taken);
            }
            try {
                dynamo.transactWriteItems(transaction -> transaction.transactItems(
                        putEvent(event), seats.isEmpty() ? newSeats(event) : changedSeats(event, seats)));
                return seats.isEmpty() ? new Created() : new Replaced();
            } catch (TransactionCanceledException e) {
                // Somebody took seats, or changed the capacity, since we looked.
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    @Override
    public Optional<Event> find(EventId eventId) {
        var item = dynamo.getItem(get -> get.tableName(events).key(key(eventId)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(EventItem.toEvent(item));
    }

    @Override
    public List<Event> all() {
        return dynamo.scanPaginator(scan -> scan.tableName(events)).items().stream()
                .map(EventItem::toEvent)
                .sorted(Comparator.comparing(Event::startsAt).thenComparing(Event::name))
                .toList();
    }

    @Override
    public Map<EventId, Integer> seatsLeft(List<EventId> eventIds) {
        var left = new HashMap<EventId, Integer>();
        for (EventId eventId : eventIds) {
            Map<String, AttributeValue> seats = seats(eventId);
            if (!seats.isEmpty()) {
                left.put(eventId, number(seats, SEATS_LEFT));
            }
        }
        return left;
    }

    private TransactWriteItem putEvent(Event event) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(events).item(EventItem.of(event)))
                .build();
    }

    private TransactWriteItem newSeats(Event event) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(inventory)
                        .item(Map.of(
                                EVENT_ID,
                                AttributeValue.fromS(event.eventId().toString()),
                                CAPACITY,
                                number(event.capacity()),
                                SEATS_LEFT,
                                number(event.capacity())))
                        .conditionExpression("attribute_not_exists(eventId)"))
                .build();
    }

    private TransactWriteItem changedSeats(Event event, Map<String, AttributeValue> seats) {
        int more = event.capacity() - number(seats, CAPACITY);
        return TransactWriteItem.builder()
                .update(update -> update.tableName(inventory)
                        .key(key(event.eventId()))
                        .updateExpression("SET seatsLeft = seatsLeft + :more, #capacity = :new")
                        .conditionExpression("#capacity = :old AND seatsLeft >= :least")
                        .expressionAttributeNames(Map.of("#capacity", CAPACITY))
                        .expressionAttributeValues(Map.of(
                                ":more", number(more),
                                ":new", number(event.capacity()),
                                ":old", number(number(seats, CAPACITY)),
                                ":least", number(Math.max(0, -more)))))
                .build();
    }

    private Map<String, AttributeValue> seats(EventId eventId) {
        return dynamo.getItem(
                        get -> get.tableName(inventory).key(key(eventId)).consistentRead(true))
                .item();
    }

    private static Map<String, AttributeValue> key(EventId eventId) {
        return Map.of(EVENT_ID, AttributeValue.fromS(eventId.toString()));
    }

    private static AttributeValue number(int number) {
        return AttributeValue.fromN(Integer.toString(number));
    }

    private static int number(Map<String, AttributeValue> item, String name) {
        return Integer.parseInt(Objects.requireNonNull(item.get(name), name).n());
    }
}
