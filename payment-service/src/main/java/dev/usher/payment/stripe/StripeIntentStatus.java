package dev.usher.payment.stripe;

import dev.usher.payment.paying.PaymentProvider.IntentStatus;
import org.jspecify.annotations.Nullable;

/// Where a PaymentIntent stands, in Stripe's words.
public final class StripeIntentStatus {
    private StripeIntentStatus() {}

    /// Stripe may say words that are newer than we are: then it is not known yet what became of it.
    public static IntentStatus of(@Nullable String status) {
        return switch (status) {
            case "processing", "requires_capture" -> IntentStatus.PROCESSING;
            case "succeeded" -> IntentStatus.SUCCEEDED;
            case "canceled" -> IntentStatus.CANCELED;
            case null, default -> IntentStatus.WAITS_FOR_BUYER;
        };
    }
}
