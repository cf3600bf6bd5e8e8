package dev.usher.payment.paying;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.payment.moneyback.RefundReason;
import dev.usher.payment.moneyback.RefundRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What Stripe tells of one of our PaymentIntents.
///
/// @param stripeEventId seen once, applied once
/// @param attempt which of the registration's attempts the PaymentIntent was created for, from its metadata
/// @param received what was paid; zero unless it succeeded
/// @param failureCode why it was declined
/// @param happenedAt when Stripe says it happened
public record PaymentNotice(
        String stripeEventId,
        Kind kind,
        RegistrationId registrationId,
        int attempt,
        String paymentIntentId,
        Money received,
        @Nullable String failureCode,
        Instant happenedAt) {
    /// All that was paid goes back: decided together with what this notice means.
    ///
    /// @param what names the refund within its PaymentIntent: asked for twice, it is the same
    RefundRequest refund(String what, RefundRequest.Kind why) {
        return RefundRequest.of(
                registrationId,
                paymentIntentId,
                what,
                received,
                why,
                why == RefundRequest.Kind.DUPLICATE ? RefundReason.DUPLICATE : null,
                happenedAt);
    }

    /// What happened to the PaymentIntent.
    public enum Kind {
        /// The money is there.
        SUCCEEDED,
        /// Declined; the buyer may try again.
        FAILED,
        /// A slow method of payment is under way.
        PROCESSING,
        /// Cancelled.
        CANCELED
    }
}
