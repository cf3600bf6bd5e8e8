package dev.usher.payment.refund;

import dev.usher.contracts.hash.Sha256;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.payment.limit.BackgroundBudget;
import dev.usher.payment.moneyback.RefundReason;
import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.moneyback.RefundRequest.Kind;
import dev.usher.payment.moneyback.RefundRequest.State;
import dev.usher.payment.moneyback.RefundStore;
import dev.usher.payment.paying.Payment;
import dev.usher.payment.paying.PaymentStore;
import dev.usher.platform.retry.Retry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Refunds buyers on behalf of an organizer: everything that is left, or a part. The request is stored and
/// counted against what is left before Stripe is asked.
@Singleton
final class RefundDesk {
    /// Hexadecimal digits: 128 bits.
    private static final int HASH_LENGTH = 32;

    /// Formerly only partial refunds had keys; refunds requested at that time are found under the same name.
    private static final String KEYED = "part-";

    private final PaymentStore payments;
    private final MoneyBackStore money;
    private final RefundStore refunds;
    private final RefundExecutor executor;
    private final BackgroundBudget budget;
    private final Clock clock;

    RefundDesk(
            PaymentStore payments,
            MoneyBackStore money,
            RefundStore refunds,
            RefundExecutor executor,
            BackgroundBudget budget,
            Clock clock) {
        this.payments = payments;
        this.money = money;
        this.refunds = refunds;
        this.executor = executor;
        this.budget = budget;
        this.clock = clock;
    }

    /// Refunds money. Repeating the call with the same key returns the same refund, even one that failed;
    /// trying that again takes a new key. Refunds with different keys never add up to more than was paid.
    ///
    /// @param amountMinor more than zero; absent to refund everything that is left
    /// @param key the caller's idempotency key
    RefundOutcome refund(
            RegistrationId registrationId, @Nullable Long amountMinor, @Nullable RefundReason reason, String key) {
        String what = KEYED + hash(key);
        return Retry.untilWon(registrationId, () -> {
            Optional<Payment> read = payments.find(registrationId)
                    .filter(payment -> payment.state().isPaid());
            return read.isEmpty()
                    ? Optional.of(new RefundOutcome.NotPaid())
                    : tryToRefund(read.get(), what, amountMinor, reason);
        });
    }

    /// @return empty if the payment changed since it was read
    private Optional<RefundOutcome> tryToRefund(
            Payment payment, String what, @Nullable Long amountMinor, @Nullable RefundReason reason) {
        Optional<RefundRequest> before = refunds.find(intent(payment) + ":" + what);
        if (before.isPresent()) {
            return Optional.of(
                    isSame(before.get(), amountMinor, reason)
                            ? new RefundOutcome.Known(executed(before.get()))
                            : new RefundOutcome.KeyReused());
        }
        long left = payment.left().amountMinor();
        if (left == 0 || (amountMinor != null && amountMinor > left)) {
            return Optional.of(new RefundOutcome.Exceeds(payment.left()));
        }
        RefundRequest request = request(payment, what, amountMinor, reason);
        return money.request(payment, request)
                ? Optional.of(new RefundOutcome.Known(executed(request)))
                : Optional.empty();
    }

    /// Executes the refund now if the budget allows a call to Stripe; otherwise the worker does it.
    private RefundRequest executed(RefundRequest request) {
        boolean isDue = request.state() == State.REQUESTED && !request.dueAt().isAfter(clock.instant());
        return isDue && budget.tryTake() ? executor.execute(request) : request;
    }

    private RefundRequest request(
            Payment payment, String what, @Nullable Long amountMinor, @Nullable RefundReason reason) {
        return RefundRequest.of(
                payment.registrationId(),
                intent(payment),
                what,
                amountMinor == null
                        ? payment.left()
                        : new Money(amountMinor, payment.paid().currency()),
                amountMinor == null ? Kind.FULL : Kind.PARTIAL,
                reason,
                clock.instant());
    }

    private static boolean isSame(RefundRequest before, @Nullable Long amountMinor, @Nullable RefundReason reason) {
        boolean sameAmount = amountMinor == null
                ? before.kind() == Kind.FULL
                : before.kind() == Kind.PARTIAL && before.amount().amountMinor() == amountMinor;
        return sameAmount && before.reason() == reason;
    }

    private static String intent(Payment payment) {
        return Objects.requireNonNull(payment.paymentIntentId(), "a paid payment has a PaymentIntent");
    }

    /// The caller's key may be any text; its hash is part of the request's id, which is part of an
    /// idempotency key at Stripe.
    private static String hash(String key) {
        return Sha256.hex(key).substring(0, HASH_LENGTH);
    }

    /// The result of an organizer's request.
    sealed interface RefundOutcome {
        /// It is stored, by this call or an earlier one; its state says how far it got.
        record Known(RefundRequest request) implements RefundOutcome {}

        /// No money was received for this registration, or it is free.
        record NotPaid() implements RefundOutcome {}

        /// More than is left, counting refunds in progress.
        record Exceeds(Money left) implements RefundOutcome {}

        /// The key was used with another request before.
        record KeyReused() implements RefundOutcome {}
    }
}
