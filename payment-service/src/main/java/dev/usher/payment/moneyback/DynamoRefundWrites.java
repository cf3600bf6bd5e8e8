package dev.usher.payment.moneyback;

import dev.usher.platform.aws.IndexShards;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.aws.Writes;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The write that makes a refund request. It belongs in the transaction that decides on it, so that the debt
/// and the job that pays it are created together or not at all.
@Singleton
public final class DynamoRefundWrites {
    private final IndexShards shards;
    private final String table;

    DynamoRefundWrites(IndexShards shards, ResourceNames names) {
        this.shards = shards;
        this.table = names.table(DynamoRefundItem.TABLE);
    }

    /// Writes the request; its condition fails if it was made before.
    public TransactWriteItem put(RefundRequest request) {
        return Writes.put(put -> put.tableName(table)
                .item(DynamoRefundItem.item(request, shards.of(request.refundId())))
                .conditionExpression("attribute_not_exists(" + DynamoRefundItem.ID + ")"));
    }
}
