package dev.usher.payment.payment;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The one open payment of a registration.
///
/// @param attempt counted from 1; a new one begins when the PaymentIntent of the last was cancelled
/// @param paymentIntentId Stripe's id, absent while it is being created. Its client secret is never kept.
/// @param failureCode Stripe's code of the last decline
/// @param creatingSince when the creation that is under way began
public record Payment(
        RegistrationId registrationId,
        int attempt,
        PaymentState state,
        Money amount,
        @Nullable String paymentIntentId,
        @Nullable String failureCode,
        Instant creatingSince) {
    static Payment first(RegistrationId registrationId, Money amount, Instant now) {
        return new Payment(registrationId, 1, PaymentState.CREATING, amount, null, null, now);
    }

    Payment next(Instant now) {
        return new Payment(registrationId, attempt + 1, PaymentState.CREATING, amount, null, null, now);
    }
}
