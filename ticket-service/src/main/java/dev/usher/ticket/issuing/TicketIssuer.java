package dev.usher.ticket.issuing;

import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.code.TicketCodeSigner;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.contracts.message.TicketLine;
import dev.usher.contracts.message.TicketMailRequested;
import dev.usher.platform.retry.Retry;
import dev.usher.ticket.document.layout.Layouts;
import dev.usher.ticket.order.Order;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.Ticket.Edition;
import dev.usher.ticket.order.Ticket.Holder;
import dev.usher.ticket.order.Ticket.Seat;
import dev.usher.ticket.order.TicketMessages;
import dev.usher.ticket.order.TicketStore;
import dev.usher.ticket.order.TicketWrite;
import dev.usher.ticket.printing.TicketDocuments;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Issues the tickets of a paid registration, once.
///
/// Ids and codes derive from the registration, and PDFs are stored before the tickets are recorded: a
/// repetition after a crash makes the same tickets and overwrites the same objects.
@Singleton
public final class TicketIssuer {
    private static final int FIRST_ISSUE = 1;

    private final TicketStore store;
    private final TicketDocuments documents;
    private final TicketCodeSigner signer;
    private final Clock clock;

    TicketIssuer(TicketStore store, TicketDocuments documents, TicketCodeSigner signer, Clock clock) {
        this.store = store;
        this.documents = documents;
        this.signer = signer;
        this.clock = clock;
    }

    /// Makes, stores and records the tickets, and asks for the mail with them. If the money has gone back
    /// or is disputed already, they are recorded as such: without documents and without a mail.
    ///
    /// @throws RuntimeException if S3 or DynamoDB cannot be reached; repeating is safe
    public IssueOutcome issue(PaymentSucceeded payment) {
        return Retry.untilWon(payment.registrationId(), () -> {
            Order order = store.order(payment.registrationId());
            if (order.isIssued()) {
                removeOutdated(payment);
                return Optional.of(new IssueOutcome.AlreadyIssued());
            }
            Instant now = clock.instant();
            List<Ticket> tickets = IntStream.rangeClosed(1, payment.quantity())
                    .mapToObj(number -> ticket(payment, number, now))
                    .toList();
            boolean issued = order.withdrawals().isEmpty()
                    ? issueGood(payment, order, tickets, now)
                    : issueWithdrawn(payment, order, tickets, now);
            if (issued) {
                return Optional.of(new IssueOutcome.Issued(tickets.size()));
            }
            return Optional.empty();
        });
    }

    private boolean issueGood(PaymentSucceeded payment, Order order, List<Ticket> tickets, Instant now) {
        tickets.forEach(ticket -> documents.ensure(ticket, Layouts.A4));
        documents.ensureOrder(tickets, Layouts.A4);
        Envelope mail = TicketMessages.mail(
                payment.registrationId() + "#issued", TicketMailRequested.Cause.ISSUED, tickets, now);
        return store.write(new TicketWrite(
                order.issued(tickets.size()), tickets, List.of(TicketMessages.issued(payment, tickets, now), mail)));
    }

    /// The messages say that the tickets exist and that they are invalid; they may arrive in any order.
    private boolean issueWithdrawn(PaymentSucceeded payment, Order order, List<Ticket> tickets, Instant now) {
        List<Ticket> withdrawn = tickets.stream()
                .map(ticket -> ticket.withdrawn(order.withdrawals(), null))
                .toList();
        var messages = new ArrayList<>(List.of(TicketMessages.issued(payment, tickets, now)));
        messages.addAll(TicketMessages.statusChanged(tickets, withdrawn, now));
        // An earlier attempt may have printed them while they were valid.
        return documents.removedAround(
                withdrawn, () -> store.write(new TicketWrite(order.issued(tickets.size()), withdrawn, messages)));
    }

    /// Another instance recorded the tickets, perhaps while we rendered them. They may have been withdrawn
    /// or reissued since, and then nobody else will remove the documents that we stored.
    private void removeOutdated(PaymentSucceeded payment) {
        boolean areGood = store.ofRegistration(payment.registrationId()).stream()
                .allMatch(ticket -> ticket.isValid() && ticket.edition().issue() == FIRST_ISSUE);
        if (!areGood) {
            Instant any = clock.instant();
            documents.remove(IntStream.rangeClosed(1, payment.quantity())
                    .mapToObj(number -> ticket(payment, number, any))
                    .toList());
        }
    }

    private Ticket ticket(PaymentSucceeded payment, int number, Instant now) {
        var ticketId = TicketId.derive(payment.registrationId(), number);
        var code = new TicketCode(ticketId, payment.event().eventId(), payment.userId(), FIRST_ISSUE);
        TicketLine line = payment.lineOf(number);
        return new Ticket(
                ticketId,
                payment.registrationId(),
                payment.event(),
                new Seat(line.type(), line.name(), line.unitPrice(), number, payment.quantity()),
                new Holder(payment.userId(), payment.attendee()),
                new Edition(FIRST_ISSUE, signer.sign(code)),
                Set.of(),
                null,
                payment.language(),
                payment.paidAt(),
                now,
                List.of(),
                1);
    }
}
