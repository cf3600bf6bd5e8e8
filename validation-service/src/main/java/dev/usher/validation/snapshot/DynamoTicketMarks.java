package dev.usher.validation.snapshot;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.platform.aws.IndexTime;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads the index of the admissions table that orders an event's tickets by their last change.
@Singleton
final class DynamoTicketMarks implements TicketMarks {
    private final DynamoDbClient dynamo;
    private final String table;

    DynamoTicketMarks(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.table = names.table("admissions");
    }

    @Override
    public Stream<TicketMark> changedSince(EventId eventId, Instant since) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .indexName("changed-by-event")
                        .keyConditionExpression("changedEventId = :event AND changedAt >= :since")
                        .projectionExpression("ticketId, #type, #status, issue, entries, inside, version")
                        .expressionAttributeNames(Map.of("#status", "status", "#type", "type"))
                        .expressionAttributeValues(
                                Map.of(":event", fromS(eventId.toString()), ":since", fromS(IndexTime.text(since)))))
                .items()
                .stream()
                .map(DynamoTicketMarks::mark);
    }

    private static TicketMark mark(Map<String, AttributeValue> item) {
        @Nullable AttributeValue type = item.get("type");
        @Nullable AttributeValue inside = item.get("inside");
        return new TicketMark(
                TicketId.parse(required(item, "ticketId").s()),
                type == null ? null : type.s(),
                Status.valueOf(required(item, "status").s().toUpperCase(Locale.ROOT)),
                Integer.parseInt(required(item, "issue").n()),
                number(item, "entries"),
                inside != null && Boolean.TRUE.equals(inside.bool()),
                number(item, "version"));
    }

    private static int number(Map<String, AttributeValue> item, String name) {
        @Nullable AttributeValue value = item.get(name);
        return value == null ? 0 : Integer.parseInt(value.n());
    }

    private static AttributeValue required(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), () -> "a ticket's row lacks " + name);
    }
}
