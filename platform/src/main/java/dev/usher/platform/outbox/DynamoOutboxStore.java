package dev.usher.platform.outbox;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// The outbox in DynamoDB.
@Singleton
@Requires(bean = OutboxConfig.class)
final class DynamoOutboxStore implements OutboxStore {
    private final DynamoDbClient dynamo;
    private final OutboxTable table;
    private final Duration keepPublished;

    DynamoOutboxStore(DynamoDbClient dynamo, OutboxTable table, OutboxConfig config) {
        this.dynamo = dynamo;
        this.table = table;
        this.keepPublished = config.keepPublished();
    }

    @Override
    public List<OutboxRow> pending(int shard, int most) {
        var answer = dynamo.query(query -> query.tableName(table.name())
                .indexName(OutboxTable.PENDING_INDEX)
                .keyConditionExpression(OutboxTable.PENDING_SHARD + " = :shard")
                .expressionAttributeValues(Map.of(":shard", OutboxTable.shardKey(shard)))
                .limit(most));
        return answer.items().stream().map(item -> OutboxTable.row(item, shard)).toList();
    }

    @Override
    public boolean lease(int shard, String holder, Instant now, Duration length) {
        try {
            dynamo.updateItem(update -> update.tableName(table.name())
                    .key(Map.of(OutboxTable.ID, AttributeValue.fromS("LEASE#" + shard)))
                    .updateExpression("SET holder = :holder, leasedUntil = :until")
                    .conditionExpression("attribute_not_exists(holder) OR holder = :holder OR leasedUntil < :now")
                    .expressionAttributeValues(Map.of(
                            ":holder", AttributeValue.fromS(holder),
                            ":until",
                                    AttributeValue.fromN(
                                            Long.toString(now.plus(length).toEpochMilli())),
                            ":now", AttributeValue.fromN(Long.toString(now.toEpochMilli())))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    @Override
    public void markPublished(OutboxRow row, Instant publishedAt) {
        long forgetAfter = publishedAt.plus(keepPublished).getEpochSecond();
        dynamo.updateItem(update -> update.tableName(table.name())
                .key(Map.of(OutboxTable.ID, AttributeValue.fromS(row.id())))
                .updateExpression("SET publishedAt = :at, " + OutboxTable.FORGET_AFTER + " = :forget REMOVE "
                        + OutboxTable.PENDING_SHARD + ", " + OutboxTable.PENDING_SINCE)
                .expressionAttributeValues(Map.of(
                        ":at", AttributeValue.fromS(publishedAt.toString()),
                        ":forget", AttributeValue.fromN(Long.toString(forgetAfter)))));
    }
}
