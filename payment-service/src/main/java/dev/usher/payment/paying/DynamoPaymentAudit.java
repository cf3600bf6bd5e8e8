package dev.usher.payment.paying;

import static dev.usher.platform.aws.Attribute.instant;

import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.IndexShards;
import dev.usher.platform.aws.ReadableRows;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.aws.Writes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Payments in DynamoDB, as the reconciliation reads them.
@Singleton
final class DynamoPaymentAudit implements PaymentAudit {
    private final DynamoDbClient dynamo;
    private final DynamoTransactions transactions;
    private final IndexShards shards;
    private final ReadableRows rows;
    private final String table;

    DynamoPaymentAudit(
            DynamoDbClient dynamo,
            DynamoTransactions transactions,
            IndexShards shards,
            ReadableRows rows,
            ResourceNames names) {
        this.dynamo = dynamo;
        this.transactions = transactions;
        this.shards = shards;
        this.rows = rows;
        this.table = names.table(DynamoPaymentItem.TABLE);
    }

    @Override
    public List<Payment> unsettled(Instant before, int most) {
        return shards.all()
                .mapToObj(shard -> unsettled(before, most, shard))
                .flatMap(List::stream)
                .limit(most)
                .toList();
    }

    @Override
    public void looked(Payment payment, Instant now) {
        transactions.write(List.of(Writes.update(update -> update.tableName(table)
                .key(DynamoPaymentItem.key(payment.registrationId()))
                .updateExpression("SET " + DynamoPaymentItem.UNSETTLED_SINCE + " = :now")
                .conditionExpression("attribute_exists(" + DynamoPaymentItem.UNSETTLED_SHARD + ")")
                .expressionAttributeValues(Map.of(":now", instant(now))))));
    }

    /// From the beginning of that second on: times of Stripe are whole seconds.
    @Override
    public void paidSince(Instant since, Consumer<Payment> reader) {
        var paid = dynamo.scanPaginator(scan -> scan.tableName(table)
                        .filterExpression("paidAt >= :since")
                        .expressionAttributeValues(Map.of(":since", instant(since.truncatedTo(ChronoUnit.SECONDS)))))
                .items();
        payments(paid).forEach(reader);
    }

    /// Takes a share from each shard, so that none starves when there are more payments than one query takes.
    private List<Payment> unsettled(Instant before, int most, int shard) {
        int share = Math.max(1, most / shards.count());
        var unsettled = dynamo.queryPaginator(query -> query.tableName(table)
                        .indexName("unsettled")
                        .keyConditionExpression(DynamoPaymentItem.UNSETTLED_SHARD + " = :shard AND "
                                + DynamoPaymentItem.UNSETTLED_SINCE + " < :before")
                        .expressionAttributeValues(Map.of(
                                ":shard", DynamoPaymentItem.unsettledShard(shard),
                                ":before", instant(before)))
                        .limit(share))
                .items();
        return payments(unsettled).limit(share).toList();
    }

    private Stream<Payment> payments(Iterable<Map<String, AttributeValue>> found) {
        return rows.of(DynamoPaymentItem.TABLE, DynamoPaymentItem.KEY, found, DynamoPaymentItem::payment);
    }
}
