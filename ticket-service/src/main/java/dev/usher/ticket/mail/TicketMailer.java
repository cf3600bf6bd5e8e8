package dev.usher.ticket.mail;

import dev.usher.contracts.message.TicketMailRequested;
import dev.usher.contracts.message.TicketMailRequested.Cause;
import dev.usher.ticket.document.layout.Layouts;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.printing.TicketDocuments;
import dev.usher.ticket.sending.MailDispatch;
import dev.usher.ticket.sending.MailOutcome;
import dev.usher.ticket.sending.MailRate;
import dev.usher.ticket.sending.OutgoingMessage;
import dev.usher.ticket.undelivered.Suppressions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Sends a requested mail with the current tickets.
@Singleton
final class TicketMailer {
    private static final TicketPdf NOTHING_ATTACHED = new TicketPdf(new byte[0]);

    private final MailContents contents;
    private final TicketDocuments documents;
    private final MailComposer composer;
    private final Suppressions suppressions;
    private final MailRate rate;
    private final MailDispatch dispatch;
    private final Clock clock;

    TicketMailer(
            MailContents contents,
            TicketDocuments documents,
            MailComposer composer,
            Suppressions suppressions,
            MailRate rate,
            MailDispatch dispatch,
            Clock clock) {
        this.contents = contents;
        this.documents = documents;
        this.composer = composer;
        this.suppressions = suppressions;
        this.rate = rate;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    /// Composes the mail before it claims it, so that nothing but the handover itself can be
    /// interrupted. Only a mail that leaves waits for its turn.
    ///
    /// @throws RuntimeException if DynamoDB cannot be reached; repeating is safe
    MailOutcome send(TicketMailRequested request) {
        Instant offerEnds = request.claimUntil();
        if (offerEnds != null && !clock.instant().isBefore(offerEnds)) {
            return new MailOutcome.Dropped(MailOutcome.Drop.OFFER_ENDED);
        }
        if (suppressions.of(request.recipient().email()).isPresent()) {
            return new MailOutcome.Dropped(MailOutcome.Drop.SUPPRESSED);
        }
        List<Ticket> tickets = contents.tickets(request);
        if (tickets.isEmpty()) {
            return new MailOutcome.Dropped(MailOutcome.Drop.NO_TICKETS);
        }
        return switch (composer.compose(contents.mail(request, tickets), pdf(request, tickets))) {
            case Composed.Ready(OutgoingMessage message) ->
                rate.await()
                        .<MailOutcome>map(MailOutcome.NoTurn::new)
                        .orElseGet(() -> dispatch.send(request.mailId(), message));
            case Composed.NotFit(String reason) -> new MailOutcome.Stuck(MailOutcome.Cause.NOT_FIT, reason);
        };
    }

    private TicketPdf pdf(TicketMailRequested request, List<Ticket> tickets) {
        return request.cause() == Cause.TRANSFER_OFFERED
                ? NOTHING_ATTACHED
                : new TicketPdf(documents.pdf(tickets, Layouts.A4));
    }
}
