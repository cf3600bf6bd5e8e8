package dev.usher.ticket.download;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.platform.retry.Retry;
import dev.usher.ticket.document.layout.Layout;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketStore;
import dev.usher.ticket.printing.TicketDocuments;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives tickets to their holders, and to nobody else. For other callers a ticket looks as if it did
/// not exist.
@Singleton
final class TicketDownloads {
    private static final Logger LOG = LoggerFactory.getLogger(TicketDownloads.class);

    private final TicketStore store;
    private final TicketDocuments documents;
    private final DownloadLinks links;

    TicketDownloads(TicketStore store, TicketDocuments documents, DownloadLinks links) {
        this.store = store;
        this.documents = documents;
        this.links = links;
    }

    Optional<Ticket> ticket(TicketId ticketId, UserId caller) {
        return store.find(ticketId).filter(ticket -> ticket.holder().userId().equals(caller));
    }

    List<Ticket> ticketsOf(RegistrationId registrationId, UserId caller) {
        return store.ofRegistration(registrationId).stream()
                .filter(ticket -> ticket.holder().userId().equals(caller))
                .toList();
    }

    /// A URL of the ticket's current PDF. Each one is logged with the ticket and the caller.
    DownloadOutcome download(TicketId ticketId, UserId caller, Layout layout) {
        return Retry.untilWon(ticketId, () -> {
            Optional<Ticket> found = ticket(ticketId, caller);
            if (found.isEmpty()) {
                return Optional.of(new DownloadOutcome.Unknown());
            }
            Ticket ticket = found.get();
            if (!ticket.isValid()) {
                return Optional.of(new DownloadOutcome.NotValid(ticket.status()));
            }
            String key = documents.ensure(ticket, layout);
            // It may have been withdrawn while we rendered it, and its documents may have been removed
            // before ours was stored.
            if (store.find(ticketId).equals(found)) {
                var link = links.of(key, FileName.of(ticket, layout));
                LOG.info("Download URL of {} made for {}, good until {}", ticketId, caller, link.expiresAt());
                return Optional.of(link);
            }
            documents.remove(List.of(ticket));
            return Optional.empty();
        });
    }

    /// A URL of one PDF with all of the caller's valid tickets of a registration.
    DownloadOutcome downloadOrder(RegistrationId registrationId, UserId caller, Layout layout) {
        return Retry.untilWon(registrationId, () -> {
            List<Ticket> mine = ticketsOf(registrationId, caller);
            List<Ticket> good = mine.stream().filter(Ticket::isValid).toList();
            if (good.isEmpty()) {
                return Optional.of(
                        mine.isEmpty()
                                ? new DownloadOutcome.Unknown()
                                : new DownloadOutcome.NotValid(sharedStatus(mine)));
            }
            String key = documents.ensureOrder(good, layout);
            if (ticketsOf(registrationId, caller).equals(mine)) {
                var link = links.of(key, FileName.ofOrder(good, layout));
                LOG.info("Download URL of {} made for {}, good until {}", registrationId, caller, link.expiresAt());
                return Optional.of(link);
            }
            documents.remove(mine);
            return Optional.empty();
        });
    }

    /// The status that all of them share; if they differ, the tickets are invalid for several reasons.
    private static Status sharedStatus(List<Ticket> tickets) {
        Status first = tickets.getFirst().status();
        return tickets.stream().allMatch(ticket -> ticket.status() == first) ? first : Status.REVOKED;
    }

    /// The outcome of asking for a document.
    sealed interface DownloadOutcome {
        /// The URL, and when it expires.
        record Link(URI url, Instant expiresAt) implements DownloadOutcome {}

        /// No such ticket, or not the caller's.
        record Unknown() implements DownloadOutcome {}

        /// It is invalid.
        record NotValid(Status status) implements DownloadOutcome {}
    }
}
