package dev.usher.payment.moneyback;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.WireNamed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One request to refund money. It is written in the transaction that decides it, and executed until Stripe
/// has accepted or refused it.
///
/// @param refundId `<PaymentIntent>:<what for>`, so that the same request is written only once; it is part of
///     the idempotency key at Stripe
/// @param stripeRefundId absent until Stripe has accepted it
/// @param failureCode why it failed, as Stripe names it
/// @param attempts how often Stripe has been asked
/// @param dueAt when it will be tried next, while it is [State#REQUESTED]
public record RefundRequest(
        String refundId,
        RegistrationId registrationId,
        String paymentIntentId,
        Money amount,
        Kind kind,
        @Nullable RefundReason reason,
        State state,
        @Nullable String stripeRefundId,
        @Nullable String failureCode,
        int attempts,
        Instant requestedAt,
        Instant dueAt) {
    /// A new request, due immediately.
    ///
    /// @param what distinguishes it from other requests of the same PaymentIntent
    public static RefundRequest of(
            RegistrationId registrationId,
            String paymentIntentId,
            String what,
            Money amount,
            Kind kind,
            @Nullable RefundReason reason,
            Instant now) {
        return new RefundRequest(
                paymentIntentId + ":" + what,
                registrationId,
                paymentIntentId,
                amount,
                kind,
                reason,
                State.REQUESTED,
                null,
                null,
                0,
                now,
                now);
    }

    /// Why it was requested.
    public enum Kind implements WireNamed {
        /// A payment arrived after its seats were gone.
        LATE,
        /// A second PaymentIntent of one registration was paid.
        DUPLICATE,
        /// An organizer refunds everything that is left.
        FULL,
        /// An organizer refunds a part.
        PARTIAL
    }

    /// How far it got.
    public enum State implements WireNamed {
        /// Stripe has not answered yet.
        REQUESTED,
        /// Stripe has accepted it; the refund is in progress.
        SUBMITTED,
        /// Stripe has sent the money.
        SUCCEEDED,
        /// Stripe refused it, or the refund failed and the money came back.
        FAILED;

        static State after(RefundStatus status) {
            return switch (status) {
                case REQUIRES_ACTION, PENDING -> SUBMITTED;
                case SUCCEEDED -> SUCCEEDED;
                case CANCELED, FAILED -> FAILED;
            };
        }
    }
}
