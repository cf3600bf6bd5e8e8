package dev.usher.platform.lease;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.ResourceNames;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Leases in DynamoDB, one row each. Instances compare the row with their own clocks: an instance whose
/// clock is fast takes over early, which the work tolerates.
@Singleton
@Requires(bean = LeaseConfig.class)
final class DynamoLeases implements Leases {
    private static final String ID = "leaseId";

    private final DynamoDbClient dynamo;
    private final String table;
    private final String holder;
    private final Clock clock;

    @Inject
    DynamoLeases(DynamoDbClient dynamo, LeaseConfig config, ResourceNames names, Clock clock) {
        this(dynamo, names.table(config.table()), UUID.randomUUID().toString(), clock);
    }

    DynamoLeases(DynamoDbClient dynamo, String table, String holder, Clock clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.holder = holder;
        this.clock = clock;
    }

    @Override
    public boolean tryTake(String name, Duration length) {
        Instant now = clock.instant();
        return DynamoRows.wrote(() -> dynamo.updateItem(update -> update.tableName(table)
                .key(Map.of(ID, text(name)))
                .updateExpression("SET holder = :holder, leasedUntil = :until")
                .conditionExpression("attribute_not_exists(holder) OR holder = :holder OR leasedUntil < :now")
                .expressionAttributeValues(Map.of(
                        ":holder", text(holder),
                        ":until", instant(now.plus(length)),
                        ":now", instant(now)))));
    }

    @Override
    public void release(String name) {
        // If it expired, another instance may have it.
        DynamoRows.wrote(() -> dynamo.deleteItem(delete -> delete.tableName(table)
                .key(Map.of(ID, text(name)))
                .conditionExpression("holder = :holder")
                .expressionAttributeValues(Map.of(":holder", text(holder)))));
    }
}
