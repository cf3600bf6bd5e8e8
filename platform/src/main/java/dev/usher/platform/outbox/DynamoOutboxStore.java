package dev.usher.platform.outbox;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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
    public void markPublished(List<OutboxRow> rows, Instant publishedAt) {
        // DynamoDB has no batch of updates; they wait for the network only, so they go at the same time.
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> marks = new ArrayList<>();
            rows.forEach(row -> marks.add(threads.submit(() -> markPublished(row, publishedAt))));
            marks.forEach(DynamoOutboxStore::await);
        }
    }

    private void markPublished(OutboxRow row, Instant publishedAt) {
        long forgetAfter = publishedAt.plus(keepPublished).getEpochSecond();
        dynamo.updateItem(update -> update.tableName(table.name())
                .key(Map.of(OutboxTable.ID, AttributeValue.fromS(row.id())))
                .updateExpression("SET publishedAt = :at, " + OutboxTable.FORGET_AFTER + " = :forget REMOVE "
                        + OutboxTable.PENDING_SHARD + ", " + OutboxTable.PENDING_SINCE + ", " + OutboxTable.BODY)
                .expressionAttributeValues(Map.of(
                        ":at", AttributeValue.fromS(publishedAt.toString()),
                        ":forget", AttributeValue.fromN(Long.toString(forgetAfter)))));
    }

    private static void await(Future<?> mark) {
        try {
            mark.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rows were marked", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a row could not be marked", e.getCause());
        }
    }
}
