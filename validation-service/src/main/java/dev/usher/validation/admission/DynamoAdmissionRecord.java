package dev.usher.validation.admission;

import static dev.usher.platform.aws.Attribute.flag;
import static dev.usher.platform.aws.Attribute.list;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.platform.aws.AwsOutage;
import dev.usher.platform.aws.DynamoBatches;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.aws.UnreadableItem;
import dev.usher.platform.operations.Rebuild.Progress;
import dev.usher.platform.retry.Retry;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/// Copies of admissions in DynamoDB: an item has the copies that were made together, and none is ever changed,
/// so no instance can replace a newer copy by an older one. One more row per event in the table of the tickets
/// says that the table has everything that was copied. When that table is lost, so is this row.
@Singleton
final class DynamoAdmissionRecord implements AdmissionRecord {
    private static final Logger LOG = LoggerFactory.getLogger(DynamoAdmissionRecord.class);
    private static final String ID = "ticketId";
    private static final String EVENT_ID = "eventId";
    private static final String NAME = "attendeeName";
    private static final String VERSION = "version";

    private static final String COPY_ID = "copyId";
    private static final String COPIES = "copies";

    /// The size of an item, unless one copy is larger. DynamoDB allows 400 KB, which any row has kept to. One write
    /// for each ticket would cost as much as the scans.
    private static final int MOST_BYTES = 100_000;

    /// The number of rows that are read, and restored, at the same time.
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
        var some = new ArrayList<Map<String, AttributeValue>>();
        int bytes = 0;
        for (Map<String, AttributeValue> row : rows.values()) {
            int more = sizeOf(row);
            if (!some.isEmpty() && bytes + more > MOST_BYTES) {
                copy(eventId, some);
                some.clear();
                bytes = 0;
            }
            some.add(row);
            bytes += more;
        }
        if (!some.isEmpty()) {
            copy(eventId, some);
        }
    }

    /// More than DynamoDB counts, because this text also has the names of types.
    private static int sizeOf(Map<String, AttributeValue> row) {
        return row.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public boolean isLost(EventId eventId) {
        if (!read(List.of(completeId(eventId))).isEmpty()) {
            return false;
        }
        try {
            return hasCopies(eventId);
        } catch (DynamoDbException e) {
            // The copies are a safety net. A table that a deployment has not created yet, or a permission that it has
            // not granted, must not close every door.
            if (AwsOutage.isNoAccess(e)) {
                LOG.error("Nobody can tell whether tickets of {} were lost: {}", eventId, e.getMessage());
                return false;
            }
            throw e;
        }
    }

    @Override
    public Progress restore(EventId eventId, boolean dryRun, Consumer<Progress> progress) {
        var read = new HashSet<String>();
        var restored = new HashSet<String>();
        Set<String> unreadable = ConcurrentHashMap.newKeySet();
        var items = dynamo.queryPaginator(query -> query.tableName(copies)
                        .keyConditionExpression(EVENT_ID + " = :event")
                        .expressionAttributeValues(Map.of(":event", text(eventId)))
                        .consistentRead(true))
                .items();
        for (Map<String, AttributeValue> item : items) {
            List<DynamoCopy> all = copies(item);
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                var some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
                some.forEach(copy -> read.add(id(copy.attributes())));
                restored.addAll(restore(eventId, some, dryRun, unreadable));
                restored.removeAll(unreadable);
                progress.accept(new Progress(read.size(), restored.size(), unreadable.size()));
            }
        }
        if (!dryRun && isLost(eventId)) {
            declareComplete(eventId);
        }
        return new Progress(read.size(), restored.size(), unreadable.size());
    }

    /// @return the ids of the tickets that lacked something
    private List<String> restore(EventId eventId, List<DynamoCopy> some, boolean dryRun, Set<String> unreadable) {
        Map<String, Map<String, AttributeValue>> rows =
                read(some.stream().map(copy -> id(copy.attributes())).distinct().toList());
        List<DynamoCopy> incomplete = some.stream()
                .filter(copy -> ifReadable(
                        copy, unreadable, () -> copy.hasMoreThan(rows.getOrDefault(id(copy.attributes()), Map.of()))))
                .toList();
        if (!dryRun && !incomplete.isEmpty()) {
            dynamo.deleteItem(delete -> delete.tableName(tickets).key(key(completeId(eventId))));
            inParallel(incomplete, copy -> ifReadable(copy, unreadable, () -> restore(copy)));
        }
        return incomplete.stream().map(copy -> id(copy.attributes())).toList();
    }

    /// One copy that cannot be read must not keep all others outside, and the door closed.
    private static boolean ifReadable(DynamoCopy copy, Set<String> unreadable, BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (UnreadableItem e) {
            String ticketId = id(copy.attributes());
            if (unreadable.add(ticketId)) {
                LOG.error("A copy of {} cannot be read. If the ticket is lost, it may admit once more", ticketId, e);
            }
            return false;
        }
    }

    private boolean restore(DynamoCopy copy) {
        String ticketId = id(copy.attributes());
        return Retry.untilWon(ticketId, () -> {
            Map<String, AttributeValue> row =
                    DynamoRows.find(dynamo, tickets, key(ticketId)).orElse(Map.of());
            boolean isDone = !copy.hasMoreThan(row) || replace(row, copy.mergedInto(row));
            return isDone ? Optional.of(true) : Optional.empty();
        });
    }

    private boolean replace(Map<String, AttributeValue> row, Map<String, AttributeValue> merged) {
        AttributeValue version = row.get(VERSION);
        String isUnchanged =
                row.isEmpty() ? "attribute_not_exists(ticketId)" : "attribute_exists(ticketId) AND version = :version";
        return DynamoRows.wrote(() -> dynamo.putItem(put -> put.tableName(tickets)
                .item(merged)
                .conditionExpression(isUnchanged)
                .expressionAttributeValues(version == null ? null : Map.of(":version", version))));
    }

    private void copy(EventId eventId, List<Map<String, AttributeValue>> rows) {
        dynamo.putItem(put -> put.tableName(copies)
                .item(Map.of(
                        EVENT_ID,
                        text(eventId),
                        COPY_ID,
                        text(UUID.randomUUID().toString()),
                        COPIES,
                        list(rows, DynamoAdmissionRecord::withoutName))));
    }

    private static AttributeValue withoutName(Map<String, AttributeValue> row) {
        var copy = new HashMap<>(row);
        copy.remove(NAME);
        return AttributeValue.fromM(copy);
    }

    private static List<DynamoCopy> copies(Map<String, AttributeValue> item) {
        return item.getOrDefault(COPIES, AttributeValue.fromL(List.of())).l().stream()
                .map(AttributeValue::m)
                .map(DynamoCopy::new)
                .toList();
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
