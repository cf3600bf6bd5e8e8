package dev.usher.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.platform.aws.ResourceNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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
                        .key(Map.of(OutboxTable.ID, java.util.Objects.requireNonNull(item.get(OutboxTable.ID))))));
    }

    @Test
    void ofAPublishedRowStaysWhatItWasAndWhenButNotWhatItSaid() {
        // The table forgets by the real time.
        Instant now = Instant.now();
        OutboxRow row = row("said", 0, now);
        add(row);

        store.markPublished(List.of(row), now.plusSeconds(1));

        assertThat(dynamo.getItem(get -> get.tableName(table.name())
                                .key(Map.of(OutboxTable.ID, AttributeValue.fromS("said")))
                                .consistentRead(true))
                        .item()
                        .keySet())
                .containsExactlyInAnyOrder(
                        OutboxTable.ID, "topic", "type", "createdAt", "publishedAt", OutboxTable.FORGET_AFTER);
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
