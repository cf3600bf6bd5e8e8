package dev.usher.payment.moneyback;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.moneyback.RefundRequest.State;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.IndexShards;
import dev.usher.platform.aws.ReadableRows;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.aws.Writes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Requests for refunds in DynamoDB. Single writes are transactions, so that DynamoDB recognises a write that
/// the SDK repeats because the answer was lost.
@Singleton
final class DynamoRefundStore implements RefundStore {
    private static final String STILL_WAITING = "#state = :requested";

    private final DynamoDbClient dynamo;
    private final DynamoTransactions transactions;
    private final IndexShards shards;
    private final ReadableRows rows;
    private final String table;

    DynamoRefundStore(
            DynamoDbClient dynamo,
            DynamoTransactions transactions,
            IndexShards shards,
            ReadableRows rows,
            ResourceNames names) {
        this.dynamo = dynamo;
        this.transactions = transactions;
        this.shards = shards;
        this.rows = rows;
        this.table = names.table(DynamoRefundItem.TABLE);
    }

    @Override
    public Optional<RefundRequest> find(String refundId) {
        return DynamoRows.find(dynamo, table, DynamoRefundItem.key(refundId)).map(DynamoRefundItem::request);
    }

    @Override
    public List<RefundRequest> ofRegistration(RegistrationId registrationId) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .indexName("by-registration")
                        .keyConditionExpression("registrationId = :registration")
                        .expressionAttributeValues(Map.of(":registration", text(registrationId))))
                .items()
                .stream()
                .map(DynamoRefundItem::request)
                .toList();
    }

    @Override
    public List<RefundRequest> waiting(int most) {
        return shards.all()
                .mapToObj(shard -> waiting(most, shard))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(RefundRequest::dueAt))
                .limit(most)
                .toList();
    }

    @Override
    public Optional<RefundRequest> take(RefundRequest read, Instant dueAt) {
        boolean taken = update(
                read.refundId(),
                "SET attempts = :more, dueAt = :due",
                STILL_WAITING + " AND attempts = :read",
                Map.of(
                        ":more", number(read.attempts() + 1L),
                        ":due", instant(dueAt),
                        ":requested", DynamoRefundItem.state(State.REQUESTED),
                        ":read", number(read.attempts())));
        return taken ? find(read.refundId()) : Optional.empty();
    }

    @Override
    public boolean reported(String refundId, String stripeRefundId, RefundStatus status, @Nullable String failureCode) {
        State state = State.after(status);
        var values = new HashMap<String, AttributeValue>();
        values.put(":state", DynamoRefundItem.state(state));
        values.put(":stripe", text(stripeRefundId));
        var earlier = Arrays.stream(State.values())
                .filter(it -> it.compareTo(state) < 0)
                .toList();
        earlier.forEach(it -> values.put(":" + it.wireName(), DynamoRefundItem.state(it)));
        String change = "SET #state = :state, stripeRefundId = :stripe";
        if (failureCode != null) {
            values.put(":failure", text(failureCode));
            change += ", failureCode = :failure";
        }
        String names = String.join(
                ", ", earlier.stream().map(it -> ":" + it.wireName()).toList());
        return update(refundId, change + " REMOVE " + DynamoRefundItem.DUE_SHARD, "#state IN (" + names + ")", values);
    }

    @Override
    public boolean refused(String refundId, String code) {
        return update(
                refundId,
                "SET #state = :failed, failureCode = :code REMOVE " + DynamoRefundItem.DUE_SHARD,
                STILL_WAITING,
                Map.of(
                        ":failed", DynamoRefundItem.state(State.FAILED),
                        ":code", text(code),
                        ":requested", DynamoRefundItem.state(State.REQUESTED)));
    }

    private boolean update(String refundId, String change, String condition, Map<String, AttributeValue> values) {
        return transactions.write(List.of(Writes.update(update -> update.tableName(table)
                .key(DynamoRefundItem.key(refundId))
                .updateExpression(change)
                .conditionExpression(condition)
                .expressionAttributeNames(Map.of("#state", "state"))
                .expressionAttributeValues(values))));
    }

    private List<RefundRequest> waiting(int most, int shard) {
        var waiting = dynamo.queryPaginator(query -> query.tableName(table)
                        .indexName("due")
                        .keyConditionExpression(DynamoRefundItem.DUE_SHARD + " = :shard")
                        .expressionAttributeValues(Map.of(":shard", DynamoRefundItem.shard(shard)))
                        .limit(most))
                .items();
        return rows.of(DynamoRefundItem.TABLE, DynamoRefundItem.ID, waiting, DynamoRefundItem::request)
                .limit(most)
                .toList();
    }
}
