package dev.usher.payment.paying;

import static dev.usher.payment.paying.PaymentState.LATE_PAID;
import static dev.usher.payment.paying.PaymentState.REVIEW;

import dev.usher.contracts.message.Envelope;
import dev.usher.payment.event.DynamoInventory;
import dev.usher.payment.event.DynamoInventory.TakeOutcome;
import dev.usher.payment.moneyback.DynamoRefundRows;
import dev.usher.payment.moneyback.MoneyBack;
import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.paying.PaymentStore.NoteOutcome;
import dev.usher.payment.paying.PaymentStore.SettleOutcome;
import dev.usher.payment.paying.PaymentStore.SettleOutcome.Mismatch;
import dev.usher.payment.paying.PaymentStore.SettleOutcome.NoSeatLeft;
import dev.usher.payment.paying.PaymentStore.SettleOutcome.PaidTwice;
import dev.usher.payment.paying.PaymentStore.SettleOutcome.Settled;
import dev.usher.payment.paying.PaymentStore.SettleOutcome.SettledBefore;
import dev.usher.payment.paying.PaymentStore.SettleOutcome.SettledLate;
import dev.usher.payment.registration.DynamoConfirmation;
import dev.usher.payment.registration.Registration;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.DynamoTransactions.Result;
import dev.usher.platform.aws.DynamoTransactions.Result.ConditionFailed;
import dev.usher.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Applies what Stripe tells in one transaction each: Stripe's event is seen, the payment moves, the
/// registration follows, the message is in the outbox. A transaction whose conditions fail says by their
/// position what had happened before.
@Singleton
final class DynamoSettlement {
    private static final int INBOX = 0;
    private static final int PAYMENT = 1;
    private static final int REGISTRATION = 2;

    private final DynamoTransactions transactions;
    private final DynamoPaymentRows payments;
    private final DynamoConfirmation confirmation;
    private final DynamoInventory inventory;
    private final DynamoRefundRows refunds;
    private final Outbox outbox;

    DynamoSettlement(
            DynamoTransactions transactions,
            DynamoPaymentRows payments,
            DynamoConfirmation confirmation,
            DynamoInventory inventory,
            DynamoRefundRows refunds,
            Outbox outbox) {
        this.transactions = transactions;
        this.payments = payments;
        this.confirmation = confirmation;
        this.inventory = inventory;
        this.refunds = refunds;
        this.outbox = outbox;
    }

    SettleOutcome settle(PaymentNotice success, Registration registration, Envelope message) {
        var onTime = List.of(
                payments.seen(success),
                payments.succeeded(success),
                confirmation.ofPending(registration.registrationId()),
                outbox.write(message));
        return switch (transactions.write(onTime)) {
            case Result.Committed() -> published(new Settled());
            case ConditionFailed failed when failed.failedAt(INBOX) -> new SettledBefore();
            case ConditionFailed failed when failed.failedAt(PAYMENT) -> notOpen(success, found(failed));
            case ConditionFailed failed when failed.failedAt(REGISTRATION) -> late(success, registration, message);
            case ConditionFailed _ -> inOutboxBefore(success);
        };
    }

    NoteOutcome note(PaymentNotice notice) {
        return switch (transactions.write(List.of(payments.seen(notice), payments.noted(notice)))) {
            case Result.Committed() -> NoteOutcome.NOTED;
            case ConditionFailed failed when failed.failedAt(INBOX) -> NoteOutcome.SEEN_BEFORE;
            case ConditionFailed _ -> {
                transactions.write(List.of(payments.seen(notice)));
                yield NoteOutcome.OUTDATED;
            }
        };
    }

    /// The hold ended before the money came. The seats may still be there.
    private SettleOutcome late(PaymentNotice success, Registration registration, Envelope message) {
        var id = registration.registrationId();
        return switch (inventory.take(
                id,
                registration.eventId(),
                registration.lines(),
                seats -> List.of(
                        payments.seen(success),
                        payments.succeeded(success),
                        confirmation.ofExpired(id, seats),
                        outbox.write(message),
                        confirmation.counted(registration)))) {
            case TakeOutcome.Taken _ -> published(new SettledLate());
            case TakeOutcome.SoldOut _ -> goesBack(success);
            // Stripe delivers again.
            case TakeOutcome.Busy() -> throw new IllegalStateException("too many want the seats of " + id);
            case TakeOutcome.Refused(var failed) when failed.failedAt(INBOX) -> new SettledBefore();
            // Another delivery of the same success was quicker.
            case TakeOutcome.Refused(var failed) when failed.failedAt(PAYMENT) -> notOpen(success, found(failed));
            case TakeOutcome.Refused(var failed)
            when failed.failedAt(REGISTRATION) -> noLongerHeld(success, registration);
            case TakeOutcome.Refused _ -> inOutboxBefore(success);
        };
    }

    /// The payment's own condition failed: it was settled before, or what came does not fit.
    private SettleOutcome notOpen(PaymentNotice success, Optional<Payment> found) {
        if (found.isEmpty()) {
            return onlySeen(success, new Mismatch("no payment was begun"));
        }
        Payment payment = found.get();
        boolean sameIntent = payment.attempt() == success.attempt()
                && (payment.paymentIntentId() == null
                        || success.paymentIntentId().equals(payment.paymentIntentId()));
        return switch (payment.state()) {
            case SUCCEEDED, PARTIALLY_REFUNDED, REFUNDED, LATE_PAID, REVIEW ->
                sameIntent ? onlySeen(success, new SettledBefore()) : otherGoesBack(success);
            case CREATING, OPEN, PROCESSING, CANCELED ->
                sameIntent ? review(success, "the amount or the currency") : otherGoesBack(success);
        };
    }

    /// The registration is in no state that a payment can confirm. What was read may be older than that.
    private SettleOutcome noLongerHeld(PaymentNotice success, Registration read) {
        return switch (read.status()) {
            case CANCELLED, REFUNDED -> goesBack(success);
            case CONFIRMED -> review(success, "the registration is confirmed already");
            case PENDING, EXPIRED ->
                throw new IllegalStateException(read.registrationId() + " changed while its payment was settled");
        };
    }

    /// The money has to go back: that is decided together with the work of doing it.
    private SettleOutcome goesBack(PaymentNotice success) {
        RefundRequest late = success.refund("late", RefundRequest.Kind.LATE);
        var next = MoneyBack.NONE.requested(late.refundId(), late.amount().amountMinor());
        return committed(
                List.of(payments.seen(success), payments.ended(success, LATE_PAID, next), refunds.put(late)),
                new NoSeatLeft());
    }

    /// Another PaymentIntent than the payment's own was paid. Its money goes back, whatever becomes of the
    /// own: refunds are of a PaymentIntent, not of a registration.
    private SettleOutcome otherGoesBack(PaymentNotice success) {
        RefundRequest duplicate = success.refund("duplicate", RefundRequest.Kind.DUPLICATE);
        return switch (transactions.write(List.of(payments.seen(success), refunds.put(duplicate)))) {
            case Result.Committed() -> new PaidTwice();
            case ConditionFailed failed when failed.failedAt(INBOX) -> new SettledBefore();
            case ConditionFailed _ -> onlySeen(success, new SettledBefore());
        };
    }

    private SettleOutcome review(PaymentNotice success, String what) {
        return committed(
                List.of(payments.seen(success), payments.ended(success, REVIEW, MoneyBack.NONE)), new Mismatch(what));
    }

    private SettleOutcome committed(List<TransactWriteItem> writes, SettleOutcome outcome) {
        return switch (transactions.write(writes)) {
            case Result.Committed() -> outcome;
            case ConditionFailed _ -> new SettledBefore();
        };
    }

    /// Only the outbox refused: the message is there, and so is all that was written with it.
    private SettleOutcome inOutboxBefore(PaymentNotice success) {
        return onlySeen(success, new SettledBefore());
    }

    private SettleOutcome onlySeen(PaymentNotice notice, SettleOutcome outcome) {
        return switch (transactions.write(List.of(payments.seen(notice)))) {
            case Result.Committed() -> outcome;
            case ConditionFailed _ -> new SettledBefore();
        };
    }

    private SettleOutcome published(SettleOutcome outcome) {
        outbox.nudge();
        return outcome;
    }

    private static Optional<Payment> found(ConditionFailed failed) {
        return DynamoPaymentRows.found(failed.reasons().get(PAYMENT));
    }
}
