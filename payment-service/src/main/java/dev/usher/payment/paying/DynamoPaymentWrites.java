package dev.usher.payment.paying;

import static dev.usher.payment.paying.PaymentState.CANCELED;
import static dev.usher.payment.paying.PaymentState.CREATING;
import static dev.usher.payment.paying.PaymentState.OPEN;
import static dev.usher.payment.paying.PaymentState.PROCESSING;
import static dev.usher.payment.paying.PaymentState.SUCCEEDED;
import static dev.usher.platform.aws.Attribute.epochSecond;
import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.moneyback.DynamoMoneyBackItem;
import dev.usher.payment.moneyback.MoneyBack;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.aws.Writes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The writes by which a notice changes a payment, and the inbox that remembers the notice. Each is one part
/// of a transaction.
///
/// A notice applies to a payment only if it is about the same attempt: a notice about an earlier attempt may
/// arrive while the next one is being created and has no PaymentIntent yet.
@Singleton
public final class DynamoPaymentWrites {
    /// Longer than the thirty days in which Stripe lists events and can deliver one again.
    private static final Duration REMEMBER_EVENTS = Duration.ofDays(40);

    private static final String SAME_INTENT =
            " AND attempt = :attempt AND (attribute_not_exists(paymentIntentId) OR paymentIntentId = :intent)";

    private static final String PAID = "#state = :state, settledAs = :state, paymentIntentId = :intent,"
            + " receivedMinor = :amount, receivedCurrency = :currency, paidAt = :paidAt";

    private final String inbox;
    private final String payments;

    DynamoPaymentWrites(ResourceNames names) {
        this.inbox = names.table("webhook-inbox");
        this.payments = names.table(DynamoPaymentItem.TABLE);
    }

    /// Records the event as seen; its condition fails if it was seen before.
    public TransactWriteItem seen(PaymentNotice notice) {
        return seen(
                notice.stripeEventId(), notice.registrationId(), notice.kind().name(), notice.happenedAt());
    }

    /// Records an event of any kind as seen.
    public TransactWriteItem seen(
            String stripeEventId, RegistrationId registrationId, String kind, Instant happenedAt) {
        return Writes.put(put -> put.tableName(inbox)
                .item(Map.of(
                        "stripeEventId", text(stripeEventId),
                        "registrationId", text(registrationId),
                        "kind", text(kind),
                        "forgetAfter", epochSecond(happenedAt.plus(REMEMBER_EVENTS))))
                .conditionExpression("attribute_not_exists(stripeEventId)"));
    }

    /// Marks the payment as succeeded; its condition fails if the payment was settled before, or if the
    /// amount paid is not the amount due. The payment that was found then says which.
    TransactWriteItem succeeded(PaymentNotice success) {
        var values = values(success, CREATING, OPEN, PROCESSING, CANCELED);
        values.put(":state", DynamoPaymentItem.state(SUCCEEDED));
        values.put(":amount", number(success.received().amountMinor()));
        values.put(":currency", text(success.received().currency()));
        values.put(":paidAt", instant(success.happenedAt()));
        return change(
                success,
                "SET " + PAID + DynamoPaymentItem.SETTLED + ", failureCode",
                "#state IN (" + DynamoPaymentItem.names(CREATING, OPEN, PROCESSING, CANCELED)
                        + ") AND amountMinor = :amount AND currency = :currency" + SAME_INTENT,
                values);
    }

    /// Closes the payment with money that will not become tickets; its condition fails if the payment was
    /// settled before.
    ///
    /// @param next how much of it has to go back
    TransactWriteItem ended(PaymentNotice success, PaymentState state, MoneyBack next) {
        var values = values(success, CREATING, OPEN, PROCESSING, CANCELED);
        values.put(":state", DynamoPaymentItem.state(state));
        values.put(":amount", number(success.received().amountMinor()));
        values.put(":currency", text(success.received().currency()));
        values.put(":paidAt", instant(success.happenedAt()));
        var moneyBack = DynamoMoneyBackItem.attributes(next);
        moneyBack.forEach((name, value) -> values.put(":" + name, value));
        return change(
                success,
                "SET " + PAID + assignments(moneyBack.keySet()) + DynamoPaymentItem.SETTLED,
                "#state IN (" + DynamoPaymentItem.names(CREATING, OPEN, PROCESSING, CANCELED) + ")" + SAME_INTENT,
                values);
    }

    /// Moves the payment as any other notice says; its condition fails if the payment has already moved past
    /// that.
    TransactWriteItem noted(PaymentNotice notice) {
        var values = values(notice, CREATING, OPEN, PROCESSING);
        values.put(":state", DynamoPaymentItem.state(stateAfter(notice.kind())));
        String change = "SET #state = :state, paymentIntentId = :intent";
        if (notice.failureCode() != null) {
            values.put(":failure", text(notice.failureCode()));
            change += ", failureCode = :failure";
        }
        if (notice.kind() == PaymentNotice.Kind.CANCELED) {
            change += DynamoPaymentItem.SETTLED;
        }
        return change(
                notice,
                change,
                "#state IN (" + DynamoPaymentItem.names(CREATING, OPEN, PROCESSING) + ")" + SAME_INTENT,
                values);
    }

    /// Sets how much went back, and the state that follows from it; its condition fails if either changed
    /// since the payment was read.
    public TransactWriteItem wentBack(Payment read, MoneyBack next) {
        var moneyBack = DynamoMoneyBackItem.attributes(next);
        var values = new HashMap<String, AttributeValue>();
        moneyBack.forEach((name, value) -> values.put(":" + name, value));
        values.put(":state", DynamoPaymentItem.state(read.with(next).state()));
        values.put(":was", DynamoPaymentItem.state(read.state()));
        values.put(":read", number(read.moneyBack().revision()));
        String unchanged = "#state = :was AND ";
        return Writes.update(update -> update.tableName(payments)
                .key(DynamoPaymentItem.key(read.registrationId()))
                .updateExpression("SET #state = :state" + assignments(moneyBack.keySet()))
                .conditionExpression(
                        read.moneyBack().revision() == 0
                                ? unchanged + "(attribute_not_exists(revision) OR revision = :read)"
                                : unchanged + "revision = :read")
                .expressionAttributeNames(Map.of("#state", "state"))
                .expressionAttributeValues(values));
    }

    private static String assignments(Set<String> names) {
        return names.stream().map(name -> ", " + name + " = :" + name).collect(Collectors.joining());
    }

    private TransactWriteItem change(
            PaymentNotice notice, String change, String condition, Map<String, AttributeValue> values) {
        return Writes.update(update -> update.tableName(payments)
                .key(DynamoPaymentItem.key(notice.registrationId()))
                .updateExpression(change)
                .conditionExpression(condition)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .expressionAttributeNames(Map.of("#state", "state"))
                .expressionAttributeValues(values));
    }

    private static Map<String, AttributeValue> values(PaymentNotice notice, PaymentState... from) {
        var values = new HashMap<>(DynamoPaymentItem.states(from));
        values.put(":intent", text(notice.paymentIntentId()));
        values.put(":attempt", number(notice.attempt()));
        return values;
    }

    private static PaymentState stateAfter(PaymentNotice.Kind kind) {
        return switch (kind) {
            case SUCCEEDED -> SUCCEEDED;
            // Declined: the buyer can try another card with the same PaymentIntent.
            case FAILED -> OPEN;
            case PROCESSING -> PROCESSING;
            case CANCELED -> CANCELED;
        };
    }
}
