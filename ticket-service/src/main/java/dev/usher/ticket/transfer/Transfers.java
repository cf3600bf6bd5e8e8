package dev.usher.ticket.transfer;

import dev.usher.contracts.code.TicketCodeSigner;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.TicketMailRequested;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.contracts.message.TicketUpdated;
import dev.usher.platform.retry.Retry;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketMessages;
import dev.usher.ticket.order.TicketStore;
import dev.usher.ticket.order.TicketWrite;
import dev.usher.ticket.printing.TicketDocuments;
import dev.usher.ticket.use.TicketUses;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Transfers tickets. The holder offers a ticket to a person, who gets a claim code by mail; anyone who signs in
/// and has that code can claim the ticket. The ticket then gets a new code, and the door refuses the old one. A
/// used ticket cannot be transferred, unless it may admit again; the door reports uses some seconds after they
/// happen.
@Singleton
final class Transfers {
    private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);

    private final TicketStore tickets;
    private final OfferStore offers;
    private final TicketUses uses;
    private final TicketDocuments documents;
    private final TicketCodeSigner signer;
    private final TransferConfig config;
    private final MeterRegistry meters;
    private final Clock clock;

    Transfers(
            TicketStore tickets,
            OfferStore offers,
            TicketUses uses,
            TicketDocuments documents,
            TicketCodeSigner signer,
            TransferConfig config,
            MeterRegistry meters,
            Clock clock) {
        this.tickets = tickets;
        this.offers = offers;
        this.uses = uses;
        this.documents = documents;
        this.signer = signer;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    /// Offers a ticket. An earlier offer to somebody else ends; one to the same person continues, and no
    /// second mail is sent.
    TransferOutcome offer(TicketId ticketId, UserId holder, Attendee recipient) {
        return Retry.untilWon(ticketId, () -> {
            Optional<Ticket> found = held(ticketId, holder);
            if (found.isEmpty()) {
                return Optional.of(new TransferOutcome.Unknown());
            }
            Ticket ticket = found.get();
            if (!ticket.isValid()) {
                return Optional.of(new TransferOutcome.NotValid(ticket.status()));
            }
            if (uses.isSpent(ticketId)) {
                return Optional.of(new TransferOutcome.Used());
            }
            Instant now = clock.instant();
            Optional<Offer> before = offers.find(ticketId)
                    .filter(offer -> offer.isOpen(now)
                            && offer.from().equals(holder)
                            && offer.recipient().equals(recipient));
            if (before.isPresent()) {
                return Optional.of(new TransferOutcome.Offered(before.get()));
            }
            String code = ClaimCode.random();
            Instant until = now.plus(config.validity()).truncatedTo(ChronoUnit.SECONDS);
            var offer = new Offer(ticketId, ClaimCode.hash(code), holder, recipient, until, null);
            if (offers.offer(ticket, offer, mail(ticket, offer, code, now))) {
                LOG.info("{} offered by {} until {}", ticketId, holder, until);
                return Optional.of(new TransferOutcome.Offered(offer));
            }
            return Optional.empty();
        });
    }

    /// Ends the ticket's offer, if there is one.
    ///
    /// @return whether the caller holds such a ticket
    boolean withdraw(TicketId ticketId, UserId holder) {
        boolean isHeld = held(ticketId, holder).isPresent();
        if (isHeld) {
            offers.find(ticketId).ifPresent(offers::withdraw);
            LOG.info("No offer of {} any more, says {}", ticketId, holder);
        }
        return isHeld;
    }

    /// Claims a ticket. If the same user claims it again, the answer is the same.
    ///
    /// @param email the address for mails about the ticket from now on. The claimant names it, because a seller
    ///     could offer the ticket to an address of their own, and would get the new code by mail
    TransferOutcome claim(UserId recipient, String code, String email) {
        String claimHash = ClaimCode.hash(code);
        return Retry.untilWon("an offer", () -> {
            Optional<Offer> found = offers.findByClaim(claimHash);
            if (found.isEmpty()) {
                return Optional.of(new TransferOutcome.NotUsable());
            }
            Offer offer = found.get();
            if (recipient.equals(offer.claimedBy())) {
                return Optional.of(held(offer.ticketId(), recipient)
                        .<TransferOutcome>map(TransferOutcome.Claimed::new)
                        .orElseGet(TransferOutcome.NotUsable::new));
            }
            Optional<Ticket> ticket = held(offer.ticketId(), offer.from()).filter(Ticket::isValid);
            if (!offer.isOpen(clock.instant()) || ticket.isEmpty()) {
                return Optional.of(new TransferOutcome.NotUsable());
            }
            if (uses.isSpent(offer.ticketId())) {
                return Optional.of(new TransferOutcome.Used());
            }
            var attendee = new Attendee(offer.recipient().name(), email);
            Ticket next = ticket.get().transferred(signer, recipient, attendee);
            if (take(ticket.get(), next, offer.claimed(recipient))) {
                meters.counter("usher.tickets.changed", "cause", "transferred").increment();
                LOG.info("{} transferred from {} to {}", next.ticketId(), offer.from(), recipient);
                return Optional.of(new TransferOutcome.Claimed(next));
            }
            return Optional.empty();
        });
    }

    private boolean take(Ticket read, Ticket next, Offer claimed) {
        List<Envelope> messages = TicketMessages.updated(next, TicketUpdated.Cause.TRANSFERRED, clock.instant());
        return documents.removedAround(
                List.of(read), () -> offers.claim(claimed, TicketWrite.of(List.of(next), messages)));
    }

    private Optional<Ticket> held(TicketId ticketId, UserId holder) {
        return tickets.find(ticketId).filter(ticket -> ticket.holder().userId().equals(holder));
    }

    private static Envelope mail(Ticket ticket, Offer offer, String code, Instant now) {
        return Envelope.of(
                now,
                new TicketMailRequested(
                        ticket.ticketId() + "#offered#" + offer.claimHash().substring(0, 16),
                        ticket.registrationId(),
                        TicketMailRequested.Cause.TRANSFER_OFFERED,
                        List.of(ticket.ticketId()),
                        offer.recipient(),
                        ticket.language(),
                        code,
                        offer.until(),
                        now));
    }

    /// The outcome of a transfer request.
    sealed interface TransferOutcome {
        /// It is offered, by this call or an earlier one.
        record Offered(Offer offer) implements TransferOutcome {}

        /// It is the caller's, by this call or an earlier one.
        record Claimed(Ticket ticket) implements TransferOutcome {}

        /// No such ticket, or not the caller's.
        record Unknown() implements TransferOutcome {}

        /// It is invalid.
        record NotValid(Status status) implements TransferOutcome {}

        /// It was used, and does not admit again.
        record Used() implements TransferOutcome {}

        /// The code is unknown, used, expired or withdrawn, or the ticket is no longer valid.
        record NotUsable() implements TransferOutcome {}
    }
}
