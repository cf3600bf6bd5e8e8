package dev.usher.cli.order;

import dev.usher.cli.cloud.Row;
import dev.usher.contracts.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Reads rows of all services' tables in one environment.
final class Rows {
    /// The most keys of one BatchGetItem.
    private static final int BATCH = 100;

    private static final int MOST_TRIES = 8;

    private final DynamoDbClient dynamo;
    private final Topology topology = Topology.load();
    private final String environment;

    Rows(DynamoDbClient dynamo, String environment) {
        this.dynamo = dynamo;
        this.environment = environment;
    }

    /// The row with this key.
    ///
    /// @param table logical name, of a table without sort key
    Optional<Row> find(String table, String key) {
        return Optional.ofNullable(find(table, List.of(key)).get(key));
    }

    /// The rows that exist, by key.
    Map<String, Row> find(String table, List<String> keys) {
        String keyName = declared(table).partitionKey();
        var found = new HashMap<String, Row>();
        List<String> distinct = keys.stream().distinct().toList();
        for (int from = 0; from < distinct.size(); from += BATCH) {
            batch(physical(table), keyName, distinct.subList(from, Math.min(from + BATCH, distinct.size())))
                    .forEach(row -> row.text(keyName).ifPresent(key -> found.put(key, row)));
        }
        return found;
    }

    /// The rows of an index with this key.
    ///
    /// @param most how many at most
    List<Row> query(String table, String index, String key, int most) {
        String keyName = Objects.requireNonNull(declared(table).indexes().get(index), index)
                .partitionKey();
        return dynamo
                .queryPaginator(query -> query.tableName(physical(table))
                        .indexName(index)
                        .keyConditionExpression("#key = :key")
                        .expressionAttributeNames(Map.of("#key", keyName))
                        .expressionAttributeValues(Map.of(":key", AttributeValue.fromS(key))))
                .items()
                .stream()
                .limit(most)
                .map(Row::new)
                .toList();
    }

    private List<Row> batch(String table, String keyName, List<String> keys) {
        var rows = new ArrayList<Row>();
        Map<String, KeysAndAttributes> ask = Map.of(
                table,
                KeysAndAttributes.builder()
                        .consistentRead(true)
                        .keys(keys.stream()
                                .map(key -> Map.of(keyName, AttributeValue.fromS(key)))
                                .toList())
                        .build());
        for (int tries = 0; !ask.isEmpty(); tries++) {
            if (tries == MOST_TRIES) {
                throw new IllegalStateException("DynamoDB does not return all rows of " + table + "; try again later");
            }
            Map<String, KeysAndAttributes> asked = ask;
            BatchGetItemResponse answer = dynamo.batchGetItem(get -> get.requestItems(asked));
            Stream.ofNullable(answer.responses().get(table))
                    .flatMap(List::stream)
                    .map(Row::new)
                    .forEach(rows::add);
            ask = answer.unprocessedKeys();
        }
        return rows;
    }

    private Topology.Table declared(String table) {
        return Objects.requireNonNull(topology.tables().get(table), table);
    }

    private String physical(String table) {
        return topology.physicalName(table, environment);
    }
}
