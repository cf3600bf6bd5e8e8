package dev.usher.cli.outbox;

import dev.usher.contracts.topology.Topology;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads the outboxes of one environment.
public final class Outboxes {
    private static final String SUFFIX = "-outbox";
    private static final String INDEX = "pending";

    /// As many as a service may use (`OUTBOX_SHARDS`).
    private static final int MOST_SHARDS = 64;

    /// More rows of an outbox are not counted: then its numbers are lower limits.
    private static final int MOST_ROWS = 10_000;

    private final DynamoDbClient dynamo;
    private final Topology topology = Topology.load();
    private final String environment;

    /// The outboxes of an environment.
    public Outboxes(DynamoDbClient dynamo, String environment) {
        this.dynamo = dynamo;
        this.environment = environment;
    }

    /// Every service's outbox.
    public List<Backlog> backlogs() {
        return topology.tables().entrySet().stream()
                .filter(table -> table.getKey().endsWith(SUFFIX))
                .map(table -> backlog(table.getValue().owner(), table.getKey()))
                .toList();
    }

    private Backlog backlog(String service, String table) {
        List<Waiting> pending = IntStream.range(0, MOST_SHARDS)
                .boxed()
                .flatMap(shard -> rows(table, "SHARD#" + shard))
                .limit(MOST_ROWS)
                .toList();
        List<Waiting> apart = rows(table, "APART").limit(MOST_ROWS).toList();
        return new Backlog(service, pending, apart);
    }

    private Stream<Waiting> rows(String table, String shard) {
        return dynamo
                .queryPaginator(query -> query.tableName(topology.physicalName(table, environment))
                        .indexName(INDEX)
                        .keyConditionExpression("pendingShard = :shard")
                        .projectionExpression("outboxId, createdAt")
                        .expressionAttributeValues(Map.of(":shard", AttributeValue.fromS(shard))))
                .items()
                .stream()
                .map(row -> new Waiting(
                        text(row, "outboxId").orElse("?"),
                        text(row, "createdAt").map(Instant::parse).orElse(Instant.EPOCH)));
    }

    private static Optional<String> text(Map<String, AttributeValue> row, String name) {
        return Optional.ofNullable(row.get(name)).map(AttributeValue::s);
    }
}
