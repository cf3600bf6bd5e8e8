package dev.usher.cli.outbox;

import dev.usher.cli.cloud.Row;
import dev.usher.contracts.topology.Topology;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Reads the outboxes of one environment.
public final class Outboxes {
    private static final String SUFFIX = "-outbox";
    private static final String INDEX = "pending";

    private static final String SHARD = "pendingShard";

    /// The shard of messages that SNS refuses.
    private static final String APART = "APART";

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

    /// The index holds only rows that wait, so it is read whole, in whatever shard they are.
    private Backlog backlog(String service, String table) {
        Map<Boolean, List<Waiting>> byApart = dynamo
                .scanPaginator(scan -> scan.tableName(topology.physicalName(table, environment))
                        .indexName(INDEX)
                        .projectionExpression("outboxId, createdAt, " + SHARD))
                .items()
                .stream()
                .limit(MOST_ROWS)
                .map(Row::new)
                .collect(Collectors.partitioningBy(
                        row -> row.text(SHARD).filter(APART::equals).isPresent(),
                        Collectors.mapping(Outboxes::waiting, Collectors.toList())));
        return new Backlog(service, byApart.getOrDefault(false, List.of()), byApart.getOrDefault(true, List.of()));
    }

    private static Waiting waiting(Row row) {
        return new Waiting(
                row.text("outboxId").orElse("?"), row.instant("createdAt").orElse(Instant.EPOCH));
    }
}
