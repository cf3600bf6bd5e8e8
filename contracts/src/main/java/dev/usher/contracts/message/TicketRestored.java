package dev.usher.contracts.message;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/// Revoked tickets are valid again, with the codes they had.
@Serdeable
public record TicketRestored(
        RegistrationId registrationId, EventId eventId, List<TicketState> tickets, Instant changedAt)
        implements TicketChange {
    public TicketRestored {
        tickets = TicketChange.checked(registrationId, eventId, tickets);
        Fields.require(changedAt, "changedAt");
    }
}
