package dev.usher.ticket.order;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.Message;
import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.contracts.message.TicketIssued;
import dev.usher.contracts.message.TicketIssued.IssuedTicket;
import dev.usher.contracts.message.TicketMailRequested;
import dev.usher.contracts.message.TicketRestored;
import dev.usher.contracts.message.TicketRevoked;
import dev.usher.contracts.message.TicketState;
import dev.usher.contracts.message.TicketUpdated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Messages about tickets.
public final class TicketMessages {
    private TicketMessages() {}

    /// That the tickets of an order exist.
    public static Envelope issued(PaymentSucceeded payment, List<Ticket> tickets, Instant now) {
        return Envelope.of(
                now,
                new TicketIssued(
                        payment.registrationId(),
                        payment.userId(),
                        payment.attendee().name(),
                        now,
                        payment.event(),
                        issued(tickets)));
    }

    private static List<IssuedTicket> issued(List<Ticket> tickets) {
        return tickets.stream()
                .map(ticket -> new IssuedTicket(
                        ticket.ticketId(),
                        ticket.seat().number(),
                        ticket.seat().type(),
                        ticket.seat().typeName(),
                        ticket.edition().issue()))
                .toList();
    }

    /// That tickets of one order became valid or invalid, or are invalid for another reason: one or
    /// two messages, or none if no status changed.
    ///
    /// @param before and `after`: the same tickets in the same order
    public static List<Envelope> statusChanged(List<Ticket> before, List<Ticket> after, Instant now) {
        var changed = new ArrayList<Ticket>();
        for (int i = 0; i < after.size(); i++) {
            if (before.get(i).status() != after.get(i).status()) {
                changed.add(after.get(i));
            }
        }
        var messages = new ArrayList<Envelope>();
        List<TicketState> withdrawn = states(changed, ticket -> !ticket.isValid());
        List<TicketState> restored = states(changed, Ticket::isValid);
        if (!withdrawn.isEmpty()) {
            Ticket any = changed.getFirst();
            messages.add(Envelope.of(
                    now, new TicketRevoked(any.registrationId(), any.event().eventId(), withdrawn, now)));
        }
        if (!restored.isEmpty()) {
            Ticket any = changed.getFirst();
            messages.add(Envelope.of(
                    now, new TicketRestored(any.registrationId(), any.event().eventId(), restored, now)));
        }
        return messages;
    }

    /// That a ticket is printed differently, and that its holder should get it by mail.
    public static List<Envelope> updated(Ticket ticket, TicketUpdated.Cause cause, Instant now) {
        Message updated = new TicketUpdated(
                ticket.registrationId(), ticket.event().eventId(), cause, List.of(ticket.state()), now);
        Envelope mail = mail(
                ticket.ticketId() + "#updated#" + ticket.revision(),
                TicketMailRequested.Cause.UPDATED,
                List.of(ticket),
                now);
        return List.of(Envelope.of(now, updated), mail);
    }

    /// That the attendee of these tickets, all of one order and for one address, should get them by mail.
    ///
    /// @param mailId one mail is sent for it
    public static Envelope mail(String mailId, TicketMailRequested.Cause cause, List<Ticket> tickets, Instant now) {
        Ticket first = tickets.getFirst();
        return Envelope.of(
                now,
                new TicketMailRequested(
                        mailId,
                        first.registrationId(),
                        cause,
                        tickets.stream().map(Ticket::ticketId).toList(),
                        first.holder().attendee(),
                        first.language(),
                        null,
                        null,
                        now));
    }

    /// Messages that say how tickets of one order are now, for readers that may have missed earlier ones: that
    /// those that have never changed were issued, and the state of each of the others. A ticket that changed
    /// is not reported as issued: a reader that knows nothing would let it in until it reads of the change.
    public static List<Envelope> current(List<Ticket> tickets, Instant now) {
        var messages = new ArrayList<Envelope>();
        List<Ticket> asIssued = tickets.stream()
                .filter(ticket -> ticket.revision() == TicketState.FIRST_REVISION)
                .toList();
        if (!asIssued.isEmpty()) {
            Ticket any = asIssued.getFirst();
            messages.add(Envelope.of(
                    any.generatedAt(),
                    new TicketIssued(
                            any.registrationId(),
                            any.holder().userId(),
                            any.holder().name(),
                            any.generatedAt(),
                            any.event(),
                            issued(asIssued))));
        }
        List<Ticket> changed =
                tickets.stream().filter(ticket -> !asIssued.contains(ticket)).toList();
        changed.forEach(ticket -> messages.add(Envelope.of(now, current(ticket, now))));
        return messages;
    }

    private static Message current(Ticket ticket, Instant now) {
        var eventId = ticket.event().eventId();
        List<TicketState> state = List.of(ticket.state());
        if (!ticket.isValid()) {
            return new TicketRevoked(ticket.registrationId(), eventId, state, now);
        }
        TicketUpdated.Cause cause =
                ticket.edition().issue() > 1 ? TicketUpdated.Cause.REISSUED : TicketUpdated.Cause.RENAMED;
        return new TicketUpdated(ticket.registrationId(), eventId, cause, state, now);
    }

    private static List<TicketState> states(List<Ticket> tickets, Predicate<Ticket> which) {
        return tickets.stream().filter(which).map(Ticket::state).toList();
    }
}
