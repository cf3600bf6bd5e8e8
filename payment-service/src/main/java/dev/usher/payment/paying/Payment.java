package dev.usher.payment.paying;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.payment.moneyback.MoneyBack;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The one open payment of a registration.
///
/// @param attempt counted from 1; a new one begins when the PaymentIntent of the last was cancelled
/// @param amount fixed when the seats were held: it never changes, whatever becomes of the event's prices
/// @param paymentIntentId Stripe's id, absent while it is being created. Its client secret is never kept.
/// @param failureCode Stripe's code of the last decline
/// @param creatingSince when the creation that is under way began
/// @param description what is bought, for Stripe. Kept, so that a creation that is repeated says the same
///     although the event was renamed: Stripe refuses an idempotency key that comes with other parameters.
/// @param settled how the money came; absent before
/// @param moneyBack what of it went back
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
    /// A payment for which no money came yet, described by its registration's id.
    public Payment(
            RegistrationId registrationId,
            int attempt,
            PaymentState state,
            Money amount,
            @Nullable String paymentIntentId,
            @Nullable String failureCode,
            Instant creatingSince) {
        this(
                registrationId,
                attempt,
                state,
                amount,
                paymentIntentId,
                failureCode,
                creatingSince,
                registrationId.toString(),
                null,
                MoneyBack.NONE);
    }

    public static Payment first(RegistrationId registrationId, Money amount, String description, Instant now) {
        return new Payment(
                registrationId, 1, PaymentState.CREATING, amount, null, null, now, description, null, MoneyBack.NONE);
    }

    public Payment next(Instant now) {
        return new Payment(
                registrationId,
                attempt + 1,
                PaymentState.CREATING,
                amount,
                null,
                null,
                now,
                description,
                null,
                MoneyBack.NONE);
    }

    /// The same with other money that went back, and the state that follows from it.
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

    /// How much came in; nothing before it did.
    public Money paid() {
        return settled == null ? new Money(0, amount.currency()) : settled.received();
    }

    /// How much of it has gone back.
    public Money refunded() {
        return new Money(moneyBack.refundedMinor(paid().amountMinor()), paid().currency());
    }

    /// How much of it can still be given back.
    public Money left() {
        return new Money(moneyBack.leftMinor(paid().amountMinor()), paid().currency());
    }

    /// Late money and money in review are refunded too, but never become a succeeded payment on the way.
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

    /// How the money came.
    ///
    /// @param as succeeded, late or to be reviewed
    /// @param at when Stripe says it was paid
    public record Settled(PaymentState as, Money received, Instant at) {}
}
