package dev.usher.platform.aws;

import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// Parts of a transaction, for [DynamoTransactions].
public final class Writes {
    private Writes() {}

    /// Puts a row.
    public static TransactWriteItem put(Consumer<Put.Builder> put) {
        return TransactWriteItem.builder().put(put).build();
    }

    /// Updates a row.
    public static TransactWriteItem update(Consumer<Update.Builder> update) {
        return TransactWriteItem.builder().update(update).build();
    }

    /// Deletes a row.
    public static TransactWriteItem delete(Consumer<Delete.Builder> delete) {
        return TransactWriteItem.builder().delete(delete).build();
    }

    /// Writes nothing, but cancels the transaction if its condition does not hold.
    public static TransactWriteItem check(Consumer<ConditionCheck.Builder> check) {
        return TransactWriteItem.builder().conditionCheck(check).build();
    }
}
