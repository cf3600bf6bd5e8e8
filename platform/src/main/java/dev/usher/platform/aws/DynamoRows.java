package dev.usher.platform.aws;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Reads and writes of one row.
public final class DynamoRows {
    private DynamoRows() {}

    /// The row with this key, if there is one. It includes every earlier write.
    public static Optional<Map<String, AttributeValue>> find(
            DynamoDbClient dynamo, String table, Map<String, AttributeValue> key) {
        return Optional.of(dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true))
                        .item())
                .filter(row -> !row.isEmpty());
    }

    /// Runs a write that has a condition.
    ///
    /// @return whether the row was written; if not, its condition did not hold
    public static boolean wrote(Runnable write) {
        try {
            write.run();
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }
}
