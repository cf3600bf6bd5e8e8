package dev.usher.validation.admission;

import static dev.usher.platform.aws.Attribute.flag;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.platform.aws.DynamoBatches;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.operations.Rebuild.Progress;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Copies of admissions in DynamoDB: one item per ticket. One more row per event in the table of the tickets
/// says that the table has everything that was copied. When that table is lost, so is this row.
@Singleton
final class DynamoAdmissionRecord implements AdmissionRecord {
    private static final String ID = "ticketId";
    private static final String EVENT_ID = "eventId";
    private static final String NAME = "attendeeName";
    private static final String VERSION = "version";
    private static final int MOST_TURNS = 20;

    /// The number of rows that are read, and written, at the same time.
    private static final int AT_ONCE = 25;

    private final DynamoDbClient dynamo;
    private final String tickets;
    private final String copies;

    DynamoAdmissionRecord(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.tickets = names.table(DynamoAdmissionItem.TABLE);
        this.copies = names.table("door-record");
    }

    @Override
    public void keep(EventId eventId, Collection<TicketId> ticketIds) {
        List<String> ids =
                new ArrayList<>(ticketIds.stream().map(TicketId::toString).toList());
        ids.add(completeId(eventId));
        Map<String, Map<String, AttributeValue>> rows = read(ids);
        if (rows.remove(completeId(eventId)) == null) {
            if (hasCopies(eventId)) {
                throw new TicketsLost(eventId);
            }
            declareComplete(eventId);
        }
        inParallel(rows.values(), row -> {
            copy(eventId, row);
            return true;
        });
    }

    @Override
    public boolean isLost(EventId eventId) {
        return read(List.of(completeId(eventId))).isEmpty() && hasCopies(eventId);
    }

    @Override
    public Progress restore(EventId eventId, boolean dryRun, Consumer<Progress> progress) {
        var sum = Progress.NONE;
        var some = new ArrayList<Map<String, AttributeValue>>();
        var all = dynamo.queryPaginator(query -> query.tableName(copies)
                        .keyConditionExpression(EVENT_ID + " = :event")
                        .expressionAttributeValues(Map.of(":event", text(eventId)))
                        .consistentRead(true))
                .items();
        for (Map<String, AttributeValue> copy : all) {
            some.add(copy);
            if (some.size() == AT_ONCE) {
                sum = sum.plus(some.size(), restore(eventId, some, dryRun));
                progress.accept(sum);
                some.clear();
            }
        }
        sum = sum.plus(some.size(), restore(eventId, some, dryRun));
        if (!dryRun && isLost(eventId)) {
            declareComplete(eventId);
        }
        return sum;
    }

    private int restore(EventId eventId, List<Map<String, AttributeValue>> some, boolean dryRun) {
        if (some.isEmpty()) {
            return 0;
        }
        Map<String, Map<String, AttributeValue>> rows =
                read(some.stream().map(DynamoAdmissionRecord::id).toList());
        List<DynamoCopy> incomplete = some.stream()
                .map(DynamoCopy::new)
                .filter(copy -> copy.hasMoreThan(rows.getOrDefault(id(copy.attributes()), Map.of())))
                .toList();
        if (!dryRun && !incomplete.isEmpty()) {
            dynamo.deleteItem(delete -> delete.tableName(tickets).key(key(completeId(eventId))));
            inParallel(incomplete, this::restore);
        }
        return incomplete.size();
    }

    private boolean restore(DynamoCopy copy) {
        String ticketId = id(copy.attributes());
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            Map<String, AttributeValue> row = read(List.of(ticketId)).getOrDefault(ticketId, Map.of());
            if (!copy.hasMoreThan(row) || replace(row, copy.mergedInto(row))) {
                return true;
            }
        }
        throw new IllegalStateException(ticketId + " was changed by others in all of " + MOST_TURNS + " turns");
    }

    private boolean replace(Map<String, AttributeValue> row, Map<String, AttributeValue> merged) {
        AttributeValue version = row.get(VERSION);
        String isUnchanged =
                row.isEmpty() ? "attribute_not_exists(ticketId)" : "attribute_exists(ticketId) AND version = :version";
        try {
            dynamo.putItem(put -> put.tableName(tickets)
                    .item(merged)
                    .conditionExpression(isUnchanged)
                    .expressionAttributeValues(version == null ? null : Map.of(":version", version)));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    /// Sets every attribute and removes none. So a copy has all passages, even those of a state of the table
    /// that was replaced by an older one.
    private void copy(EventId eventId, Map<String, AttributeValue> row) {
        var names = new HashMap<String, String>();
        var values = new HashMap<String, AttributeValue>();
        row.forEach((name, value) -> {
            if (!name.equals(ID) && !name.equals(EVENT_ID) && !name.equals(NAME)) {
                String number = Integer.toString(names.size());
                names.put("#a" + number, name);
                values.put(":a" + number, value);
            }
        });
        String update = "SET "
                + IntStream.range(0, names.size())
                        .mapToObj(number -> "#a" + number + " = :a" + number)
                        .collect(Collectors.joining(", "));
        names.put("#version", VERSION);
        values.put(":version", row.getOrDefault(VERSION, AttributeValue.fromN("0")));
        try {
            dynamo.updateItem(item -> item.tableName(copies)
                    .key(Map.of(EVENT_ID, text(eventId), ID, text(id(row))))
                    .updateExpression(update)
                    .conditionExpression("attribute_not_exists(#version) OR #version < :version")
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values));
        } catch (ConditionalCheckFailedException _) {
            // Another instance has copied the same state, or a newer one.
        }
    }

    private boolean hasCopies(EventId eventId) {
        return !dynamo.query(query -> query.tableName(copies)
                        .keyConditionExpression(EVENT_ID + " = :event")
                        .expressionAttributeValues(Map.of(":event", text(eventId)))
                        .limit(1)
                        .consistentRead(true))
                .items()
                .isEmpty();
    }

    private void declareComplete(EventId eventId) {
        dynamo.putItem(
                put -> put.tableName(tickets).item(Map.of(ID, text(completeId(eventId)), "complete", flag(true))));
    }

    private Map<String, Map<String, AttributeValue>> read(List<String> ids) {
        return DynamoBatches.read(dynamo, tickets, ids, DynamoAdmissionRecord::key).stream()
                .collect(Collectors.toMap(DynamoAdmissionRecord::id, Function.identity()));
    }

    private static <T> void inParallel(Collection<T> all, Function<T, Boolean> work) {
        List<T> left = List.copyOf(all);
        while (!left.isEmpty()) {
            var some = left.subList(0, Math.min(AT_ONCE, left.size()));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Boolean>> running = some.stream()
                        .map(one -> threads.submit(() -> work.apply(one)))
                        .toList();
                for (Future<Boolean> one : running) {
                    one.get();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while rows were written", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a row could not be written", e.getCause());
            }
            left = left.subList(some.size(), left.size());
        }
    }

    private static Map<String, AttributeValue> key(String ticketId) {
        return Map.of(ID, text(ticketId));
    }

    private static String id(Map<String, AttributeValue> row) {
        return row.getOrDefault(ID, AttributeValue.fromS("")).s();
    }

    private static String completeId(EventId eventId) {
        return "COMPLETE#" + eventId;
    }
}
