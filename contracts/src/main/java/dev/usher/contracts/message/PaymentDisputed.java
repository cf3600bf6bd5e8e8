package dev.usher.contracts.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usher.contracts.id.RegistrationId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/// A cardholder disputes a payment, or the bank has decided on it. Published once when it opens and once
/// when it closes; a dispute that nobody can contest closes at once and has the second only.
///
/// @param disputeId Stripe's id
/// @param disputed the amount in dispute
/// @param reason as Stripe names it, such as `fraudulent`
/// @param revision as in [PaymentRefunded]
/// @param changedAt when payment-service learned of it
@Serdeable
public record PaymentDisputed(
        RegistrationId registrationId,
        String paymentIntentId,
        String disputeId,
        Status status,
        Money disputed,
        String reason,
        int revision,
        Instant changedAt)
        implements Message {
    public PaymentDisputed {
        Fields.require(registrationId, "registrationId");
        Fields.requireText(paymentIntentId, "paymentIntentId");
        Fields.requireText(disputeId, "disputeId");
        Fields.require(status, "status");
        Fields.require(disputed, "disputed");
        Fields.requireText(reason, "reason");
        Fields.requireBetween(revision, 1, Integer.MAX_VALUE, "revision");
        Fields.require(changedAt, "changedAt");
    }

    /// Where a dispute stands.
    @Serdeable
    public enum Status implements WireNamed {
        /// The money is withheld until the bank decides.
        @JsonProperty("open")
        OPEN,
        /// The organizer keeps the money.
        @JsonProperty("won")
        WON,
        /// The cardholder has the money back.
        @JsonProperty("lost")
        LOST
    }

    @Override
    @JsonIgnore
    public String subject() {
        return registrationId.toString();
    }

    @Override
    @JsonIgnore
    public String factId() {
        return subject() + "#" + disputeId + "#" + status.wireName();
    }
}
