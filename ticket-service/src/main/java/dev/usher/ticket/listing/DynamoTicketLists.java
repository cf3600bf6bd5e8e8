package dev.usher.ticket.listing;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.platform.aws.ReadableRows;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.ticket.order.DynamoTicketItem;
import dev.usher.ticket.order.Ticket;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Lists from DynamoDB's indexes.
@Singleton
final class DynamoTicketLists implements TicketLists {
    private static final String TICKET_ID = "ticketId";
    private static final String USER_ID = "userId";
    private static final String GENERATED_AT = "generatedAt";
    private static final String EVENT_SHARD = "eventShard";

    private final DynamoDbClient dynamo;
    private final ReadableRows rows;
    private final String table;

    DynamoTicketLists(DynamoDbClient dynamo, ReadableRows rows, ResourceNames names) {
        this.dynamo = dynamo;
        this.rows = rows;
        this.table = names.table(DynamoTicketItem.TABLE);
    }

    @Override
    public List<Ticket> ofUser(UserId holder, int limit, @Nullable Held after) {
        var user = text(holder);
        @Nullable
        Map<String, AttributeValue> start = after == null
                ? null
                : Map.of(USER_ID, user, GENERATED_AT, instant(after.generatedAt()), TICKET_ID, text(after.ticketId()));
        return read("by-user", USER_ID, user, false, limit, start);
    }

    @Override
    public List<Ticket> ofEvent(EventId eventId, int shard, int limit, @Nullable TicketId after) {
        var key = text(DynamoTicketItem.eventShard(eventId, shard));
        @Nullable
        Map<String, AttributeValue> start = after == null ? null : Map.of(EVENT_SHARD, key, TICKET_ID, text(after));
        return read("by-event", EVENT_SHARD, key, true, limit, start);
    }

    @Override
    public int eventShards() {
        return DynamoTicketItem.EVENT_SHARDS;
    }

    /// The paginator continues where an answer reaches its limit of one megabyte.
    private List<Ticket> read(
            String index,
            String attribute,
            AttributeValue value,
            boolean forward,
            int limit,
            @Nullable Map<String, AttributeValue> start) {
        var found = dynamo.queryPaginator(query -> query.tableName(table)
                        .indexName(index)
                        .keyConditionExpression(attribute + " = :value")
                        .expressionAttributeValues(Map.of(":value", value))
                        .scanIndexForward(forward)
                        .limit(limit)
                        .exclusiveStartKey(start))
                .items();
        return rows.of(DynamoTicketItem.TABLE, TICKET_ID, found, DynamoTicketItem::toTicket)
                .limit(limit)
                .toList();
    }
}
