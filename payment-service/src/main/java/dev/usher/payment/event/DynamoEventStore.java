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
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Events in DynamoDB. Seats left stand in a table of their own, because every registration writes there.
@Singleton
final class DynamoEventStore implements EventStore {
    private static final String EVENT_ID = "eventId";
    private static final int MAX_ATTEMPTS = 10;

    private final DynamoDbClient dynamo;
    private final DynamoInventory inventory;
    private final String events;

    DynamoEventStore(DynamoDbClient dynamo, DynamoInventory inventory, ResourceNames names) {
        this.dynamo = dynamo;
        this.inventory = inventory;
        this.events = names.table("events");
    }

    @Override
    public PutOutcome put(Event event) {
        for (int attempt = 1; ; attempt++) {
            Map<String, AttributeValue> seats = inventory.seats(event.eventId());
            boolean isNew = seats.isEmpty();
            int capacity = isNew ? 0 : DynamoInventory.number(seats, DynamoInventory.CAPACITY);
            int taken = isNew ? 0 : capacity - DynamoInventory.number(seats, DynamoInventory.SEATS_LEFT);
            if (taken > event.capacity()) {
                return new CapacityTooSmall(taken);
            }
            try {
                dynamo.transactWriteItems(transaction -> transaction.transactItems(
                        putEvent(event),
                        isNew
                                ? inventory.create(event.eventId(), event.capacity())
                                : inventory.changeCapacity(event.eventId(), capacity, event.capacity())));
                return isNew ? new Created() : new Replaced();
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
            inventory.seatsLeft(eventId).ifPresent(seats -> left.put(eventId, seats));
        }
        return left;
    }

    private TransactWriteItem putEvent(Event event) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(events).item(EventItem.of(event)))
                .build();
    }

    private static Map<String, AttributeValue> key(EventId eventId) {
        return Map.of(EVENT_ID, AttributeValue.fromS(eventId.toString()));
    }
}
