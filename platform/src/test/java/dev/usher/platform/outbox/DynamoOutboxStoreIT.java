package dev.usher.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.platform.aws.ResourceNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The contract on DynamoDB, wherever it runs. Rows of earlier tests are taken away first.
@OnEachCloud
class DynamoOutboxStoreIT extends OutboxStoreContract {
    private static final OutboxConfig CONFIG = OutboxConfig.of("payment-outbox");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DynamoDbClient dynamo;
    private final OutboxTable table;
    private final DynamoOutboxStore store;

    DynamoOutboxStoreIT(CloudUnderTest cloud) {
        this.dynamo = cloud.dynamoDb();
        this.table = new OutboxTable(
                CONFIG,
                ResourceNames.in(cloud.environmentName(), cloud.endpoints().region(), "000000000000"));
        var metrics = new OutboxMetrics(meters, Clock.systemUTC(), CONFIG);
        this.store = new DynamoOutboxStore(dynamo, table, CONFIG, metrics, Clock.systemUTC());
    }

    @BeforeEach
    void empty() {
        dynamo.scanPaginator(scan -> scan.tableName(table.name()))
                .items()
                .forEach(item -> dynamo.deleteItem(delete -> delete.tableName(table.name())
                        .key(Map.of(OutboxTable.ID, Objects.requireNonNull(item.get(OutboxTable.ID))))));
    }

    @Test
    void ofAPublishedRowStaysWhatItWasAndWhenButNotWhatItSaid() {
        // The table forgets by the real time.
        Instant now = Instant.now();
        OutboxRow row = row("said", 0, now);
        add(row);

        store.markPublished(List.of(row), now.plusSeconds(1));

        assertThat(item("said").keySet())
                .containsExactlyInAnyOrder(
                        OutboxTable.ID, "topic", "type", "createdAt", "publishedAt", OutboxTable.FORGET_AFTER);
    }

    @Test
    void aRowThatIsSetApartKeepsWhatItSaysAndWhy() {
        OutboxRow row = row("said", 0, Instant.now());
        add(row);

        store.setApart(row, "InvalidParameter: too odd", Instant.now());

        Map<String, AttributeValue> kept = item("said");
        assertThat(kept.get(OutboxTable.BODY)).isEqualTo(AttributeValue.fromS(row.body()));
        assertThat(kept.get("setApartFor")).isEqualTo(AttributeValue.fromS("InvalidParameter: too odd"));
    }

    @Test
    void aRowThatCannotBeReadIsSetApartAndTheOthersGoOn() {
        OutboxRow good = row("good", 0, Instant.parse("2026-11-22T12:00:01Z"));
        add(good);
        var broken = new HashMap<>(table.item(row("broken", 0, Instant.parse("2026-11-22T12:00:00Z"))));
        broken.remove(OutboxTable.BODY);
        dynamo.putItem(put -> put.tableName(table.name()).item(broken));

        assertThat(store.pending(0, 10)).containsExactly(good);
        assertThat(item("broken").get(OutboxTable.PENDING_SHARD)).isEqualTo(OutboxTable.APART);
        assertThat(meters.counter("usher.outbox.set.apart").count())
                .as("an alarm counts it")
                .isEqualTo(1);
    }

    /// While two releases run side by side, the earlier one writes such rows.
    @Test
    void aRowWithoutAGroupIsPublishedLikeAnyOther() {
        var old = new HashMap<>(table.item(row("old", 0, Instant.parse("2026-11-22T12:00:00Z"))));
        old.remove(OutboxTable.GROUP);
        dynamo.putItem(put -> put.tableName(table.name()).item(old));

        assertThat(store.pending(0, 10))
                .singleElement()
                .extracting(OutboxRow::id, OutboxRow::group)
                .containsExactly("old", "old");
    }

    private Map<String, AttributeValue> item(String id) {
        return dynamo.getItem(get -> get.tableName(table.name())
                        .key(Map.of(OutboxTable.ID, AttributeValue.fromS(id)))
                        .consistentRead(true))
                .item();
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
