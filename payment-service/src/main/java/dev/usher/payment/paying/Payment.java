package dev.usher.payment.paying;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.payment.moneyback.MoneyBack;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A registration's payment, of which there is one at a time.
///
/// @param attempt counted from 1; a new attempt begins after the PaymentIntent of the last one was cancelled
/// @param amount fixed when the seats were held; later changes of the event's prices do not affect it
/// @param paymentIntentId Stripe's id; absent while it is being created. The client secret is never stored.
/// @param failureCode Stripe's code of the last decline
/// @param creatingSince when the current creation began
/// @param description what is bought, as shown at Stripe. It is stored so that a repeated creation sends the
///     same text even if the event was renamed: Stripe refuses an idempotency key that is reused with other
///     parameters.
/// @param settled how the money arrived; absent until it has
/// @param moneyBack how much of it went back, and how
public record Payment(
        RegistrationId registrationId,
        int attempt,
        PaymentState state,
        Money amount,
        @Nullable String paymentIntentId,
        @Nullable String failureCode,
        Instant creatingSince,
        String description,
        @Nullable Settled settled,
        MoneyBack moneyBack) {
    public static Payment first(RegistrationId registrationId, Money amount, String description, Instant now) {
        return creating(registrationId, 1, amount, description, now);
    }

    public Payment next(Instant now) {
        return creating(registrationId, attempt + 1, amount, description, now);
    }

    private static Payment creating(
            RegistrationId registrationId, int attempt, Money amount, String description, Instant now) {
        return new Payment(
                registrationId,
                attempt,
                PaymentState.CREATING,
                amount,
                null,
                null,
                now,
                description,
                null,
                MoneyBack.NONE);
    }

    /// This payment after money went back, in the state that follows from that.
    public Payment with(MoneyBack next) {
        return new Payment(
                registrationId,
                attempt,
                stateAfter(next),
                amount,
                paymentIntentId,
                failureCode,
                creatingSince,
                description,
                settled,
                next);
    }

    /// How much was received; zero before that.
    public Money paid() {
        return settled == null ? new Money(0, amount.currency()) : settled.received();
    }

    /// How much of it has been refunded.
    public Money refunded() {
        return new Money(moneyBack.refundedMinor(paid().amountMinor()), paid().currency());
    }

    /// How much of it can still be refunded.
    public Money left() {
        return new Money(moneyBack.leftMinor(paid().amountMinor()), paid().currency());
    }

    /// Payments that came late or are in review can be refunded, too, but never count as succeeded in
    /// between.
    private PaymentState stateAfter(MoneyBack next) {
        if (settled == null) {
            return state;
        }
        long paid = settled.received().amountMinor();
        long refunded = next.refundedMinor(paid);
        if (refunded == 0) {
            return settled.as();
        }
        if (refunded == paid) {
            return PaymentState.REFUNDED;
        }
        return settled.as() == PaymentState.SUCCEEDED ? PaymentState.PARTIALLY_REFUNDED : settled.as();
    }

    /// How the money arrived.
    ///
    /// @param as succeeded, late or in review
    /// @param at when Stripe says it was paid
    public record Settled(PaymentState as, Money received, Instant at) {}
}
