package dev.usher.contracts.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/// Tickets are printed differently now: another name, another code, another holder.
///
/// @param cause what happened to them
@Serdeable
public record TicketUpdated(
        RegistrationId registrationId, EventId eventId, Cause cause, List<TicketState> tickets, Instant changedAt)
        implements TicketChange {
    public TicketUpdated {
        tickets = TicketChange.checked(registrationId, eventId, tickets);
        Fields.require(changedAt, "changedAt");
        Fields.require(cause, "cause");
    }

    /// What happened to a ticket.
    @Serdeable
    public enum Cause {
        /// The attendee has another name; the code is the same.
        @JsonProperty("renamed")
        RENAMED,
        /// It has a new code; the old one is refused.
        @JsonProperty("reissued")
        REISSUED,
        /// It belongs to another user and has a new code; the old one is refused.
        @JsonProperty("transferred")
        TRANSFERRED
    }
}
