package dev.usher.ticket.mail;

import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.TicketMailRequested.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The content of one mail. Personal data: never logged.
///
/// @param mailId at most one mail is sent for it
/// @param language what it is written in
/// @param order the registration, which its calendar entry is named after
/// @param orderNumber as it is printed on tickets
/// @param tickets what it is about, at least one
/// @param offer the transfer that it offers; absent if the reader holds the tickets
/// @param requestedAt when the mail was requested
record TicketMail(
        String mailId,
        Cause cause,
        Attendee recipient,
        Locale language,
        EventFacts event,
        UUID order,
        String orderNumber,
        List<Line> tickets,
        @Nullable Offer offer,
        Instant requestedAt) {
    TicketMail {
        tickets = List.copyOf(tickets);
        if (tickets.isEmpty()) {
            throw new IllegalArgumentException("a mail is about tickets");
        }
        if ((offer != null) != (cause == Cause.TRANSFER_OFFERED)) {
            throw new IllegalArgumentException("an offer is made by transfer-offered, and by nothing else");
        }
    }

    /// One ticket.
    ///
    /// @param number which of the order's tickets, counted from 1
    record Line(int number, int of, String typeName, String attendeeName) {}

    /// An offer of the tickets.
    ///
    /// @param giver who
    /// @param code the claim code
    /// @param until the first instant at which the code is no longer accepted
    record Offer(String giver, String code, Instant until) {}
}
