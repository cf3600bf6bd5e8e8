package dev.usher.payment.reconciliation;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Watermarks in DynamoDB, in separate rows of the table of leases.
@Singleton
final class DynamoWatermarks implements Watermarks {
    private static final String TABLE = "payment-leases";

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoWatermarks(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.table = names.table(TABLE);
    }

    @Override
    public Optional<Instant> read(String job) {
        return DynamoRows.find(dynamo, table, key(job))
                .map(row -> Item.of(TABLE, row).optionalInstant("doneUntil"));
    }

    @Override
    public void write(String job, Instant done) {
        dynamo.updateItem(update -> update.tableName(table)
                .key(key(job))
                .updateExpression("SET doneUntil = :done")
                .expressionAttributeValues(Map.of(":done", instant(done))));
    }

    private static Map<String, AttributeValue> key(String job) {
        return Map.of("leaseId", text("WATERMARK#" + job));
    }
}
