package dev.usher.localcloud.provisioning;

import dev.usher.contracts.topology.Topology;
import dev.usher.contracts.topology.Topology.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/// The DynamoDB tables: on demand, all keys strings, every index with all attributes.
final class Tables {

    private final DynamoDbClient dynamoDb;

    Tables(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    void provision(Topology topology, PhysicalNames names) {
        Parallel.run(topology.tables().entrySet().stream()
                .map(table -> (Runnable) () -> provision(names.of(table.getKey()), table.getValue()))
                .toList());
    }

    private void provision(String name, Table table) {
        try {
            create(name, table);
        } catch (ResourceInUseException exists) {
            adapt(name, table);
        }
        dynamoDb.waiter().waitUntilTableExists(request -> request.tableName(name));
        if (table.ttlAttribute() != null) {
            expireBy(name, table.ttlAttribute());
        }
    }

    private void create(String name, Table table) {
        dynamoDb.createTable(request -> {
            request.tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(keySchema(table.partitionKey(), table.sortKey()))
                    .attributeDefinitions(keyAttributes(table));
            // An empty list is refused.
            if (!table.indexes().isEmpty()) {
                request.globalSecondaryIndexes(indexes(table));
            }
        });
    }

    /// Adds indexes that a table of an earlier version does not have; DynamoDB builds one at a time.
    private void adapt(String name, Table table) {
        var existing =
                dynamoDb.describeTable(request -> request.tableName(name)).table();
        if (!existing.keySchema().equals(keySchema(table.partitionKey(), table.sortKey()))) {
            throw new IllegalStateException(
                    "Table " + name + " exists with other keys than topology.json declares: delete the table.");
        }
        var present = existing.globalSecondaryIndexes().stream()
                .map(GlobalSecondaryIndexDescription::indexName)
                .collect(Collectors.toSet());
        indexes(table).stream()
                .filter(index -> !present.contains(index.indexName()))
                .forEach(index -> add(name, table, index));
    }

    private void add(String name, Table table, GlobalSecondaryIndex index) {
        dynamoDb.updateTable(request -> request.tableName(name)
                .attributeDefinitions(keyAttributes(table))
                .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                        .create(CreateGlobalSecondaryIndexAction.builder()
                                .indexName(index.indexName())
                                .keySchema(index.keySchema())
                                .projection(index.projection())
                                .build())
                        .build()));
        dynamoDb.waiter().waitUntilTableExists(request -> request.tableName(name));
    }

    private void expireBy(String name, String attribute) {
        var current =
                dynamoDb.describeTimeToLive(request -> request.tableName(name)).timeToLiveDescription();
        if (current.timeToLiveStatus() == TimeToLiveStatus.ENABLED
                || current.timeToLiveStatus() == TimeToLiveStatus.ENABLING) {
            return;
        }
        dynamoDb.updateTimeToLive(request -> request.tableName(name)
                .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName(attribute)));
    }

    private static List<GlobalSecondaryIndex> indexes(Table table) {
        return table.indexes().entrySet().stream()
                .map(index -> GlobalSecondaryIndex.builder()
                        .indexName(index.getKey())
                        .keySchema(keySchema(
                                index.getValue().partitionKey(),
                                index.getValue().sortKey()))
                        .projection(Projection.builder()
                                .projectionType(ProjectionType.ALL)
                                .build())
                        .build())
                .toList();
    }

    private static List<KeySchemaElement> keySchema(String partitionKey, @Nullable String sortKey) {
        var schema = new ArrayList<KeySchemaElement>();
        schema.add(key(partitionKey, KeyType.HASH));
        if (sortKey != null) {
            schema.add(key(sortKey, KeyType.RANGE));
        }
        return schema;
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static List<AttributeDefinition> keyAttributes(Table table) {
        var tableKeys = keySchema(table.partitionKey(), table.sortKey()).stream();
        var indexKeys = indexes(table).stream().flatMap(index -> index.keySchema().stream());
        return Stream.concat(tableKeys, indexKeys)
                .map(KeySchemaElement::attributeName)
                .distinct()
                .map(name -> AttributeDefinition.builder()
                        .attributeName(name)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .toList();
    }
}
