package dev.usher.payment.payment;

import static dev.usher.payment.payment.PaymentState.CANCELED;
import static dev.usher.payment.payment.PaymentState.CREATING;
import static dev.usher.payment.payment.PaymentState.LATE_PAID;
import static dev.usher.payment.payment.PaymentState.OPEN;
import static dev.usher.payment.payment.PaymentState.PROCESSING;
import static dev.usher.payment.payment.PaymentState.REVIEW;
import static dev.usher.payment.payment.PaymentState.SUCCEEDED;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Envelope;
import dev.usher.payment.event.DynamoInventory;
import dev.usher.payment.payment.PaymentStore.NoteOutcome;
import dev.usher.payment.payment.PaymentStore.SettleOutcome;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.payment.registration.RegistrationTable;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.DynamoTransactions.Result;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Applies what Stripe tells in one transaction each: Stripe's event is seen, the payment moves, the
/// registration follows, the message is in the outbox. A transaction whose conditions fail says by their
/// position what had happened before.
@Singleton
final class DynamoSettlement {
    /// Longer than the thirty days in which Stripe lists events and can deliver one again.
    private static final Duration REMEMBER_EVENTS = Duration.ofDays(40);

    private static final int INBOX = 0;
    private static final int PAYMENT = 1;
    private static final int REGISTRATION = 2;
    private static final int INVENTORY = 3;

    private final DynamoTransactions transactions;
    private final DynamoInventory inventory;
    private final Outbox outbox;
    private final String inbox;
    private final String payments;
    private final String registrations;

    DynamoSettlement(DynamoTransactions transactions, DynamoInventory inventory, Outbox outbox, ResourceNames names) {
        this.transactions = transactions;
        this.inventory = inventory;
        this.outbox = outbox;
        this.inbox = names.table("webhook-inbox");
        this.payments = names.table("payments");
        this.registrations = names.table("registrations");
    }

    SettleOutcome settle(
            PaymentNotice success,
            Registration registration,
            Envelope message,
            Function<RegistrationId, Optional<Payment>> find) {
        var onTime = List.of(
                seen(success),
                succeeded(success, SUCCEEDED),
                confirmed(registration, RegistrationStatus.PENDING),
                outbox.write(message));
        return switch (transactions.write(onTime)) {
            case Result.Committed() -> published(new SettleOutcome.Settled());
            case Result.ConditionFailed failed when failed.failedAt(INBOX) -> new SettleOutcome.SettledBefore();
            case Result.ConditionFailed failed
            when failed.failedAt(PAYMENT) -> notOpen(success, registration, find.apply(success.registrationId()));
            case Result.ConditionFailed failed
            when failed.failedAt(REGISTRATION) -> late(success, registration, message);
            // Only the outbox refused: the message is there, and so is all that was written with it.
            case Result.ConditionFailed _ -> onlySeen(success, new SettleOutcome.SettledBefore());
        };
    }

    NoteOutcome note(PaymentNotice notice) {
        return switch (transactions.write(List.of(seen(notice), noted(notice)))) {
            case Result.Committed() -> NoteOutcome.NOTED;
            case Result.ConditionFailed failed when failed.failedAt(INBOX) -> NoteOutcome.SEEN_BEFORE;
            case Result.ConditionFailed _ -> {
                transactions.write(List.of(seen(notice)));
                yield NoteOutcome.OUTDATED;
            }
        };
    }

    /// The hold ended before the money came. The seats may still be there.
    private SettleOutcome late(PaymentNotice success, Registration registration, Envelope message) {
        var lateButSeated = List.of(
                seen(success),
                succeeded(success, SUCCEEDED),
                confirmed(registration, RegistrationStatus.EXPIRED),
                inventory.take(registration.eventId(), registration.quantity()),
                outbox.write(message));
        return switch (transactions.write(lateButSeated)) {
            case Result.Committed() -> published(new SettleOutcome.SettledLate());
            case Result.ConditionFailed failed when failed.failedAt(INBOX) -> new SettleOutcome.SettledBefore();
            case Result.ConditionFailed failed
            when failed.failedAt(INVENTORY) -> ended(success, LATE_PAID, new SettleOutcome.NoSeatLeft());
            case Result.ConditionFailed _ ->
                ended(success, REVIEW, new SettleOutcome.Mismatch("the registration is neither pending nor expired"));
        };
    }

    /// The payment's own condition failed: it was settled before, or what came does not fit.
    private SettleOutcome notOpen(PaymentNotice success, Registration registration, Optional<Payment> payment) {
        if (payment.isEmpty()) {
            return onlySeen(
                    success, new SettleOutcome.Mismatch("no payment was begun for " + registration.registrationId()));
        }
        boolean sameIntent = success.paymentIntentId().equals(payment.get().paymentIntentId());
        return switch (payment.get().state()) {
            case SUCCEEDED, LATE_PAID, REVIEW ->
                sameIntent
                        ? onlySeen(success, new SettleOutcome.SettledBefore())
                        : onlySeen(success, new SettleOutcome.Mismatch("a second PaymentIntent was paid"));
            case CREATING, OPEN, PROCESSING, CANCELED ->
                sameIntent || payment.get().paymentIntentId() == null
                        ? ended(success, REVIEW, new SettleOutcome.Mismatch("the amount or the currency"))
                        : onlySeen(success, new SettleOutcome.Mismatch("an earlier PaymentIntent was paid"));
        };
    }

    private SettleOutcome ended(PaymentNotice success, PaymentState state, SettleOutcome outcome) {
        var write = TransactWriteItem.builder()
                .update(update -> update.tableName(payments)
                        .key(PaymentTable.key(success.registrationId()))
                        .updateExpression("SET #state = :state, paymentIntentId = :intent, receivedMinor = :received,"
                                + " receivedCurrency = :currency")
                        .conditionExpression("#state <> :succeeded")
                        .expressionAttributeNames(Map.of("#state", "state"))
                        .expressionAttributeValues(Map.of(
                                ":state", PaymentTable.state(state),
                                ":succeeded", PaymentTable.state(SUCCEEDED),
                                ":intent", AttributeValue.fromS(success.paymentIntentId()),
                                ":received",
                                        PaymentTable.number(success.received().amountMinor()),
                                ":currency",
                                        AttributeValue.fromS(success.received().currency()))))
                .build();
        return switch (transactions.write(List.of(seen(success), write))) {
            case Result.Committed() -> outcome;
            case Result.ConditionFailed _ -> new SettleOutcome.SettledBefore();
        };
    }

    private SettleOutcome onlySeen(PaymentNotice notice, SettleOutcome outcome) {
        transactions.write(List.of(seen(notice)));
        return outcome;
    }

    private SettleOutcome published(SettleOutcome outcome) {
        outbox.nudge();
        return outcome;
    }

    private TransactWriteItem seen(PaymentNotice notice) {
        long forgetAfter = notice.happenedAt().plus(REMEMBER_EVENTS).getEpochSecond();
        return TransactWriteItem.builder()
                .put(put -> put.tableName(inbox)
                        .item(Map.of(
                                "stripeEventId", AttributeValue.fromS(notice.stripeEventId()),
                                "registrationId",
                                        AttributeValue.fromS(
                                                notice.registrationId().toString()),
                                "kind", AttributeValue.fromS(notice.kind().name()),
                                "forgetAfter", PaymentTable.number(forgetAfter)))
                        .conditionExpression("attribute_not_exists(stripeEventId)"))
                .build();
    }

    private TransactWriteItem succeeded(PaymentNotice success, PaymentState state) {
        var values = new HashMap<>(PaymentTable.states(CREATING, OPEN, PROCESSING, CANCELED));
        values.put(":state", PaymentTable.state(state));
        values.put(":intent", AttributeValue.fromS(success.paymentIntentId()));
        values.put(":amount", PaymentTable.number(success.received().amountMinor()));
        values.put(":currency", AttributeValue.fromS(success.received().currency()));
        values.put(":paidAt", PaymentTable.instant(success.happenedAt()));
        return TransactWriteItem.builder()
                .update(update -> update.tableName(payments)
                        .key(PaymentTable.key(success.registrationId()))
                        .updateExpression("SET #state = :state, paymentIntentId = :intent, paidAt = :paidAt"
                                + " REMOVE failureCode")
                        .conditionExpression("#state IN ("
                                + PaymentTable.names(CREATING, OPEN, PROCESSING, CANCELED)
                                + ") AND amountMinor = :amount AND currency = :currency"
                                + " AND (attribute_not_exists(paymentIntentId) OR paymentIntentId = :intent)")
                        .expressionAttributeNames(Map.of("#state", "state"))
                        .expressionAttributeValues(values))
                .build();
    }

    private TransactWriteItem confirmed(Registration registration, RegistrationStatus from) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(registrations)
                        .key(RegistrationTable.key(registration.registrationId()))
                        .updateExpression("SET #status = :confirmed REMOVE " + RegistrationTable.HOLD_SHARD)
                        .conditionExpression("#status = :from")
                        .expressionAttributeNames(Map.of("#status", RegistrationTable.STATUS))
                        .expressionAttributeValues(Map.of(
                                ":confirmed", RegistrationTable.status(RegistrationStatus.CONFIRMED),
                                ":from", RegistrationTable.status(from))))
                .build();
    }

    private TransactWriteItem noted(PaymentNotice notice) {
        var values = new HashMap<>(PaymentTable.states(CREATING, OPEN, PROCESSING));
        values.put(":intent", AttributeValue.fromS(notice.paymentIntentId()));
        values.put(":state", PaymentTable.state(stateAfter(notice.kind())));
        String change = "SET #state = :state, paymentIntentId = :intent";
        if (notice.failureCode() != null) {
            values.put(":failure", AttributeValue.fromS(notice.failureCode()));
            change += ", failureCode = :failure";
        }
        String updateExpression = change;
        return TransactWriteItem.builder()
                .update(update -> update.tableName(payments)
                        .key(PaymentTable.key(notice.registrationId()))
                        .updateExpression(updateExpression)
                        .conditionExpression("#state IN (" + PaymentTable.names(CREATING, OPEN, PROCESSING) + ")"
                                + " AND (attribute_not_exists(paymentIntentId) OR paymentIntentId = :intent)")
                        .expressionAttributeNames(Map.of("#state", "state"))
                        .expressionAttributeValues(values))
                .build();
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
