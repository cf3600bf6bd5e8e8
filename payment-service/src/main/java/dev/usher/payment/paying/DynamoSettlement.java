package dev.usher.payment.paying;

import static dev.usher.payment.paying.PaymentState.LATE_PAID;
import static dev.usher.payment.paying.PaymentState.REVIEW;

import dev.usher.contracts.message.Envelope;
import dev.usher.payment.event.DynamoInventory;
import dev.usher.payment.event.DynamoInventory.TakeOutcome;
import dev.usher.payment.moneyback.DynamoRefundWrites;
import dev.usher.payment.moneyback.MoneyBack;
import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.paying.Settlements.NoteOutcome;
import dev.usher.payment.paying.Settlements.SettleOutcome;
import dev.usher.payment.paying.Settlements.SettleOutcome.Mismatch;
import dev.usher.payment.paying.Settlements.SettleOutcome.NoSeatLeft;
import dev.usher.payment.paying.Settlements.SettleOutcome.PaidTwice;
import dev.usher.payment.paying.Settlements.SettleOutcome.Settled;
import dev.usher.payment.paying.Settlements.SettleOutcome.SettledBefore;
import dev.usher.payment.paying.Settlements.SettleOutcome.SettledLate;
import dev.usher.payment.registration.DynamoRegistrationWrites;
import dev.usher.payment.registration.Registration;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.DynamoTransactions.Result;
import dev.usher.platform.aws.DynamoTransactions.Result.ConditionFailed;
import dev.usher.platform.aws.NamedWrites;
import dev.usher.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Applies each notice of Stripe's in one transaction: Stripe's event is seen, the payment moves, the
/// registration follows, the message is in the outbox. If a transaction is refused, the name of the part
/// whose condition failed says what had happened before.
@Singleton
final class DynamoSettlement implements Settlements {
    private final DynamoTransactions transactions;
    private final DynamoPaymentWrites payments;
    private final DynamoRegistrationWrites registrations;
    private final DynamoInventory inventory;
    private final DynamoRefundWrites refunds;
    private final Outbox outbox;

    DynamoSettlement(
            DynamoTransactions transactions,
            DynamoPaymentWrites payments,
            DynamoRegistrationWrites registrations,
            DynamoInventory inventory,
            DynamoRefundWrites refunds,
            Outbox outbox) {
        this.transactions = transactions;
        this.payments = payments;
        this.registrations = registrations;
        this.inventory = inventory;
        this.refunds = refunds;
        this.outbox = outbox;
    }

    @Override
    public SettleOutcome settle(PaymentNotice success, Registration registration, Envelope message) {
        var onTime = NamedWrites.of(Part.INBOX, payments.seen(success))
                .and(Part.PAYMENT, payments.succeeded(success))
                .and(Part.REGISTRATION, registrations.confirmPending(registration.registrationId()))
                .and(Part.OUTBOX, outbox.write(message));
        return switch (transactions.write(onTime)) {
            case Result.Committed() -> published(new Settled());
            case ConditionFailed<Part> failed ->
                switch (failed.first()) {
                    case INBOX -> new SettledBefore();
                    case PAYMENT -> notOpen(success, found(failed));
                    case REGISTRATION -> late(success, registration, message);
                    case OUTBOX, ACCOUNT, REFUND -> inOutboxBefore(success);
                };
        };
    }

    @Override
    public NoteOutcome note(PaymentNotice notice) {
        var writes = NamedWrites.of(Part.INBOX, payments.seen(notice)).and(Part.PAYMENT, payments.noted(notice));
        return switch (transactions.write(writes)) {
            case Result.Committed() -> NoteOutcome.NOTED;
            case ConditionFailed<Part> failed when failed.first() == Part.INBOX -> NoteOutcome.SEEN_BEFORE;
            case ConditionFailed<Part> _ -> {
                transactions.write(List.of(payments.seen(notice)));
                yield NoteOutcome.OUTDATED;
            }
        };
    }

    /// The hold ended before the money arrived. There may still be seats.
    private SettleOutcome late(PaymentNotice success, Registration registration, Envelope message) {
        var id = registration.registrationId();
        return switch (inventory.take(
                id,
                registration.eventId(),
                registration.lines(),
                seats -> NamedWrites.of(Part.INBOX, payments.seen(success))
                        .and(Part.PAYMENT, payments.succeeded(success))
                        .and(Part.REGISTRATION, registrations.confirmExpired(id, seats))
                        .and(Part.OUTBOX, outbox.write(message))
                        .and(Part.ACCOUNT, registrations.countAgain(registration)))) {
            case TakeOutcome.Taken(var _) -> published(new SettledLate());
            case TakeOutcome.SoldOut(var _, var _) -> goesBack(success);
            // Stripe delivers again.
            case TakeOutcome.Busy() -> throw new IllegalStateException("too many callers want the seats of " + id);
            case TakeOutcome.Refused(var failed) ->
                switch (failed.first()) {
                    case INBOX -> new SettledBefore();
                    // Another delivery of the same success came first.
                    case PAYMENT -> notOpen(success, found(failed));
                    case REGISTRATION -> noLongerHeld(success, registration);
                    case OUTBOX, ACCOUNT, REFUND -> inOutboxBefore(success);
                };
        };
    }

    /// The payment's own condition failed: it was settled before, or the money does not match.
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

    /// The registration is in a status that a payment cannot confirm. The registration that was read may be
    /// older than that.
    private SettleOutcome noLongerHeld(PaymentNotice success, Registration read) {
        return switch (read.status()) {
            case CANCELLED, REFUNDED -> goesBack(success);
            case CONFIRMED -> review(success, "the registration is confirmed already");
            case PENDING, EXPIRED ->
                throw new IllegalStateException(read.registrationId() + " changed while its payment was settled");
        };
    }

    /// The money has to go back: the payment is closed and the refund is requested in one transaction.
    private SettleOutcome goesBack(PaymentNotice success) {
        RefundRequest late = success.refund("late", RefundRequest.Kind.LATE);
        var next = MoneyBack.NONE.requested(late.refundId(), late.amount().amountMinor());
        return committed(
                List.of(payments.seen(success), payments.ended(success, LATE_PAID, next), refunds.put(late)),
                new NoSeatLeft());
    }

    /// A PaymentIntent was paid that is not the payment's own. Its money goes back, whatever happens to the
    /// payment's own: refunds belong to a PaymentIntent, not to a registration.
    private SettleOutcome otherGoesBack(PaymentNotice success) {
        RefundRequest duplicate = success.refund("duplicate", RefundRequest.Kind.DUPLICATE);
        var writes = NamedWrites.of(Part.INBOX, payments.seen(success)).and(Part.REFUND, refunds.put(duplicate));
        return switch (transactions.write(writes)) {
            case Result.Committed() -> new PaidTwice();
            case ConditionFailed<Part> failed when failed.first() == Part.INBOX -> new SettledBefore();
            case ConditionFailed<Part> _ -> onlySeen(success, new SettledBefore());
        };
    }

    private SettleOutcome review(PaymentNotice success, String what) {
        return committed(
                List.of(payments.seen(success), payments.ended(success, REVIEW, MoneyBack.NONE)), new Mismatch(what));
    }

    private SettleOutcome committed(List<TransactWriteItem> writes, SettleOutcome outcome) {
        return transactions.write(writes) ? outcome : new SettledBefore();
    }

    /// Only the outbox refused: the message is already there, and so is everything that was written with it.
    private SettleOutcome inOutboxBefore(PaymentNotice success) {
        return onlySeen(success, new SettledBefore());
    }

    private SettleOutcome onlySeen(PaymentNotice notice, SettleOutcome outcome) {
        return transactions.write(List.of(payments.seen(notice))) ? outcome : new SettledBefore();
    }

    private SettleOutcome published(SettleOutcome outcome) {
        outbox.nudge();
        return outcome;
    }

    private static Optional<Payment> found(ConditionFailed<Part> failed) {
        var item = failed.found(Part.PAYMENT);
        return item.isEmpty() ? Optional.empty() : Optional.of(DynamoPaymentItem.payment(item));
    }

    /// What a transaction writes.
    private enum Part {
        /// That Stripe's event was seen; refused if it was seen before.
        INBOX,
        /// The payment; refused if it was settled before, or does not fit.
        PAYMENT,
        /// The registration; refused if it is not in the status that was expected.
        REGISTRATION,
        /// The message; refused if it is there.
        OUTBOX,
        /// The account's row, which is never refused.
        ACCOUNT,
        /// The request for a refund; refused if it was made before.
        REFUND
    }
}
