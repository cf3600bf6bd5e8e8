package dev.usher.platform.outbox;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.platform.aws.DynamoBatches;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.UnreadableItem;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
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
    private final OutboxMetrics metrics;
    private final Clock clock;

    DynamoOutboxStore(
            DynamoDbClient dynamo, OutboxTable table, OutboxConfig config, OutboxMetrics metrics, Clock clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.keepPublished = config.keepPublished();
        this.metrics = metrics;
        this.clock = clock;
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
            // One answer holds at most 1 MB, which may be fewer rows than requested.
            page = dynamo.query(request.limit(most - rows.size()).build());
            page.items()
                    .forEach(item -> read(Item.of(table.name(), item), shard).ifPresent(rows::add));
            request.exclusiveStartKey(page.lastEvaluatedKey());
        } while (page.hasLastEvaluatedKey() && rows.size() < most);
        return List.copyOf(rows);
    }

    /// A row that cannot be read cannot be published.
    private Optional<OutboxRow> read(Item item, int shard) {
        try {
            return Optional.of(OutboxTable.row(item, shard));
        } catch (UnreadableItem e) {
            String id = item.text(OutboxTable.ID);
            LOG.error("The outbox row {} cannot be read and is set apart", id, e);
            setApart(id, "it cannot be read: " + e.getMessage(), clock.instant());
            metrics.setApart();
            return Optional.empty();
        }
    }

    /// Rewritten as a whole: DynamoDB has batches of puts but not of updates, and the content of a published
    /// row is known.
    @Override
    public void markPublished(List<OutboxRow> rows, Instant publishedAt) {
        DynamoBatches.put(
                dynamo,
                table.name(),
                rows.stream()
                        .map(row -> OutboxTable.published(row, publishedAt, keepPublished))
                        .toList());
    }

    @Override
    public void setApart(OutboxRow row, String reason, Instant now) {
        setApart(row.id(), reason, now);
    }

    private void setApart(String id, String reason, Instant now) {
        boolean waited = DynamoRows.wrote(() -> dynamo.updateItem(update -> update.tableName(table.name())
                .key(Map.of(OutboxTable.ID, text(id)))
                .conditionExpression("attribute_exists(" + OutboxTable.PENDING_SHARD + ")")
                .updateExpression(
                        "SET " + OutboxTable.PENDING_SHARD + " = :apart, setApartAt = :at, setApartFor = :reason")
                .expressionAttributeValues(Map.of(
                        ":apart", OutboxTable.APART,
                        ":at", instant(now),
                        ":reason", text(reason)))));
        if (!waited) {
            LOG.info("The outbox row {} was published meanwhile and stays so", id);
        }
    }
}
