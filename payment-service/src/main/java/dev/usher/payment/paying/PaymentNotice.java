package dev.usher.payment.paying;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.WireNamed;
import dev.usher.payment.moneyback.RefundReason;
import dev.usher.payment.moneyback.RefundRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What Stripe reports about one of our PaymentIntents.
///
/// @param stripeEventId an event is applied once, however often it is delivered
/// @param attempt which attempt of the registration the PaymentIntent was created for, by its metadata
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
    /// A request to refund everything that was paid.
    ///
    /// @param what names the refund within its PaymentIntent: a second request of the same name is the same
    ///     refund
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
    public enum Kind implements WireNamed {
        /// The money has arrived.
        SUCCEEDED,
        /// The card was declined; the buyer may try again.
        FAILED,
        /// A slow payment method is being processed.
        PROCESSING,
        /// Cancelled.
        CANCELED
    }
}
