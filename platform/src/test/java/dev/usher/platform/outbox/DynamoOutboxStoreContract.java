package dev.usher.platform.outbox;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.platform.aws.ResourceNames;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The contract on DynamoDB, wherever it runs. Rows of earlier tests are taken away first.
abstract class DynamoOutboxStoreContract extends OutboxStoreContract {
    private static final OutboxConfig CONFIG = OutboxConfig.of("payment-outbox");

    private final DynamoDbClient dynamo;
    private final OutboxTable table;
    private final DynamoOutboxStore store;

    DynamoOutboxStoreContract(CloudUnderTest cloud) {
        this.dynamo = cloud.dynamoDb();
        this.table = new OutboxTable(
                CONFIG,
                ResourceNames.in(cloud.environmentName(), cloud.endpoints().region(), "000000000000"));
        this.store = new DynamoOutboxStore(dynamo, table, CONFIG);
    }

    @BeforeEach
    void empty() {
        dynamo.scanPaginator(scan -> scan.tableName(table.name()))
                .items()
                .forEach(item -> dynamo.deleteItem(delete -> delete.tableName(table.name())
                        .key(java.util.Map.of(
                                OutboxTable.ID, java.util.Objects.requireNonNull(item.get(OutboxTable.ID))))));
    }

    @Override
    OutboxStore store() {
        return store;
    }

    @Override
    void add(OutboxRow row) {
        dynamo.putItem(put -> put.tableName(table.name()).item(table.item(row)));
    }
}
