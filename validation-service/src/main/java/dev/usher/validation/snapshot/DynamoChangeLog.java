package dev.usher.validation.snapshot;

import static dev.usher.platform.aws.Attribute.flag;
import static dev.usher.platform.aws.Attribute.text;
import static dev.usher.platform.aws.Attribute.texts;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.contracts.message.TicketUsed;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.aws.Writes;
import dev.usher.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Stores the log in DynamoDB: one item per entry, with one text per ticket, because a map of attributes
/// would be three times as large.
@Singleton
final class DynamoChangeLog implements ChangeLog {
    private static final String TABLE = "door-changes";
    private static final String SEPARATOR = " ";
    private static final String RECORDED = "recorded";
    private static final String INSIDE = "in";
    private static final String OUTSIDE = "out";

    private final DynamoDbClient dynamo;
    private final DynamoTransactions transactions;
    private final Outbox outbox;
    private final String table;

    DynamoChangeLog(DynamoDbClient dynamo, DynamoTransactions transactions, Outbox outbox, ResourceNames names) {
        this.dynamo = dynamo;
        this.transactions = transactions;
        this.outbox = outbox;
        this.table = names.table(TABLE);
    }

    @Override
    public Stream<Entry> after(EventId eventId, long number) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("eventId = :event AND changeId > :after")
                        .expressionAttributeValues(Map.of(":event", text(eventId), ":after", text(changeId(number))))
                        .consistentRead(true))
                .items()
                .stream()
                .map(DynamoChangeLog::entry);
    }

    @Override
    public boolean append(EventId eventId, Entry entry, @Nullable TicketUsed message) {
        var writes = new ArrayList<TransactWriteItem>();
        writes.add(Writes.put(put -> put.tableName(table)
                .item(Map.of(
                        "eventId",
                        text(eventId),
                        "changeId",
                        text(changeId(entry.number())),
                        RECORDED,
                        flag(entry.isRecorded()),
                        "marks",
                        texts(entry.marks().stream()
                                .map(DynamoChangeLog::written)
                                .toList())))
                .conditionExpression("attribute_not_exists(eventId)")));
        if (message != null) {
            // The entry's condition is enough. A message of an earlier log must not prevent a new one.
            writes.add(outbox.writeAgain(Envelope.of(message.seenAt(), message)));
        }
        if (!transactions.write(writes)) {
            return false;
        }
        outbox.nudge();
        return true;
    }

    @Override
    public void publishAgain(TicketUsed message) {
        transactions.write(List.of(outbox.writeAgain(Envelope.of(message.seenAt(), message))));
        outbox.nudge();
    }

    /// Fixed width, so that texts sort like numbers.
    private static String changeId(long number) {
        return String.format(Locale.ROOT, "%012d", number);
    }

    private static Entry entry(Map<String, AttributeValue> attributes) {
        var item = Item.of(TABLE, attributes);
        return new Entry(
                item.value("changeId", Long::valueOf),
                item.texts("marks").stream().map(DynamoChangeLog::mark).toList(),
                item.flag(RECORDED));
    }

    /// The type comes last, because it is the only part that may be missing.
    private static String written(TicketMark mark) {
        return String.join(
                SEPARATOR,
                mark.ticketId().toString(),
                Integer.toString(mark.version()),
                mark.status().wireName(),
                Integer.toString(mark.issue()),
                Integer.toString(mark.entries()),
                mark.isInside() ? INSIDE : OUTSIDE,
                Objects.requireNonNullElse(mark.type(), ""));
    }

    private static TicketMark mark(String text) {
        String[] parts = text.split(SEPARATOR, 7);
        return new TicketMark(
                TicketId.parse(parts[0]),
                parts[6].isEmpty() ? null : parts[6],
                Status.valueOf(parts[2].toUpperCase(Locale.ROOT)),
                Integer.parseInt(parts[3]),
                Integer.parseInt(parts[4]),
                parts[5].equals(INSIDE),
                Integer.parseInt(parts[1]));
    }
}
