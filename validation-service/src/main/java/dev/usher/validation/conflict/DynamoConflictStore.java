package dev.usher.validation.conflict;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.AdmissionConflict;
import dev.usher.contracts.message.AdmissionConflict.Entry;
import dev.usher.contracts.message.Envelope;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.DynamoTransactions.Result;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Conflicts in DynamoDB, by event and ticket.
@Singleton
final class DynamoConflictStore implements ConflictStore {
    private final DynamoDbClient dynamo;
    private final DynamoTransactions transactions;
    private final Outbox outbox;
    private final String table;

    DynamoConflictStore(DynamoDbClient dynamo, DynamoTransactions transactions, Outbox outbox, ResourceNames names) {
        this.dynamo = dynamo;
        this.transactions = transactions;
        this.outbox = outbox;
        this.table = names.table("conflicts");
    }

    @Override
    public boolean record(Conflict conflict) {
        var put = TransactWriteItem.builder()
                .put(item -> item.tableName(table)
                        .item(item(conflict))
                        .conditionExpression("attribute_not_exists(ticketId) OR entryCount < :count")
                        .expressionAttributeValues(Map.of(":count", count(conflict))))
                .build();
        var told = outbox.write(Envelope.of(
                conflict.detectedAt(),
                new AdmissionConflict(
                        conflict.eventId(),
                        conflict.ticketId(),
                        conflict.reason(),
                        conflict.entries(),
                        conflict.winner(),
                        conflict.detectedAt())));
        return switch (transactions.write(List.of(put, told))) {
            case Result.Committed() -> {
                outbox.nudge();
                yield true;
            }
            case Result.ConditionFailed _ -> false;
        };
    }

    @Override
    public List<Conflict> ofEvent(EventId eventId) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("eventId = :event")
                        .expressionAttributeValues(Map.of(":event", fromS(eventId.toString())))
                        .consistentRead(true))
                .items()
                .stream()
                .map(DynamoConflictStore::conflict)
                .sorted(Comparator.comparing(Conflict::detectedAt).reversed())
                .toList();
    }

    private static Map<String, AttributeValue> item(Conflict conflict) {
        var item = new HashMap<String, AttributeValue>();
        item.put("eventId", fromS(conflict.eventId().toString()));
        item.put("ticketId", fromS(conflict.ticketId().toString()));
        item.put("reason", fromS(conflict.reason()));
        item.put("detectedAt", fromS(conflict.detectedAt().toString()));
        item.put("entryCount", count(conflict));
        item.put(
                "entries",
                fromL(conflict.entries().stream().map(DynamoConflictStore::item).toList()));
        if (conflict.attendeeName() != null) {
            item.put("attendeeName", fromS(conflict.attendeeName()));
        }
        if (conflict.winner() != null) {
            item.put("winner", fromS(conflict.winner()));
        }
        return item;
    }

    private static AttributeValue item(Entry entry) {
        return fromM(Map.of(
                "key", fromS(entry.key()),
                "at", fromS(entry.at().toString()),
                "recordedAt", fromS(entry.recordedAt().toString()),
                "gate", fromS(entry.gate()),
                "deviceId", fromS(entry.deviceId())));
    }

    private static AttributeValue count(Conflict conflict) {
        return fromN(Integer.toString(conflict.entries().size()));
    }

    private static Conflict conflict(Map<String, AttributeValue> item) {
        return new Conflict(
                EventId.parse(text(item, "eventId")),
                TicketId.parse(text(item, "ticketId")),
                text(item, "reason"),
                optional(item, "attendeeName"),
                Objects.requireNonNull(item.get("entries")).l().stream()
                        .map(entry -> entry(entry.m()))
                        .toList(),
                optional(item, "winner"),
                Instant.parse(text(item, "detectedAt")));
    }

    private static Entry entry(Map<String, AttributeValue> item) {
        return new Entry(
                text(item, "key"),
                Instant.parse(text(item, "at")),
                Instant.parse(text(item, "recordedAt")),
                text(item, "gate"),
                text(item, "deviceId"));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), () -> "a conflict's row lacks " + name)
                .s();
    }

    private static @Nullable String optional(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? null : value.s();
    }
}
