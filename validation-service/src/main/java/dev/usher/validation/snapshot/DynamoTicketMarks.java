package dev.usher.validation.snapshot;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.platform.aws.IndexTime;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.validation.admission.DynamoTypeKey;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads the indexes of the admissions table: the one that holds changed tickets only, and the one by type.
@Singleton
final class DynamoTicketMarks implements TicketMarks {
    private final DynamoDbClient dynamo;
    private final String table;

    DynamoTicketMarks(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.table = names.table("admissions");
    }

    @Override
    public List<TicketMark> changedSince(EventId eventId, Instant since, int most) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .indexName("changed-by-event")
                        .keyConditionExpression("changedEventId = :event AND changedAt > :since")
                        .projectionExpression("ticketId, #status, issue, entries, inside, changedAt")
                        .expressionAttributeNames(Map.of("#status", "status"))
                        .expressionAttributeValues(
                                Map.of(":event", fromS(eventId.toString()), ":since", fromS(IndexTime.text(since)))))
                .items()
                .stream()
                .limit(most)
                .map(DynamoTicketMarks::mark)
                .toList();
    }

    @Override
    public List<LearnedTicket> learnedSince(EventId eventId, String type, Instant since, int most) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .indexName("by-type")
                        .keyConditionExpression("eventAndType = :type AND learnedAt > :since")
                        .expressionAttributeValues(Map.of(
                                ":type", fromS(DynamoTypeKey.of(eventId, type)),
                                ":since", fromS(IndexTime.text(since)))))
                .items()
                .stream()
                .limit(most)
                .map(item -> new LearnedTicket(
                        TicketId.parse(required(item, "ticketId").s()),
                        Instant.parse(required(item, "learnedAt").s())))
                .toList();
    }

    private static TicketMark mark(Map<String, AttributeValue> item) {
        @Nullable AttributeValue entries = item.get("entries");
        @Nullable AttributeValue inside = item.get("inside");
        return new TicketMark(
                TicketId.parse(required(item, "ticketId").s()),
                Status.valueOf(required(item, "status").s().toUpperCase(Locale.ROOT)),
                Integer.parseInt(required(item, "issue").n()),
                entries == null ? 0 : Integer.parseInt(entries.n()),
                inside != null && Boolean.TRUE.equals(inside.bool()),
                Instant.parse(required(item, "changedAt").s()));
    }

    private static AttributeValue required(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), () -> "a ticket's row lacks " + name);
    }
}
