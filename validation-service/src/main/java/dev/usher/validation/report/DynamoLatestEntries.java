package dev.usher.validation.report;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads the end of the index that contains only used tickets.
@Singleton
final class DynamoLatestEntries implements LatestEntries {
    private static final AttributeValue NONE = fromS("");

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoLatestEntries(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.table = names.table("admissions");
    }

    @Override
    public List<Admissions.Entry> of(EventId eventId, int most) {
        return dynamo
                .query(query -> query.tableName(table)
                        .indexName("used-by-event")
                        .keyConditionExpression("usedEventId = :event")
                        .projectionExpression("ticketId, attendeeName, #number, validatedAt, gate, deviceId")
                        .expressionAttributeNames(Map.of("#number", "number"))
                        .expressionAttributeValues(Map.of(":event", fromS(eventId.toString())))
                        .scanIndexForward(false)
                        .limit(most))
                .items()
                .stream()
                .map(DynamoLatestEntries::entry)
                .toList();
    }

    private static Admissions.Entry entry(Map<String, AttributeValue> item) {
        @Nullable AttributeValue name = item.get("attendeeName");
        @Nullable AttributeValue number = item.get("number");
        return new Admissions.Entry(
                TicketId.parse(item.getOrDefault("ticketId", NONE).s()),
                name == null ? null : name.s(),
                number == null ? null : Integer.valueOf(number.n()),
                Instant.parse(item.getOrDefault("validatedAt", NONE).s()),
                item.getOrDefault("gate", NONE).s(),
                item.getOrDefault("deviceId", NONE).s());
    }
}
