package dev.usher.platform.outbox;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// The outbox in DynamoDB.
@Singleton
@Requires(bean = OutboxConfig.class)
final class DynamoOutboxStore implements OutboxStore {
    private static final Logger LOG = LoggerFactory.getLogger(DynamoOutboxStore.class);

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
        var rows = new ArrayList<OutboxRow>();
        var request = QueryRequest.builder()
                .tableName(table.name())
                .indexName(OutboxTable.PENDING_INDEX)
                .keyConditionExpression(OutboxTable.PENDING_SHARD + " = :shard")
                .expressionAttributeValues(Map.of(":shard", OutboxTable.shardKey(shard)));
        QueryResponse page;
        do {
            // One answer holds 1 MB at most, which may be less than the rows asked for.
            page = dynamo.query(request.limit(most - rows.size()).build());
            page.items().forEach(item -> read(item, shard).ifPresent(rows::add));
            request.exclusiveStartKey(page.lastEvaluatedKey());
        } while (page.hasLastEvaluatedKey() && rows.size() < most);
        return List.copyOf(rows);
    }

    /// A row that cannot be read cannot be published either.
    private Optional<OutboxRow> read(Map<String, AttributeValue> item, int shard) {
        try {
            return Optional.of(OutboxTable.row(item, shard));
        } catch (NullPointerException | DateTimeException e) {
            AttributeValue id = OutboxTable.id(item);
            LOG.error("The outbox row {} cannot be read and is set apart", id.s(), e);
            setApart(id, "it cannot be read: " + e.getMessage(), Instant.now());
            return Optional.empty();
        }
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

    @Override
    public void setApart(OutboxRow row, String reason, Instant now) {
        setApart(AttributeValue.fromS(row.id()), reason, now);
    }

    private void setApart(AttributeValue id, String reason, Instant now) {
        try {
            dynamo.updateItem(update -> update.tableName(table.name())
                    .key(Map.of(OutboxTable.ID, id))
                    .conditionExpression("attribute_exists(" + OutboxTable.PENDING_SHARD + ")")
                    .updateExpression(
                            "SET " + OutboxTable.PENDING_SHARD + " = :apart, setApartAt = :at, setApartFor = :reason")
                    .expressionAttributeValues(Map.of(
                            ":apart", OutboxTable.APART,
                            ":at", AttributeValue.fromS(now.toString()),
                            ":reason", AttributeValue.fromS(reason))));
        } catch (ConditionalCheckFailedException e) {
            LOG.info("The outbox row {} was published meanwhile and stays so", id.s());
        }
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
