package dev.usher.validation.conflict;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNul;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.AdmissionConflict;
import dev.usher.contracts.message.AdmissionConflict.Entry;
import dev.usher.contracts.message.Envelope;
import dev.usher.platform.aws.DynamoTransactions;
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
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// Stores conflicts in DynamoDB, by event and ticket.
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
        var kept = TransactWriteItem.builder().update(update(conflict)).build();
        var message = outbox.write(Envelope.of(
                conflict.detectedAt(),
                new AdmissionConflict(
                        conflict.eventId(),
                        conflict.ticketId(),
                        conflict.reason(),
                        conflict.entries(),
                        conflict.entryCount(),
                        conflict.winner(),
                        conflict.detectedAt())));
        if (!transactions.write(List.of(kept, message))) {
            return false;
        }
        outbox.nudge();
        return true;
    }

    @Override
    public void countFurther(EventId eventId, TicketId ticketId) {
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(key(eventId, ticketId))
                    .updateExpression("ADD further :one")
                    .conditionExpression("attribute_exists(ticketId)")
                    .expressionAttributeValues(Map.of(":one", fromN("1"))));
        } catch (ConditionalCheckFailedException _) {
            // Only exits are recorded, and those are not a conflict.
        }
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

    /// An update instead of a put, so that the count of further entries is kept.
    private Update update(Conflict conflict) {
        var values = new HashMap<String, AttributeValue>();
        values.put(":reason", fromS(conflict.reason()));
        values.put(":detectedAt", fromS(conflict.detectedAt().toString()));
        values.put(":count", fromN(Integer.toString(conflict.entryCount())));
        values.put(
                ":entries",
                fromL(conflict.entries().stream().map(DynamoConflictStore::item).toList()));
        values.put(":name", conflict.attendeeName() == null ? fromNul(true) : fromS(conflict.attendeeName()));
        values.put(":winner", conflict.winner() == null ? fromNul(true) : fromS(conflict.winner()));
        return Update.builder()
                .tableName(table)
                .key(key(conflict.eventId(), conflict.ticketId()))
                .updateExpression("SET reason = :reason, detectedAt = :detectedAt, entryCount = :count, "
                        + "entries = :entries, attendeeName = :name, winner = :winner")
                .conditionExpression("attribute_not_exists(ticketId) OR entryCount < :count")
                .expressionAttributeValues(values)
                .build();
    }

    private static Map<String, AttributeValue> key(EventId eventId, TicketId ticketId) {
        return Map.of("eventId", fromS(eventId.toString()), "ticketId", fromS(ticketId.toString()));
    }

    private static AttributeValue item(Entry entry) {
        return fromM(Map.of(
                "key", fromS(entry.key()),
                "at", fromS(entry.at().toString()),
                "recordedAt", fromS(entry.recordedAt().toString()),
                "gate", fromS(entry.gate()),
                "deviceId", fromS(entry.deviceId())));
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
                number(item, "entryCount") + number(item, "further"),
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

    private static int number(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? 0 : Integer.parseInt(value.n());
    }
}
