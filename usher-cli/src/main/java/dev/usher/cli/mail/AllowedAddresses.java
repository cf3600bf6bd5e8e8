package dev.usher.cli.mail;

import dev.usher.contracts.mail.MailAddress;
import dev.usher.contracts.operations.SuppressionTable;
import dev.usher.contracts.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Lets ticket-service of one environment mail to addresses again.
final class AllowedAddresses {
    /// Longer than a report can wait in the queue (4 days) and its dead-letter queue (14 days).
    private static final Duration KEPT = Duration.ofDays(30);

    private final DynamoDbClient dynamo;
    private final String table;

    AllowedAddresses(DynamoDbClient dynamo, String environment) {
        this.dynamo = dynamo;
        this.table = Topology.load().physicalName(SuppressionTable.NAME, environment);
    }

    /// Replaces what is known of the address. Reports of what happened before now change nothing any more.
    void allow(String address) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        dynamo.putItem(put -> put.tableName(table)
                .item(Map.of(
                        SuppressionTable.ADDRESS, AttributeValue.fromS(MailAddress.digest(address)),
                        SuppressionTable.CAUSE, AttributeValue.fromS(SuppressionTable.ALLOWED),
                        SuppressionTable.SINCE, AttributeValue.fromS(SuppressionTable.instant(now)),
                        SuppressionTable.FORGET_AFTER,
                                AttributeValue.fromN(
                                        Long.toString(now.plus(KEPT).getEpochSecond())))));
    }
}
