package dev.usher.ticket.issuing;

import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.code.TicketCodeSigner;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.contracts.message.TicketIssued;
import dev.usher.contracts.message.TicketIssued.IssuedTicket;
import dev.usher.ticket.document.TicketPage;
import dev.usher.ticket.document.TicketRenderer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// Issues the tickets of a paid registration, once.
///
/// Ids and codes derive from the registration, and PDFs are stored before the tickets are recorded: whoever
/// repeats the work after a crash makes the same tickets and overwrites the same objects.
@Singleton
public final class TicketIssuer {
    private static final int FIRST_ISSUE = 1;

    private final TicketStore store;
    private final TicketPdfs pdfs;
    private final TicketRenderer renderer;
    private final TicketCodeSigner signer;
    private final Clock clock;

    TicketIssuer(TicketStore store, TicketPdfs pdfs, TicketRenderer renderer, TicketCodeSigner signer, Clock clock) {
        this.store = store;
        this.pdfs = pdfs;
        this.renderer = renderer;
        this.signer = signer;
        this.clock = clock;
    }

    /// Makes, stores and records the tickets.
    ///
    /// @throws RuntimeException if S3 or DynamoDB cannot be reached; repeating is safe
    public IssueOutcome issue(PaymentSucceeded payment) {
        if (store.isIssued(payment.registrationId())) {
            return new IssueOutcome.AlreadyIssued();
        }
        Instant now = clock.instant();
        List<Ticket> tickets = IntStream.rangeClosed(1, payment.quantity())
                .mapToObj(number -> ticket(payment, number, now))
                .toList();
        List<TicketPage> pages =
                tickets.stream().map(ticket -> page(payment, ticket)).toList();
        for (int i = 0; i < tickets.size(); i++) {
            pdfs.put(tickets.get(i).s3Key(), renderer.render(List.of(pages.get(i))));
        }
        pdfs.put(orderKey(payment), renderer.render(pages));
        return store.record(tickets, Envelope.of(now, message(payment, tickets, now)));
    }

    private Ticket ticket(PaymentSucceeded payment, int number, Instant now) {
        var ticketId = TicketId.derive(payment.registrationId(), number);
        var code = new TicketCode(ticketId, payment.event().eventId(), payment.userId(), FIRST_ISSUE);
        return new Ticket(
                ticketId,
                payment.registrationId(),
                payment.userId(),
                payment.event(),
                payment.attendee().name(),
                payment.lineOf(number).type(),
                payment.lineOf(number).name(),
                number,
                payment.quantity(),
                FIRST_ISSUE,
                signer.sign(code),
                TicketStatus.VALID,
                "tickets/" + ticketId.uuid() + ".pdf",
                now);
    }

    private static String orderKey(PaymentSucceeded payment) {
        return "orders/" + payment.registrationId().uuid() + ".pdf";
    }

    private static TicketPage page(PaymentSucceeded payment, Ticket ticket) {
        String orderNumber = OrderNumber.of(payment.registrationId());
        return new TicketPage(
                payment.event(),
                ticket.attendeeName(),
                ticket.typeName(),
                ticket.number(),
                ticket.of(),
                orderNumber,
                payment.lineOf(ticket.number()).unitPrice(),
                ticket.qrCode(),
                payment.paidAt(),
                TicketPage.DEFAULT_LANGUAGE,
                null);
    }

    private static TicketIssued message(PaymentSucceeded payment, List<Ticket> tickets, Instant now) {
        return new TicketIssued(
                payment.registrationId(),
                payment.userId(),
                payment.attendee().name(),
                now,
                payment.event(),
                tickets.stream()
                        .map(ticket -> new IssuedTicket(
                                ticket.ticketId(), ticket.number(), ticket.type(), ticket.typeName(), ticket.issue()))
                        .toList());
    }
}
