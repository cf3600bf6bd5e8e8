package dev.usher.validation.report;

import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ReadableRows;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads the end of the index that contains only used tickets.
@Singleton
final class DynamoLatestEntries implements LatestEntries {
    private static final String TABLE = "admissions";

    private final DynamoDbClient dynamo;
    private final ReadableRows rows;
    private final String table;

    DynamoLatestEntries(DynamoDbClient dynamo, ReadableRows rows, ResourceNames names) {
        this.dynamo = dynamo;
        this.rows = rows;
        this.table = names.table(TABLE);
    }

    @Override
    public List<Admissions.Entry> of(EventId eventId, int most) {
        var latest = dynamo.queryPaginator(query -> query.tableName(table)
                        .indexName("used-by-event")
                        .keyConditionExpression("usedEventId = :event")
                        .projectionExpression("ticketId, attendeeName, #number, validatedAt, gate, deviceId")
                        .expressionAttributeNames(Map.of("#number", "number"))
                        .expressionAttributeValues(Map.of(":event", text(eventId)))
                        .scanIndexForward(false)
                        .limit(most))
                .items();
        return rows.of(TABLE, "ticketId", latest, DynamoLatestEntries::entry)
                .limit(most)
                .toList();
    }

    private static Admissions.Entry entry(Map<String, AttributeValue> attributes) {
        var item = Item.of(TABLE, attributes);
        return new Admissions.Entry(
                item.value("ticketId", TicketId::parse),
                item.optionalText("attendeeName"),
                item.optionalNumber("number"),
                item.instant("validatedAt"),
                item.text("gate"),
                item.text("deviceId"));
    }
}
