package dev.usher.platform.outbox;

import static dev.usher.platform.aws.Attribute.text;

import dev.usher.platform.aws.DynamoBatches;
import dev.usher.platform.aws.Item;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The outbox in DynamoDB, as somebody reads it who looks for messages.
@Singleton
@Requires(bean = OutboxConfig.class)
final class DynamoPublishedMessages implements PublishedMessages {
    private final DynamoDbClient dynamo;
    private final OutboxTable table;

    DynamoPublishedMessages(DynamoDbClient dynamo, OutboxTable table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public List<Entry> find(Collection<String> ids) {
        return DynamoBatches.read(dynamo, table.name(), ids, id -> Map.of(OutboxTable.ID, text(id))).stream()
                .map(row -> OutboxTable.entry(Item.of(table.name(), row)))
                .toList();
    }
}
