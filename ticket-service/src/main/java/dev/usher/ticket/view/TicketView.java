package dev.usher.ticket.view;

import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.Money;
import dev.usher.ticket.order.Ticket;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A ticket over HTTP.
///
/// @param status `valid`, `revoked`, `refunded` or `disputed`
/// @param qrCode anyone who has it gets in; shown to the holder only
/// @param attendeeEmail shown to organizers only
/// @param type the id of its ticket type within the event
/// @param number which of the order's tickets, counted from 1
/// @param issue raised each time it is reissued
/// @param passUrl path of its pass for Apple Wallet, for the holder; absent if passes are not configured,
///     and if the ticket is invalid
/// @param mailProblem `bounced` if mails to the attendee's address come back, `complained` if its reader reported one
///     as spam: it gets no more mails. Absent if nothing is known; shown to organizers only
/// @param revokedFor the reason that the organizer gave for revoking it; shown to organizers only
@Serdeable
public record TicketView(
        String ticketId,
        String registrationId,
        String eventId,
        String userId,
        String status,
        @Nullable String qrCode,
        Instant generatedAt,
        EventView event,
        String attendeeName,
        @Nullable String attendeeEmail,
        String type,
        String typeName,
        Money price,
        int number,
        int of,
        int issue,
        @Nullable String passUrl,
        @Nullable String mailProblem,
        @Nullable String revokedFor) {
    static TicketView of(
            Ticket ticket,
            EventFacts event,
            @Nullable String qrCode,
            @Nullable String attendeeEmail,
            @Nullable String passUrl,
            @Nullable String mailProblem,
            @Nullable String revokedFor) {
        return new TicketView(
                ticket.ticketId().toString(),
                ticket.registrationId().toString(),
                ticket.event().eventId().toString(),
                ticket.holder().userId().toString(),
                ticket.status().wireName(),
                qrCode,
                ticket.generatedAt(),
                EventView.of(event),
                ticket.holder().name(),
                attendeeEmail,
                ticket.seat().type(),
                ticket.seat().typeName(),
                ticket.seat().price(),
                ticket.seat().number(),
                ticket.seat().of(),
                ticket.edition().issue(),
                passUrl,
                mailProblem,
                revokedFor);
    }

    /// What a list of tickets shows of the event.
    ///
    /// @param timeZone IANA name
    @Serdeable
    public record EventView(String name, Instant startsAt, String timeZone, String venueName) {
        static EventView of(EventFacts event) {
            return new EventView(event.name(), event.startsAt(), event.zone().getId(), event.venueName());
        }
    }
}
