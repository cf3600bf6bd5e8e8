package dev.usher.ticket.use;

import static dev.usher.platform.aws.Attribute.epochSecond;
import static dev.usher.platform.aws.Attribute.flag;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketUsed.Use;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Uses in DynamoDB, in a separate table, because the row of a ticket is only changed by callers that have read
/// it.
@Singleton
final class DynamoTicketUses implements TicketUses {
    private static final String TABLE = "ticket-uses";

    /// Longer than any event, even a season.
    private static final Duration KEPT = Duration.ofDays(400);

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoTicketUses(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.table = names.table(TABLE);
    }

    @Override
    public void learn(Use use, Instant seenAt) {
        // If the condition does not hold, the stored version is as new, or newer.
        DynamoRows.wrote(() -> dynamo.updateItem(item -> item.tableName(table)
                .key(key(use.ticketId()))
                .updateExpression("SET version = :version, isSpent = :spent, forgetAfter = :forgetAfter")
                .conditionExpression("attribute_not_exists(version) OR version < :version")
                .expressionAttributeValues(Map.of(
                        ":version", number(use.version()),
                        ":spent", flag(use.used() && !use.admitsAgain()),
                        ":forgetAfter", epochSecond(seenAt.plus(KEPT))))));
    }

    @Override
    public boolean isSpent(TicketId ticketId) {
        return DynamoRows.find(dynamo, table, key(ticketId))
                .filter(row -> Item.of(TABLE, row).flag("isSpent"))
                .isPresent();
    }

    private static Map<String, AttributeValue> key(TicketId ticketId) {
        return Map.of("ticketId", text(ticketId));
    }
}
