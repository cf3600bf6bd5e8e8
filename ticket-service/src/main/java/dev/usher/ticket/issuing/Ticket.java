package dev.usher.ticket.issuing;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.EventFacts;
import java.time.Instant;

/// One seat of a paid registration.
///
/// @param userId the buyer, who alone may download it
/// @param type the id of its ticket type within the event
/// @param typeName as it was sold
/// @param number which of the order's tickets, counted from 1
/// @param of how many the order has
/// @param issue 1 when new, raised each time it is issued anew
/// @param qrCode the signed ticket code
/// @param s3Key where its PDF lies
public record Ticket(
        TicketId ticketId,
        RegistrationId registrationId,
        UserId userId,
        EventFacts event,
        String attendeeName,
        String type,
        String typeName,
        int number,
        int of,
        int issue,
        String qrCode,
        TicketStatus status,
        String s3Key,
        Instant generatedAt) {}
