package dev.usher.payment.event;

import dev.usher.contracts.id.EventId;
import dev.usher.payment.event.EventStore.PutOutcome.CapacityTooSmall;
import dev.usher.payment.event.EventStore.PutOutcome.Created;
import dev.usher.payment.event.EventStore.PutOutcome.Replaced;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.DynamoTransactions.Result;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Events in DynamoDB. Seats left stand in a table of their own, because every registration writes there.
@Singleton
final class DynamoEventStore implements EventStore {
    private static final int MAX_ATTEMPTS = 30;

    private final DynamoDbClient dynamo;
    private final DynamoTransactions transactions;
    private final DynamoShards shards;
    private final String events;

    DynamoEventStore(DynamoDbClient dynamo, DynamoTransactions transactions, DynamoShards shards, ResourceNames names) {
        this.dynamo = dynamo;
        this.transactions = transactions;
        this.shards = shards;
        this.events = names.table("events");
    }

    @Override
    public PutOutcome put(Event event) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Optional<PutOutcome> outcome = tryToPut(event, row(event.eventId()));
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new IllegalStateException("seats of " + event.eventId() + " change faster than its capacity can follow");
    }

    @Override
    public Optional<Event> find(EventId eventId) {
        var row = row(eventId);
        return row.isEmpty() ? Optional.empty() : Optional.of(event(row));
    }

    @Override
    public List<Event> all() {
        return dynamo.scanPaginator(scan -> scan.tableName(events)).items().stream()
                .map(this::event)
                .sorted(Comparator.comparing(Event::startsAt).thenComparing(Event::name))
                .toList();
    }

    @Override
    public Map<EventId, Map<String, Integer>> seatsLeft(List<Event> events) {
        var counts = new HashMap<EventId, Map<String, Integer>>();
        for (Event event : events) {
            var known = shards.counts(event.eventId());
            if (!known.isEmpty()) {
                counts.put(event.eventId(), known);
            }
        }
        var seatsLeft = new HashMap<EventId, Map<String, Integer>>();
        shards.levels(counts).forEach((eventId, levels) -> seatsLeft.put(eventId, sums(levels)));
        return seatsLeft;
    }

    /// @param row the event as it was read; empty if it is new
    /// @return empty if somebody took seats that the new capacity lacks, or changed the event, since then
    private Optional<PutOutcome> tryToPut(Event event, Map<String, AttributeValue> row) {
        @Nullable Event before = row.isEmpty() ? null : DynamoEventItem.toEvent(row);
        Map<String, int[]> levels =
                before == null ? Map.of() : shards.levels(event.eventId(), DynamoEventItem.shards(row));
        return switch (SeatChange.of(before, levels, event)) {
            case SeatChange.TooSmall(String type, int taken) -> Optional.of(new CapacityTooSmall(type, taken));
            case SeatChange.Possible(var steps, var counts) -> {
                var writes = new ArrayList<TransactWriteItem>();
                writes.add(before == null ? create(event, counts) : replace(event, counts, row));
                steps.forEach(step -> writes.add(shards.apply(event.eventId(), step)));
                yield switch (transactions.write(writes)) {
                    case Result.Committed() -> {
                        shards.know(event.eventId(), counts);
                        yield Optional.of(before == null ? new Created() : new Replaced());
                    }
                    case Result.ConditionFailed _ -> Optional.empty();
                };
            }
        };
    }

    private Map<String, AttributeValue> row(EventId eventId) {
        return dynamo.getItem(get ->
                        get.tableName(events).key(DynamoEventItem.key(eventId)).consistentRead(true))
                .item();
    }

    private Event event(Map<String, AttributeValue> row) {
        Event event = DynamoEventItem.toEvent(row);
        shards.know(event.eventId(), DynamoEventItem.shards(row));
        return event;
    }

    private TransactWriteItem create(Event event, Map<String, Integer> counts) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(events)
                        .item(DynamoEventItem.of(event, counts, 1))
                        .conditionExpression("attribute_not_exists(eventId)"))
                .build();
    }

    private TransactWriteItem replace(Event event, Map<String, Integer> counts, Map<String, AttributeValue> row) {
        long revision = DynamoEventItem.revision(row);
        return TransactWriteItem.builder()
                .put(put -> put.tableName(events)
                        .item(DynamoEventItem.of(event, counts, revision + 1))
                        .conditionExpression(DynamoEventItem.REVISION + " = :read")
                        .expressionAttributeValues(Map.of(":read", DynamoEventItem.number(revision))))
                .build();
    }

    private static Map<String, Integer> sums(Map<String, int[]> levels) {
        return levels.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        type -> Arrays.stream(type.getValue()).sum()));
    }
}
