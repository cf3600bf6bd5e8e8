package dev.usher.validation.admission;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the door knows of a ticket.
///
/// @param issue the highest issue that a message or an admitted code told of
/// @param facts absent while `TicketIssued` has not arrived and a signed code spoke for the ticket
/// @param use the scan that used it up; present exactly if `status` is used
record Ticket(
        TicketId ticketId,
        EventId eventId,
        UserId userId,
        int issue,
        TicketStatus status,
        @Nullable Facts facts,
        @Nullable Use use) {
    /// What `TicketIssued` tells.
    ///
    /// @param number counted from 1
    record Facts(RegistrationId registrationId, String attendeeName, int number, EventWindow window) {}

    Optional<EventWindow> window() {
        return Optional.ofNullable(facts).map(Facts::window);
    }
}
