package dev.usher.contracts.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.usher.contracts.id.RegistrationId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/// The refunded amount of a payment has changed. Published at every change, also when a refund fails
/// afterwards and the sum decreases.
///
/// @param paid what had been paid
/// @param refunded everything refunded so far, not only by this change
/// @param revision raised by every change of the payment's refunds and disputes; a reader that has seen a
///     higher one ignores this message
/// @param changedAt when payment-service learned of it
@Serdeable
public record PaymentRefunded(
        RegistrationId registrationId,
        String paymentIntentId,
        Money paid,
        Money refunded,
        int revision,
        Instant changedAt)
        implements Message {
    public PaymentRefunded {
        Fields.require(registrationId, "registrationId");
        Fields.requireText(paymentIntentId, "paymentIntentId");
        Fields.require(paid, "paid");
        Fields.require(refunded, "refunded");
        Fields.requireBetween(revision, 1, Integer.MAX_VALUE, "revision");
        Fields.require(changedAt, "changedAt");
        if (!paid.currency().equals(refunded.currency()) || refunded.amountMinor() > paid.amountMinor()) {
            throw new IllegalArgumentException("refunded must be in the currency of paid, and not more");
        }
    }

    /// Whether nothing of the payment is left.
    @JsonIgnore
    public boolean isFull() {
        return refunded.equals(paid);
    }

    @Override
    @JsonIgnore
    public String subject() {
        return registrationId.toString();
    }

    @Override
    @JsonIgnore
    public String factId() {
        return subject() + "#" + revision;
    }
}
