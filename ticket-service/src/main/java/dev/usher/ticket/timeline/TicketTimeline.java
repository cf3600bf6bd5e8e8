package dev.usher.ticket.timeline;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.MessageType;
import dev.usher.contracts.timeline.Timeline;
import dev.usher.contracts.timeline.Timeline.Step;
import dev.usher.platform.outbox.PublishedMessages;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketStore;
import dev.usher.ticket.sending.MailHistory;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What ticket-service knows of an order: its tickets, mails, and what it published.
@Singleton
final class TicketTimeline {
    /// Of one ticket, more changes are not looked for.
    private static final int MOST_CHANGES = 20;

    private static final List<MessageType> CHANGES =
            List.of(MessageType.TICKET_UPDATED, MessageType.TICKET_REVOKED, MessageType.TICKET_RESTORED);

    private final TicketStore tickets;
    private final MailHistory mails;
    private final PublishedMessages messages;

    TicketTimeline(TicketStore tickets, MailHistory mails, PublishedMessages messages) {
        this.tickets = tickets;
        this.mails = mails;
        this.messages = messages;
    }

    /// The steps; none if the event has no such order, or its tickets are not issued yet: this service does not
    /// know orders before that.
    Timeline of(EventId eventId, RegistrationId registrationId) {
        List<Ticket> issued = tickets.ofRegistration(registrationId).stream()
                .filter(ticket -> ticket.event().eventId().equals(eventId))
                .toList();
        return new Timeline(issued.isEmpty() ? List.of() : steps(registrationId, issued));
    }

    private List<Step> steps(RegistrationId id, List<Ticket> issued) {
        var steps = new ArrayList<Step>();
        var messageIds = new ArrayList<String>();
        // By mail, the number of its ticket; 0 for the mail with all.
        Map<String, Integer> mailIds = new LinkedHashMap<>();
        messageIds.add(MessageType.TICKET_ISSUED.wireName() + "#" + id);
        mailIds.put(id + "#issued", 0);
        for (Ticket ticket : issued) {
            int number = ticket.seat().number();
            steps.add(Step.of(
                    ticket.generatedAt(), "ticket_made", number, ticket.status().wireName()));
            for (int revision = 2; revision <= Math.min(ticket.revision(), MOST_CHANGES); revision++) {
                String change = "#" + ticket.ticketId() + "#" + revision;
                CHANGES.forEach(type -> messageIds.add(type.wireName() + change));
                mailIds.put(ticket.ticketId() + "#updated#" + revision, number);
            }
        }
        mailIds.keySet().forEach(mail -> messageIds.add(MessageType.TICKET_MAIL_REQUESTED.wireName() + "#" + mail));
        messages.find(messageIds).stream()
                .flatMap(message -> Step.message(message.type(), message.writtenAt(), message.publishedAt()))
                .forEach(steps::add);
        for (MailHistory.Entry mail : mails.find(mailIds.keySet())) {
            Integer number = mailIds.get(mail.mailId());
            Integer ticket = number == null || number == 0 ? null : number;
            steps.add(new Step(mail.since(), "mail_" + mail.state(), ticket, null, null));
            if (mail.undeliveredAt() != null) {
                steps.add(new Step(mail.undeliveredAt(), "mail_not_delivered", ticket, null, mail.undelivered()));
            }
        }
        return steps;
    }
}
