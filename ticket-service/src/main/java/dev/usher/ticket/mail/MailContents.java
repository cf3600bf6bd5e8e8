package dev.usher.ticket.mail;

import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.TicketMailRequested;
import dev.usher.contracts.message.TicketMailRequested.Cause;
import dev.usher.ticket.event.Events;
import dev.usher.ticket.mail.TicketMail.Line;
import dev.usher.ticket.mail.TicketMail.Offer;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketStore;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the current state of what a mail is about, which may be long after it was requested.
@Singleton
final class MailContents {
    private final TicketStore store;
    private final Events events;

    MailContents(TicketStore store, Events events) {
        this.store = store;
        this.events = events;
    }

    /// Those of the tickets that may be sent: valid, and for this recipient; an offered one still belongs
    /// to its giver. Reads see every earlier write.
    List<Ticket> tickets(TicketMailRequested request) {
        boolean offered = request.cause() == Cause.TRANSFER_OFFERED;
        return store.find(request.ticketIds()).stream()
                .filter(Ticket::isValid)
                .filter(ticket -> ticket.registrationId().equals(request.registrationId()))
                .filter(ticket -> offered
                        || ticket.holder().email().equals(request.recipient().email()))
                .toList();
    }

    /// What the mail says.
    ///
    /// @param tickets at least one
    TicketMail mail(TicketMailRequested request, List<Ticket> tickets) {
        Ticket first = tickets.getFirst();
        EventFacts event = events.printed(first.event()).facts();
        return new TicketMail(
                request.mailId(),
                request.cause(),
                request.recipient(),
                Locale.forLanguageTag(request.language()),
                event,
                request.registrationId().uuid(),
                request.registrationId().orderNumber(),
                tickets.stream()
                        .map(ticket -> new Line(
                                ticket.seat().number(),
                                ticket.seat().of(),
                                ticket.seat().typeName(),
                                ticket.holder().name()))
                        .toList(),
                offer(request, first),
                request.requestedAt());
    }

    private static @Nullable Offer offer(TicketMailRequested request, Ticket first) {
        String code = request.claimCode();
        Instant until = request.claimUntil();
        return code == null || until == null ? null : new Offer(first.holder().name(), code, until);
    }
}
