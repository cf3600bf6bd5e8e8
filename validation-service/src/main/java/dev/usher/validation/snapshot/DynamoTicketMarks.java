package dev.usher.validation.snapshot;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ReadableRows;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads the index of the admissions table that orders an event's tickets by their last change.
@Singleton
final class DynamoTicketMarks implements TicketMarks {
    private static final String TABLE = "admissions";

    /// How many tickets one call reads. DynamoDB would read several thousand at once, of which a look needs a few
    /// hundred; DynamoDB Local lets no scan write until such a page is read, for seconds.
    private static final int PAGE = 250;

    private final DynamoDbClient dynamo;
    private final ReadableRows rows;
    private final String table;

    DynamoTicketMarks(DynamoDbClient dynamo, ReadableRows rows, ResourceNames names) {
        this.dynamo = dynamo;
        this.rows = rows;
        this.table = names.table(TABLE);
    }

    @Override
    public Stream<TicketMark> changedSince(EventId eventId, Instant since) {
        return changed(eventId, ">=", since);
    }

    @Override
    public Stream<TicketMark> changedBefore(EventId eventId, Instant until) {
        return changed(eventId, "<", until);
    }

    private Stream<TicketMark> changed(EventId eventId, String comparison, Instant limit) {
        var changed = dynamo.queryPaginator(query -> query.tableName(table)
                        .indexName("changed-by-event")
                        .keyConditionExpression("changedEventId = :event AND changedAt " + comparison + " :instant")
                        .projectionExpression("ticketId, #type, #status, issue, entries, inside, version")
                        .expressionAttributeNames(Map.of("#status", "status", "#type", "type"))
                        .expressionAttributeValues(Map.of(":event", text(eventId), ":instant", instant(limit)))
                        .limit(PAGE))
                .items();
        return rows.of(TABLE, "ticketId", changed, DynamoTicketMarks::mark);
    }

    private static TicketMark mark(Map<String, AttributeValue> attributes) {
        var item = Item.of(TABLE, attributes);
        return new TicketMark(
                item.value("ticketId", TicketId::parse),
                item.optionalText("type"),
                item.constant("status", Status.class),
                item.number("issue"),
                item.numberOrZero("entries"),
                item.flag("inside"),
                item.numberOrZero("version"));
    }
}
