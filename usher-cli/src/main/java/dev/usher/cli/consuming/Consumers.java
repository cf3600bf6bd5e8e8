package dev.usher.cli.consuming;

import dev.usher.cli.cloud.Row;
import dev.usher.contracts.operations.ConsumersRow;
import dev.usher.contracts.topology.Topology;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/// The rows of one environment that say which queues the services consume.
final class Consumers {
    private static final Map<String, AttributeValue> KEY =
            Map.of(ConsumersRow.KEY, AttributeValue.fromS(ConsumersRow.ID));

    private final DynamoDbClient dynamo;
    private final Topology topology = Topology.load();
    private final String environment;

    Consumers(DynamoDbClient dynamo, String environment) {
        this.dynamo = dynamo;
        this.environment = environment;
    }

    /// Checks that topology.json has this queue.
    ///
    /// @throws IllegalArgumentException if topology.json has no such queue
    void check(String queue) {
        topology.queue(queue);
    }

    /// Lets nobody consume a queue until it is resumed. Safe to repeat: the newest reason stays.
    ///
    /// @throws IllegalArgumentException if topology.json has no such queue
    void pause(Pause pause) {
        dynamo.updateItem(update -> update.tableName(tableOf(pause.queue()))
                .key(KEY)
                .updateExpression("SET #paused = :pause")
                .expressionAttributeNames(Map.of("#paused", ConsumersRow.PAUSED + pause.queue()))
                .expressionAttributeValues(Map.of(":pause", pause.asItem())));
    }

    /// Lets the queue be consumed again.
    ///
    /// @return how it was paused; empty if it was not
    /// @throws IllegalArgumentException if topology.json has no such queue
    Optional<Pause> resume(String queue) {
        String name = ConsumersRow.PAUSED + queue;
        Map<String, AttributeValue> before = dynamo.updateItem(update -> update.tableName(tableOf(queue))
                        .key(KEY)
                        .updateExpression("REMOVE #paused")
                        .expressionAttributeNames(Map.of("#paused", name))
                        .returnValues(ReturnValue.UPDATED_OLD))
                .attributes();
        return Optional.ofNullable(before.get(name)).map(item -> Pause.read(queue, new Row(item.m())));
    }

    /// What is paused in all services, sorted by queue.
    List<Pause> paused() {
        return rows().flatMap(row -> row.entrySet().stream())
                .filter(entry -> entry.getKey().startsWith(ConsumersRow.PAUSED))
                .map(entry -> Pause.read(
                        entry.getKey().substring(ConsumersRow.PAUSED.length()),
                        new Row(entry.getValue().m())))
                .sorted(Comparator.comparing(Pause::queue))
                .toList();
    }

    private Stream<Map<String, AttributeValue>> rows() {
        return topology.queues().values().stream()
                .map(Topology.Queue::consumer)
                .distinct()
                .map(service -> dynamo.getItem(
                                get -> get.tableName(table(service)).key(KEY).consistentRead(true))
                        .item());
    }

    private String tableOf(String queue) {
        return table(topology.queue(queue).consumer());
    }

    private String table(String service) {
        return topology.physicalName(ConsumersRow.table(service), environment);
    }

    /// That a queue is not consumed.
    ///
    /// @param queue logical name
    /// @param by who paused it
    record Pause(String queue, Instant since, String by, String reason) {
        private AttributeValue asItem() {
            return AttributeValue.fromM(Map.of(
                    ConsumersRow.SINCE, AttributeValue.fromS(since.toString()),
                    ConsumersRow.BY, AttributeValue.fromS(by),
                    ConsumersRow.REASON, AttributeValue.fromS(reason)));
        }

        private static Pause read(String queue, Row item) {
            return new Pause(
                    queue,
                    item.instant(ConsumersRow.SINCE).orElse(Instant.EPOCH),
                    item.text(ConsumersRow.BY).orElse(""),
                    item.text(ConsumersRow.REASON).orElse(""));
        }

        @Override
        public String toString() {
            return queue + " has been paused since " + since + " by " + by + ": " + reason;
        }
    }
}
