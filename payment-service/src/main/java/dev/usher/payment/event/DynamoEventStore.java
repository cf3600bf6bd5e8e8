package dev.usher.payment.event;

import dev.usher.contracts.id.EventId;
import dev.usher.payment.event.EventStore.PutOutcome.CapacityTooSmall;
import dev.usher.payment.event.EventStore.PutOutcome.Created;
import dev.usher.payment.event.EventStore.PutOutcome.Replaced;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.DynamoTransactions.Result;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Events in DynamoDB. Seats left stand in a table of their own, because every registration writes there.
@Singleton
final class DynamoEventStore implements EventStore {
    private static final String EVENT_ID = "eventId";
    private static final int MAX_ATTEMPTS = 10;

    private final DynamoDbClient dynamo;
    private final DynamoTransactions transactions;
    private final DynamoInventory inventory;
    private final String events;

    DynamoEventStore(
            DynamoDbClient dynamo, DynamoTransactions transactions, DynamoInventory inventory, ResourceNames names) {
        this.dynamo = dynamo;
        this.transactions = transactions;
        this.inventory = inventory;
        this.events = names.table("events");
    }

    @Override
    public PutOutcome put(Event event) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Optional<PutOutcome> outcome = tryToPut(event, inventory.seats(event.eventId()));
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new IllegalStateException("seats of " + event.eventId() + " change faster than its capacity can follow");
    }

    @Override
    public Optional<Event> find(EventId eventId) {
        var item = dynamo.getItem(get -> get.tableName(events).key(key(eventId)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(DynamoEventItem.toEvent(item));
    }

    @Override
    public List<Event> all() {
        return dynamo.scanPaginator(scan -> scan.tableName(events)).items().stream()
                .map(DynamoEventItem::toEvent)
                .sorted(Comparator.comparing(Event::startsAt).thenComparing(Event::name))
                .toList();
    }

    @Override
    public Map<EventId, Integer> seatsLeft(List<EventId> eventIds) {
        return inventory.seatsLeft(eventIds);
    }

    /// @param seats as they were read
    /// @return empty if somebody took seats that the new capacity lacks, or changed the capacity, since
    ///     then
    private Optional<PutOutcome> tryToPut(Event event, Map<String, AttributeValue> seats) {
        boolean isNew = seats.isEmpty();
        int capacity = isNew ? 0 : DynamoInventory.number(seats, DynamoInventory.CAPACITY);
        int taken = isNew ? 0 : capacity - DynamoInventory.number(seats, DynamoInventory.SEATS_LEFT);
        if (taken > event.capacity()) {
            return Optional.of(new CapacityTooSmall(taken));
        }
        TransactWriteItem putSeats = isNew
                ? inventory.create(event.eventId(), event.capacity())
                : inventory.changeCapacity(event.eventId(), capacity, event.capacity());
        return switch (transactions.write(List.of(putEvent(event), putSeats))) {
            case Result.Committed() -> Optional.of(isNew ? new Created() : new Replaced());
            case Result.ConditionFailed _ -> Optional.empty();
        };
    }

    private TransactWriteItem putEvent(Event event) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(events).item(DynamoEventItem.of(event)))
                .build();
    }

    private static Map<String, AttributeValue> key(EventId eventId) {
        return Map.of(EVENT_ID, AttributeValue.fromS(eventId.toString()));
    }
}
