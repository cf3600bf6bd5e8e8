package dev.usher.payment.paying;

import static dev.usher.payment.paying.PaymentState.CANCELED;
import static dev.usher.payment.paying.PaymentState.CREATING;
import static dev.usher.payment.paying.PaymentState.OPEN;
import static dev.usher.payment.paying.PaymentState.PROCESSING;
import static dev.usher.payment.paying.PaymentState.REFUNDED;
import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.registration.DynamoRegistrationWrites;
import dev.usher.payment.registration.Registration;
import dev.usher.platform.aws.DynamoBatches;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.IndexShards;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.aws.Writes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Payments in DynamoDB. What Stripe reports is applied by [DynamoSettlement].
///
/// Single writes are transactions, too. A plain write would fail while a webhook's transaction holds the same
/// row. And if the SDK repeats a write whose answer was lost, DynamoDB recognises the repetition instead of
/// failing it on its own condition.
@Singleton
final class DynamoPaymentStore implements PaymentStore {
    private static final Map<String, String> STATE = Map.of("#state", "state");

    private final DynamoDbClient dynamo;
    private final DynamoTransactions transactions;
    private final DynamoRegistrationWrites registrations;
    private final IndexShards shards;
    private final String table;

    DynamoPaymentStore(
            DynamoDbClient dynamo,
            DynamoTransactions transactions,
            DynamoRegistrationWrites registrations,
            IndexShards shards,
            ResourceNames names) {
        this.dynamo = dynamo;
        this.transactions = transactions;
        this.registrations = registrations;
        this.shards = shards;
        this.table = names.table(DynamoPaymentItem.TABLE);
    }

    @Override
    public Optional<Payment> find(RegistrationId registrationId) {
        return DynamoRows.find(dynamo, table, DynamoPaymentItem.key(registrationId))
                .map(DynamoPaymentItem::payment);
    }

    @Override
    public Map<RegistrationId, Payment> findAll(Collection<RegistrationId> registrationIds) {
        return DynamoBatches.read(dynamo, table, registrationIds, DynamoPaymentItem::key).stream()
                .map(DynamoPaymentItem::payment)
                .collect(Collectors.toMap(Payment::registrationId, Function.identity()));
    }

    @Override
    public boolean cancelRegistration(Registration pending, @Nullable Payment payment) {
        var writes = new ArrayList<>(registrations.cancelPending(pending));
        writes.add(payment == null ? isAbsent(pending.registrationId()) : isStillCanceled(payment));
        return transactions.write(writes);
    }

    @Override
    public boolean expireRegistration(Registration ended, @Nullable Payment payment) {
        var writes = new ArrayList<>(registrations.expire(ended));
        writes.add(payment == null ? isAbsent(ended.registrationId()) : isStillCanceled(payment));
        return transactions.write(writes);
    }

    @Override
    public boolean begin(Payment creating) {
        return transactions.write(List.of(registrations.isPending(creating.registrationId()), begun(creating)));
    }

    private TransactWriteItem begun(Payment creating) {
        return Writes.put(put -> put.tableName(table)
                .item(DynamoPaymentItem.item(creating, shards.of(creating.registrationId())))
                .conditionExpression(
                        "attribute_not_exists(registrationId)" + " OR (#state = :canceled AND attempt = :previous)")
                .expressionAttributeNames(STATE)
                .expressionAttributeValues(Map.of(
                        ":canceled", DynamoPaymentItem.state(CANCELED),
                        ":previous", number(creating.attempt() - 1L))));
    }

    private TransactWriteItem isAbsent(RegistrationId registrationId) {
        return Writes.check(check -> check.tableName(table)
                .key(DynamoPaymentItem.key(registrationId))
                .conditionExpression("attribute_not_exists(registrationId)"));
    }

    private TransactWriteItem isStillCanceled(Payment read) {
        return Writes.check(check -> check.tableName(table)
                .key(DynamoPaymentItem.key(read.registrationId()))
                .conditionExpression("#state IN (:canceled, :refunded) AND attempt = :attempt")
                .expressionAttributeNames(STATE)
                .expressionAttributeValues(Map.of(
                        ":canceled", DynamoPaymentItem.state(CANCELED),
                        ":refunded", DynamoPaymentItem.state(REFUNDED),
                        ":attempt", number(read.attempt()))));
    }

    @Override
    public boolean takeOver(Payment stale, Instant now) {
        return update(
                stale,
                "SET creatingSince = :now",
                "#state = :creating AND creatingSince = :since",
                Map.of(
                        ":now", instant(now),
                        ":creating", DynamoPaymentItem.state(CREATING),
                        ":since", instant(stale.creatingSince())));
    }

    @Override
    public void creationFailed(Payment creating) {
        update(
                creating,
                "SET creatingSince = :longAgo",
                "#state = :creating",
                Map.of(
                        ":longAgo", instant(Instant.EPOCH),
                        ":creating", DynamoPaymentItem.state(CREATING)));
    }

    @Override
    public boolean opened(Payment creating, String paymentIntentId) {
        return update(
                creating,
                "SET #state = :open, paymentIntentId = :intent",
                "#state = :creating",
                Map.of(
                        ":open", DynamoPaymentItem.state(OPEN),
                        ":intent", text(paymentIntentId),
                        ":creating", DynamoPaymentItem.state(CREATING)));
    }

    @Override
    public boolean canceled(Payment payment) {
        // A creation that was opened in the meantime may be paid: only a caller that read it open has
        // cancelled it at Stripe.
        PaymentState[] from = payment.state() == CREATING
                ? new PaymentState[] {CREATING, CANCELED}
                : new PaymentState[] {OPEN, PROCESSING, CANCELED};
        return update(
                payment,
                "SET #state = :canceled" + DynamoPaymentItem.SETTLED,
                "#state IN (" + DynamoPaymentItem.names(from) + ")",
                DynamoPaymentItem.states(from));
    }

    /// Changes the attempt that was read, if it is still the latest one.
    private boolean update(Payment read, String change, String condition, Map<String, AttributeValue> values) {
        var withAttempt = new HashMap<>(values);
        withAttempt.put(":attempt", number(read.attempt()));
        return transactions.write(List.of(Writes.update(update -> update.tableName(table)
                .key(DynamoPaymentItem.key(read.registrationId()))
                .updateExpression(change)
                .conditionExpression(condition + " AND attempt = :attempt")
                .expressionAttributeNames(STATE)
                .expressionAttributeValues(withAttempt))));
    }
}
