package dev.usher.payment.refund;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.moneyback.MoneyBackNotice;
import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.paying.DynamoPaymentItem;
import dev.usher.payment.paying.DynamoPaymentRows;
import dev.usher.payment.paying.Payment;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.DynamoTransactions.Result;
import dev.usher.platform.aws.DynamoTransactions.Result.ConditionFailed;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Money that goes back in DynamoDB. The payment's revision is the lock: whoever writes raises it, and only
/// if it is the one that was read.
@Singleton
final class DynamoMoneyBackStore implements MoneyBackStore {
    private static final int INBOX = 0;

    private final DynamoDbClient dynamo;
    private final DynamoTransactions transactions;
    private final DynamoPaymentRows payments;
    private final DynamoMoneyBackRows consequences;
    private final String table;

    DynamoMoneyBackStore(
            DynamoDbClient dynamo,
            DynamoTransactions transactions,
            DynamoPaymentRows payments,
            DynamoMoneyBackRows consequences,
            ResourceNames names) {
        this.dynamo = dynamo;
        this.transactions = transactions;
        this.payments = payments;
        this.consequences = consequences;
        this.table = names.table("payments");
    }

    @Override
    public Optional<Payment> ofPaymentIntent(String paymentIntentId) {
        return dynamo
                .query(query -> query.tableName(table)
                        .indexName("by-payment-intent")
                        .keyConditionExpression("paymentIntentId = :intent")
                        .expressionAttributeValues(Map.of(":intent", AttributeValue.fromS(paymentIntentId))))
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
        return switch (transactions.write(List.of(payments.wentBack(read, next), consequences.put(request)))) {
            case Result.Committed() -> true;
            case ConditionFailed _ -> false;
        };
    }

    @Override
    public ChangeOutcome change(Change change) {
        var writes = new ArrayList<TransactWriteItem>();
        @Nullable MoneyBackNotice notice = change.notice();
        if (notice != null) {
            writes.add(seenRow(change.read(), notice));
        }
        writes.add(payments.wentBack(change.read(), change.next()));
        writes.addAll(consequences.of(change));
        return switch (transactions.write(writes)) {
            case Result.Committed() -> {
                consequences.nudge();
                yield ChangeOutcome.CHANGED;
            }
            case ConditionFailed failed when notice != null && failed.failedAt(INBOX) -> ChangeOutcome.SEEN_BEFORE;
            case ConditionFailed _ -> ChangeOutcome.LOST_RACE;
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
        var item = dynamo.getItem(get -> get.tableName(table)
                        .key(DynamoPaymentItem.key(registrationId))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(DynamoPaymentItem.payment(item));
    }
}
