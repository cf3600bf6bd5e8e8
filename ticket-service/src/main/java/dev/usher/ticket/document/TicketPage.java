package dev.usher.ticket.document;

import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.Money;
import java.time.Instant;

/// Everything that is printed on one ticket.
///
/// @param number counted from 1
/// @param of how many tickets the order has
/// @param orderNumber short form of the registration's id, for telephone and door
/// @param total what the whole order cost
/// @param code the text in the QR code
/// @param paidAt the document's date, so that rendering again gives the same bytes
public record TicketPage(
        EventFacts event,
        String attendeeName,
        int number,
        int of,
        String orderNumber,
        Money total,
        String code,
        Instant paidAt) {}
