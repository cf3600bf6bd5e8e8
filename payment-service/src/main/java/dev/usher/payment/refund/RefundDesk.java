package dev.usher.payment.refund;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.payment.moneyback.RefundReason;
import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.moneyback.RefundRequest.Kind;
import dev.usher.payment.moneyback.RefundRequest.State;
import dev.usher.payment.moneyback.RefundStore;
import dev.usher.payment.payment.BackgroundBudget;
import dev.usher.payment.payment.MoneyBackStore;
import dev.usher.payment.payment.Payment;
import dev.usher.payment.payment.PaymentStore;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gives buyers their money back for an organizer: all that is left, or a part. The wish is written down,
/// counted against what is left, before Stripe is asked.
@Singleton
final class RefundDesk {
    private static final int MAX_ATTEMPTS = 20;
    private static final String FULL = "full";

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

    /// Gives all that is left back. Repeating it gives the same refund, unless that failed: then it is
    /// tried anew.
    RefundOutcome refundAll(RegistrationId registrationId, @Nullable RefundReason reason) {
        return paid(registrationId).map(payment -> refundAll(payment, reason)).orElseGet(RefundOutcome.NotPaid::new);
    }

    /// Gives a part back. Repeating it with the same key gives the same refund.
    ///
    /// @param amountMinor more than nothing
    /// @param key the caller's own name for this wish
    RefundOutcome refundPart(
            RegistrationId registrationId, long amountMinor, @Nullable RefundReason reason, String key) {
        return paid(registrationId)
                .map(payment -> refundPart(payment, amountMinor, reason, key))
                .orElseGet(RefundOutcome.NotPaid::new);
    }

    private Optional<Payment> paid(RegistrationId registrationId) {
        return payments.find(registrationId).filter(payment -> payment.state().isPaid());
    }

    private RefundOutcome refundAll(Payment read, @Nullable RefundReason reason) {
        Payment payment = read;
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            int number = 1;
            Optional<RefundRequest> before = find(payment, FULL);
            while (before.isPresent() && before.get().state() == State.FAILED) {
                number++;
                before = find(payment, FULL + "." + number);
            }
            if (before.isPresent()) {
                return new RefundOutcome.Known(executed(before.get()));
            }
            if (payment.left().isZero()) {
                return new RefundOutcome.Exceeds(payment.left());
            }
            String what = number == 1 ? FULL : FULL + "." + number;
            RefundRequest request = request(payment, what, payment.left(), Kind.FULL, reason);
            if (money.request(payment, request)) {
                return new RefundOutcome.Known(executed(request));
            }
            payment = payments.find(payment.registrationId()).orElseThrow();
        }
        throw changesTooFast(read);
    }

    private RefundOutcome refundPart(Payment read, long amountMinor, @Nullable RefundReason reason, String key) {
        Payment payment = read;
        var amount = new Money(amountMinor, payment.paid().currency());
        String what = "part-" + hash(key);
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Optional<RefundRequest> before = find(payment, what);
            if (before.isPresent()) {
                return isSameWish(before.get(), amount, reason)
                        ? new RefundOutcome.Known(executed(before.get()))
                        : new RefundOutcome.KeyReused();
            }
            if (amountMinor > payment.left().amountMinor()) {
                return new RefundOutcome.Exceeds(payment.left());
            }
            RefundRequest request = request(payment, what, amount, Kind.PARTIAL, reason);
            if (money.request(payment, request)) {
                return new RefundOutcome.Known(executed(request));
            }
            payment = payments.find(payment.registrationId()).orElseThrow();
        }
        throw changesTooFast(read);
    }

    /// At once if Stripe can be asked at this moment; otherwise the worker does it.
    private RefundRequest executed(RefundRequest request) {
        boolean isDue = request.state() == State.REQUESTED && !request.dueAt().isAfter(clock.instant());
        return isDue && budget.tryTake() ? executor.execute(request) : request;
    }

    private Optional<RefundRequest> find(Payment payment, String what) {
        return refunds.find(intent(payment) + ":" + what);
    }

    private RefundRequest request(
            Payment payment, String what, Money amount, Kind kind, @Nullable RefundReason reason) {
        return RefundRequest.of(payment.registrationId(), intent(payment), what, amount, kind, reason, clock.instant());
    }

    private static boolean isSameWish(RefundRequest before, Money amount, @Nullable RefundReason reason) {
        return before.amount().equals(amount) && before.reason() == reason;
    }

    private static String intent(Payment payment) {
        return Objects.requireNonNull(payment.paymentIntentId(), "a paid payment has a PaymentIntent");
    }

    private static IllegalStateException changesTooFast(Payment payment) {
        return new IllegalStateException(payment.registrationId() + " changes faster than it can be read");
    }

    /// A key is any text; the id of a request is part of an idempotency key at Stripe.
    private static String hash(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// What became of an organizer's wish.
    sealed interface RefundOutcome {
        /// It is written down, now or before; its state says how far it got.
        record Known(RefundRequest request) implements RefundOutcome {}

        /// No money came for this registration, or it is free.
        record NotPaid() implements RefundOutcome {}

        /// More than is left, counting what is under way.
        record Exceeds(Money left) implements RefundOutcome {}

        /// The key stands for another wish.
        record KeyReused() implements RefundOutcome {}
    }
}
