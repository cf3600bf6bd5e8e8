package dev.usher.validation.report;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.validation.report.Admissions.Admission;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Counts through the index that holds used tickets only. Its cost grows with their number.
@Singleton
final class DynamoAdmissionReport implements AdmissionReport {
    private static final AttributeValue NONE = fromS("");

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoAdmissionReport(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.table = names.table("admissions");
    }

    @Override
    public Admissions of(EventId eventId, int latest) {
        var byGate = new TreeMap<String, Integer>();
        var newest = new ArrayList<Admission>();
        int inside = 0;
        for (var item : newestFirst(eventId)) {
            inside++;
            byGate.merge(item.getOrDefault("gate", NONE).s(), 1, Integer::sum);
            if (newest.size() < latest) {
                newest.add(admission(item));
            }
        }
        return new Admissions(inside, byGate, newest);
    }

    private Iterable<Map<String, AttributeValue>> newestFirst(EventId eventId) {
        return dynamo.queryPaginator(query -> query.tableName(table)
                        .indexName("used-by-event")
                        .keyConditionExpression("usedEventId = :event")
                        .projectionExpression("ticketId, attendeeName, #number, validatedAt, gate, deviceId")
                        .expressionAttributeNames(Map.of("#number", "number"))
                        .expressionAttributeValues(Map.of(":event", fromS(eventId.toString())))
                        .scanIndexForward(false))
                .items();
    }

    private static Admission admission(Map<String, AttributeValue> item) {
        @Nullable AttributeValue name = item.get("attendeeName");
        @Nullable AttributeValue number = item.get("number");
        return new Admission(
                TicketId.parse(item.getOrDefault("ticketId", NONE).s()),
                name == null ? null : name.s(),
                number == null ? null : Integer.valueOf(number.n()),
                Instant.parse(item.getOrDefault("validatedAt", NONE).s()),
                item.getOrDefault("gate", NONE).s(),
                item.getOrDefault("deviceId", NONE).s());
    }
}
