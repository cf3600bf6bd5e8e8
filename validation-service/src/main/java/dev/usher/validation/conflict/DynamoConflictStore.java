package dev.usher.validation.conflict;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.list;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNul;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.AdmissionConflict;
import dev.usher.contracts.message.AdmissionConflict.Entry;
import dev.usher.contracts.message.Envelope;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ItemBuilder;
import dev.usher.platform.aws.ReadableRows;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.aws.Writes;
import dev.usher.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Stores conflicts in DynamoDB, by event and ticket.
@Singleton
final class DynamoConflictStore implements ConflictStore {
    private static final String TABLE = "conflicts";

    private final DynamoDbClient dynamo;
    private final DynamoTransactions transactions;
    private final Outbox outbox;
    private final ReadableRows rows;
    private final String table;

    DynamoConflictStore(
            DynamoDbClient dynamo,
            DynamoTransactions transactions,
            Outbox outbox,
            ReadableRows rows,
            ResourceNames names) {
        this.dynamo = dynamo;
        this.transactions = transactions;
        this.outbox = outbox;
        this.rows = rows;
        this.table = names.table(TABLE);
    }

    @Override
    public boolean record(Conflict conflict) {
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
        if (!transactions.write(List.of(keep(conflict), message))) {
            return false;
        }
        outbox.nudge();
        return true;
    }

    @Override
    public void countFurther(EventId eventId, TicketId ticketId) {
        // If there is no row, only exits are recorded, and those are not a conflict.
        DynamoRows.wrote(() -> dynamo.updateItem(update -> update.tableName(table)
                .key(key(eventId, ticketId))
                .updateExpression("ADD further :one")
                .conditionExpression("attribute_exists(ticketId)")
                .expressionAttributeValues(Map.of(":one", number(1)))));
    }

    @Override
    public List<Conflict> ofEvent(EventId eventId) {
        var conflicts = dynamo.queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("eventId = :event")
                        .expressionAttributeValues(Map.of(":event", text(eventId)))
                        .consistentRead(true))
                .items();
        return rows.of(TABLE, "ticketId", conflicts, DynamoConflictStore::conflict)
                .sorted(Comparator.comparing(Conflict::detectedAt).reversed())
                .toList();
    }

    /// An update instead of a put, so that the count of further entries is kept.
    private TransactWriteItem keep(Conflict conflict) {
        var values = new HashMap<String, AttributeValue>();
        values.put(":reason", text(conflict.reason()));
        values.put(":detectedAt", instant(conflict.detectedAt()));
        values.put(":count", number(conflict.entryCount()));
        values.put(":entries", list(conflict.entries(), DynamoConflictStore::of));
        values.put(":name", conflict.attendeeName() == null ? fromNul(true) : text(conflict.attendeeName()));
        values.put(":winner", conflict.winner() == null ? fromNul(true) : text(conflict.winner()));
        return Writes.update(update -> update.tableName(table)
                .key(key(conflict.eventId(), conflict.ticketId()))
                .updateExpression("SET reason = :reason, detectedAt = :detectedAt, entryCount = :count, "
                        + "entries = :entries, attendeeName = :name, winner = :winner")
                .conditionExpression("attribute_not_exists(ticketId) OR entryCount < :count")
                .expressionAttributeValues(values));
    }

    private static Map<String, AttributeValue> key(EventId eventId, TicketId ticketId) {
        return Map.of("eventId", text(eventId), "ticketId", text(ticketId));
    }

    private static AttributeValue of(Entry entry) {
        return new ItemBuilder()
                .with("key", text(entry.key()))
                .with("at", instant(entry.at()))
                .with("recordedAt", instant(entry.recordedAt()))
                .with("gate", text(entry.gate()))
                .with("deviceId", text(entry.deviceId()))
                .nested();
    }

    private static Conflict conflict(Map<String, AttributeValue> attributes) {
        var item = Item.of(TABLE, attributes);
        return new Conflict(
                item.value("eventId", EventId::parse),
                item.value("ticketId", TicketId::parse),
                item.text("reason"),
                item.optionalText("attendeeName"),
                item.items("entries", DynamoConflictStore::entry),
                item.number("entryCount") + item.numberOrZero("further"),
                item.optionalText("winner"),
                item.instant("detectedAt"));
    }

    private static Entry entry(Item item) {
        return new Entry(
                item.text("key"),
                item.instant("at"),
                item.instant("recordedAt"),
                item.text("gate"),
                item.text("deviceId"));
    }
}
