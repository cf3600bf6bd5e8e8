package dev.usher.payment.payment;

import static dev.usher.payment.payment.PaymentState.CANCELED;
import static dev.usher.payment.payment.PaymentState.CREATING;
import static dev.usher.payment.payment.PaymentState.OPEN;
import static dev.usher.payment.payment.PaymentState.PROCESSING;
import static dev.usher.payment.payment.PaymentState.SUCCEEDED;

import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The writes that a notice of Stripe's makes to a payment, and to the inbox that remembers the notice.
/// Each is one part of a transaction of [DynamoSettlement].
///
/// A notice is of the payment only if it is of its attempt: one of an earlier attempt may arrive while the
/// next one is being created and has no PaymentIntent's id yet.
@Singleton
final class DynamoPaymentRows {
    /// Longer than the thirty days in which Stripe lists events and can deliver one again.
    private static final Duration REMEMBER_EVENTS = Duration.ofDays(40);

    private static final String SAME_INTENT =
            " AND attempt = :attempt AND (attribute_not_exists(paymentIntentId) OR paymentIntentId = :intent)";

    private final String inbox;
    private final String payments;

    DynamoPaymentRows(ResourceNames names) {
        this.inbox = names.table("webhook-inbox");
        this.payments = names.table("payments");
    }

    /// Remembers the event; its condition fails if it was seen before.
    TransactWriteItem seen(PaymentNotice notice) {
        long forgetAfter = notice.happenedAt().plus(REMEMBER_EVENTS).getEpochSecond();
        return TransactWriteItem.builder()
                .put(put -> put.tableName(inbox)
                        .item(Map.of(
                                "stripeEventId", AttributeValue.fromS(notice.stripeEventId()),
                                "registrationId",
                                        AttributeValue.fromS(
                                                notice.registrationId().toString()),
                                "kind", AttributeValue.fromS(notice.kind().name()),
                                "forgetAfter", DynamoPaymentItem.number(forgetAfter)))
                        .conditionExpression("attribute_not_exists(stripeEventId)"))
                .build();
    }

    /// Moves the payment to succeeded; its condition fails if it ended before, or what was paid is not what
    /// it asks for. Its cancellation reason then says which, see [#found].
    TransactWriteItem succeeded(PaymentNotice success) {
        var values = values(success, CREATING, OPEN, PROCESSING, CANCELED);
        values.put(":state", DynamoPaymentItem.state(SUCCEEDED));
        values.put(":amount", DynamoPaymentItem.number(success.received().amountMinor()));
        values.put(":currency", AttributeValue.fromS(success.received().currency()));
        values.put(":paidAt", DynamoPaymentItem.instant(success.happenedAt()));
        return change(
                success,
                "SET #state = :state, paymentIntentId = :intent, paidAt = :paidAt REMOVE failureCode",
                "#state IN (" + DynamoPaymentItem.names(CREATING, OPEN, PROCESSING, CANCELED)
                        + ") AND amountMinor = :amount AND currency = :currency" + SAME_INTENT,
                values);
    }

    /// Ends the payment with money that does not make tickets; its condition fails if it ended before.
    TransactWriteItem ended(PaymentNotice success, PaymentState state) {
        var values = values(success, CREATING, OPEN, PROCESSING, CANCELED);
        values.put(":state", DynamoPaymentItem.state(state));
        values.put(":received", DynamoPaymentItem.number(success.received().amountMinor()));
        values.put(":currency", AttributeValue.fromS(success.received().currency()));
        return change(
                success,
                "SET #state = :state, paymentIntentId = :intent, receivedMinor = :received,"
                        + " receivedCurrency = :currency",
                "#state IN (" + DynamoPaymentItem.names(CREATING, OPEN, PROCESSING, CANCELED) + ")" + SAME_INTENT,
                values);
    }

    /// Moves the payment as any other notice says; its condition fails if it is further already.
    TransactWriteItem noted(PaymentNotice notice) {
        var values = values(notice, CREATING, OPEN, PROCESSING);
        values.put(":state", DynamoPaymentItem.state(stateAfter(notice.kind())));
        String change = "SET #state = :state, paymentIntentId = :intent";
        if (notice.failureCode() != null) {
            values.put(":failure", AttributeValue.fromS(notice.failureCode()));
            change += ", failureCode = :failure";
        }
        return change(
                notice,
                change,
                "#state IN (" + DynamoPaymentItem.names(CREATING, OPEN, PROCESSING) + ")" + SAME_INTENT,
                values);
    }

    /// The payment as it was when a condition on it failed; empty if there is none.
    static Optional<Payment> found(CancellationReason failed) {
        return failed.hasItem() && !failed.item().isEmpty()
                ? Optional.of(DynamoPaymentItem.payment(failed.item()))
                : Optional.empty();
    }

    private TransactWriteItem change(
            PaymentNotice notice, String change, String condition, Map<String, AttributeValue> values) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(payments)
                        .key(DynamoPaymentItem.key(notice.registrationId()))
                        .updateExpression(change)
                        .conditionExpression(condition)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .expressionAttributeNames(Map.of("#state", "state"))
                        .expressionAttributeValues(values))
                .build();
    }

    private static Map<String, AttributeValue> values(PaymentNotice notice, PaymentState... from) {
        var values = new HashMap<>(DynamoPaymentItem.states(from));
        values.put(":intent", AttributeValue.fromS(notice.paymentIntentId()));
        values.put(":attempt", DynamoPaymentItem.number(notice.attempt()));
        return values;
    }

    private static PaymentState stateAfter(PaymentNotice.Kind kind) {
        return switch (kind) {
            case SUCCEEDED -> SUCCEEDED;
            // Declined: the same PaymentIntent can be tried with another card.
            case FAILED -> OPEN;
            case PROCESSING -> PROCESSING;
            case CANCELED -> CANCELED;
        };
    }
}
