package dev.usher.payment.refund;

import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.moneyback.DynamoRefundWrites;
import dev.usher.payment.moneyback.MoneyBackNotice;
import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.paying.DynamoPaymentItem;
import dev.usher.payment.paying.DynamoPaymentWrites;
import dev.usher.payment.paying.Payment;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.DynamoTransactions.Result;
import dev.usher.platform.aws.DynamoTransactions.Result.ConditionFailed;
import dev.usher.platform.aws.NamedWrites;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Refunds and disputes in DynamoDB. The payment's revision is an optimistic lock: every write increments it,
/// on condition that it is the revision that was read.
@Singleton
final class DynamoMoneyBackStore implements MoneyBackStore {
    private final DynamoDbClient dynamo;
    private final DynamoTransactions transactions;
    private final DynamoPaymentWrites payments;
    private final DynamoMoneyBackWrites consequences;
    private final DynamoRefundWrites refunds;
    private final Outbox outbox;
    private final String table;

    DynamoMoneyBackStore(
            DynamoDbClient dynamo,
            DynamoTransactions transactions,
            DynamoPaymentWrites payments,
            DynamoMoneyBackWrites consequences,
            DynamoRefundWrites refunds,
            Outbox outbox,
            ResourceNames names) {
        this.dynamo = dynamo;
        this.transactions = transactions;
        this.payments = payments;
        this.consequences = consequences;
        this.refunds = refunds;
        this.outbox = outbox;
        this.table = names.table(DynamoPaymentItem.TABLE);
    }

    @Override
    public Optional<Payment> ofPaymentIntent(String paymentIntentId) {
        return dynamo
                .query(query -> query.tableName(table)
                        .indexName("by-payment-intent")
                        .keyConditionExpression("paymentIntentId = :intent")
                        .expressionAttributeValues(Map.of(":intent", text(paymentIntentId))))
                .items()
                .stream()
                .map(item -> DynamoPaymentItem.payment(item).registrationId())
                .findFirst()
                .flatMap(this::find)
                .filter(payment -> paymentIntentId.equals(payment.paymentIntentId()));
    }

    @Override
    public boolean request(Payment read, RefundRequest request) {
        var next =
                read.moneyBack().requested(request.refundId(), request.amount().amountMinor());
        return transactions.write(List.of(payments.wentBack(read, next), refunds.put(request)));
    }

    @Override
    public ChangeOutcome change(Change change) {
        var writes = NamedWrites.<Part>none();
        @Nullable MoneyBackNotice notice = change.notice();
        if (notice != null) {
            writes = writes.and(Part.INBOX, seenRow(change.read(), notice));
        }
        writes = writes.and(Part.PAYMENT, payments.wentBack(change.read(), change.next()))
                .and(Part.CONSEQUENCE, consequences.of(change));
        return switch (transactions.write(writes)) {
            case Result.Committed() -> {
                outbox.nudge();
                yield ChangeOutcome.CHANGED;
            }
            case ConditionFailed<Part> failed ->
                switch (failed.first()) {
                    case INBOX -> ChangeOutcome.SEEN_BEFORE;
                    case PAYMENT, CONSEQUENCE -> ChangeOutcome.LOST_RACE;
                };
        };
    }

    @Override
    public void seen(Payment payment, MoneyBackNotice notice) {
        transactions.write(List.of(seenRow(payment, notice)));
    }

    private TransactWriteItem seenRow(Payment payment, MoneyBackNotice notice) {
        return payments.seen(
                notice.stripeEventId(),
                payment.registrationId(),
                notice.getClass().getSimpleName(),
                notice.happenedAt());
    }

    private Optional<Payment> find(RegistrationId registrationId) {
        return DynamoRows.find(dynamo, table, DynamoPaymentItem.key(registrationId))
                .map(DynamoPaymentItem::payment);
    }

    /// What a change writes.
    private enum Part {
        /// That Stripe's event was seen; refused if it was seen before.
        INBOX,
        /// The payment; refused if it changed since it was read.
        PAYMENT,
        /// Messages, the registration, its seats; refused if the registration changed.
        CONSEQUENCE
    }
}
