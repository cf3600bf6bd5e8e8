package dev.usher.payment.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.payment.paying.PaymentProvider.IntentStatus;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The words that we share with Stripe: the metadata that we write and read back, and Stripe's names for where
/// a PaymentIntent stands and why it failed.
final class StripeWords {
    private static final String REGISTRATION_ID = "registrationId";
    private static final String ATTEMPT = "attempt";
    private static final String ENVIRONMENT = "env";
    private static final String REFUND_REQUEST_ID = "refundRequestId";

    private StripeWords() {}

    /// The metadata of our PaymentIntents.
    static Map<String, String> metadata(RegistrationId registrationId, int attempt, String environment) {
        return Map.of(
                REGISTRATION_ID,
                registrationId.toString(),
                ATTEMPT,
                Integer.toString(attempt),
                ENVIRONMENT,
                environment);
    }

    /// What a PaymentIntent is for, by its metadata; empty if another system created it.
    static Optional<Purpose> purpose(PaymentIntent intent) {
        Map<String, String> metadata = intent.getMetadata() == null ? Map.of() : intent.getMetadata();
        String registrationId = metadata.get(REGISTRATION_ID);
        String attempt = metadata.get(ATTEMPT);
        if (registrationId == null || attempt == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Purpose(
                    RegistrationId.parse(registrationId), Integer.parseInt(attempt), metadata.get(ENVIRONMENT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// What was paid with a PaymentIntent; zero before it succeeded.
    static Money received(PaymentIntent intent) {
        long received = intent.getAmountReceived() == null ? 0 : intent.getAmountReceived();
        return new Money(received, intent.getCurrency());
    }

    /// Why the last attempt to pay was declined; absent if none was.
    static @Nullable String failureCode(PaymentIntent intent) {
        var error = intent.getLastPaymentError();
        if (error == null) {
            return null;
        }
        return error.getDeclineCode() == null ? error.getCode() : error.getDeclineCode();
    }

    /// Where a PaymentIntent stands. Stripe may use words that are newer than this release: the payment is then
    /// treated as not settled yet.
    static IntentStatus status(PaymentIntent intent) {
        return switch (intent.getStatus()) {
            case "processing", "requires_capture" -> IntentStatus.PROCESSING;
            case "succeeded" -> IntentStatus.SUCCEEDED;
            case "canceled" -> IntentStatus.CANCELED;
            case null, default -> IntentStatus.WAITS_FOR_BUYER;
        };
    }

    /// The metadata of a refund that we ask for.
    static Map<String, String> metadata(String refundRequestId) {
        return Map.of(REFUND_REQUEST_ID, refundRequestId);
    }

    /// The request that a refund was made for, by its metadata; absent if it was made in Stripe's Dashboard.
    static @Nullable String refundRequestId(Refund refund) {
        return refund.getMetadata() == null ? null : refund.getMetadata().get(REFUND_REQUEST_ID);
    }

    /// What a PaymentIntent is for.
    ///
    /// @param environment which of our environments created it; absent if the metadata does not say
    record Purpose(
            RegistrationId registrationId,
            int attempt,
            @Nullable String environment) {}
}
