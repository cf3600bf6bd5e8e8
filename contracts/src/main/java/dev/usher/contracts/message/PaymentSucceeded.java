package dev.usher.contracts.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A registration is paid for, or cost nothing: its tickets are due. Published once per registration.
///
/// @param paymentIntentId Stripe's id; absent for a free registration
/// @param quantity how many tickets to issue, 1 to [#MAX_QUANTITY]
/// @param total what was paid for all of them together
/// @param paidAt when Stripe says the payment succeeded
@Serdeable
public record PaymentSucceeded(
        RegistrationId registrationId,
        @Nullable String paymentIntentId,
        UserId userId,
        Attendee attendee,
        int quantity,
        Money total,
        Instant paidAt,
        EventFacts event)
        implements Message {
    /// The most tickets that one registration may hold: what fits one DynamoDB transaction with room to
    /// spare.
    public static final int MAX_QUANTITY = 50;

    public PaymentSucceeded {
        Fields.require(registrationId, "registrationId");
        Fields.require(userId, "userId");
        Fields.require(attendee, "attendee");
        Fields.requireBetween(quantity, 1, MAX_QUANTITY, "quantity");
        Fields.require(total, "total");
        Fields.require(paidAt, "paidAt");
        Fields.require(event, "event");
    }

    @Override
    @JsonIgnore
    public String subject() {
        return registrationId.toString();
    }
}
