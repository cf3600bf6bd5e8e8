package dev.usher.contracts.message;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/// Tickets no longer admit and can no longer be downloaded; the status of each says why.
@Serdeable
public record TicketRevoked(
        RegistrationId registrationId, EventId eventId, List<TicketState> tickets, Instant changedAt)
        implements TicketChange {
    public TicketRevoked {
        tickets = TicketChange.checked(registrationId, eventId, tickets);
        Fields.require(changedAt, "changedAt");
    }
}
