package dev.usher.payment.registration;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.Money;
import java.time.Instant;
import java.util.List;

/// Seats of an event that one buyer holds or has.
///
/// @param total the price of all seats, fixed when they were held
/// @param expiresAt when the hold ends unless it is paid for before
/// @param tickets empty until ticket-service has told of them
public record Registration(
        RegistrationId registrationId,
        EventId eventId,
        UserId userId,
        Attendee attendee,
        int quantity,
        Money total,
        RegistrationStatus status,
        Instant createdAt,
        Instant expiresAt,
        List<TicketId> tickets) {
    public Registration {
        tickets = List.copyOf(tickets);
    }
}
