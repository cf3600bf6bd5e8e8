package dev.usher.platform.limit;

import static dev.usher.platform.aws.Attribute.epochSecond;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.ResourceNames;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Counts in DynamoDB: one row per key, and one conditional update per count.
@Singleton
@Requires(bean = LimitConfig.class)
final class DynamoLimitStore implements LimitStore {
    /// DynamoDB deletes expired rows late anyway; an instance with a slow clock must not find its row gone
    /// early.
    private static final Duration KEPT = Duration.ofHours(1);

    private final DynamoDbClient dynamo;
    private final String table;

    @Inject
    DynamoLimitStore(DynamoDbClient dynamo, LimitConfig config, ResourceNames names) {
        this(dynamo, names.table(config.table()));
    }

    DynamoLimitStore(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public boolean count(String key, int most, Instant end) {
        return DynamoRows.wrote(() -> dynamo.updateItem(update -> update.tableName(table)
                .key(key(key))
                .updateExpression("ADD used :one SET forgetAfter = :forgetAfter")
                .conditionExpression("attribute_not_exists(used) OR used < :most")
                .expressionAttributeValues(Map.of(
                        ":one", number(1),
                        ":most", number(most),
                        ":forgetAfter", epochSecond(end.plus(KEPT))))));
    }

    @Override
    public void giveBack(String key) {
        // If the condition does not hold, there is nothing to take back.
        DynamoRows.wrote(() -> dynamo.updateItem(update -> update.tableName(table)
                .key(key(key))
                .updateExpression("ADD used :less")
                .conditionExpression("used > :none")
                .expressionAttributeValues(Map.of(":less", number(-1), ":none", number(0)))));
    }

    private static Map<String, AttributeValue> key(String key) {
        return Map.of("limitId", text(key));
    }
}
