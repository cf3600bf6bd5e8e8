package dev.usher.ticket.download;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.ticket.issuing.Ticket;
import dev.usher.ticket.issuing.TicketPdfs;
import dev.usher.ticket.issuing.TicketStore;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands tickets to their owners, and to nobody else. Somebody else's ticket is answered like one that does
/// not exist.
@Singleton
final class TicketDesk {
    private static final Logger LOG = LoggerFactory.getLogger(TicketDesk.class);

    private final TicketStore store;
    private final TicketPdfs pdfs;
    private final DownloadConfig config;
    private final Clock clock;

    TicketDesk(TicketStore store, TicketPdfs pdfs, DownloadConfig config, Clock clock) {
        this.store = store;
        this.pdfs = pdfs;
        this.config = config;
        this.clock = clock;
    }

    Optional<Ticket> ticket(TicketId ticketId, UserId caller) {
        return store.find(ticketId).filter(ticket -> ticket.userId().equals(caller));
    }

    List<Ticket> ticketsOf(RegistrationId registrationId, UserId caller) {
        return store.ofRegistration(registrationId).stream()
                .filter(ticket -> ticket.userId().equals(caller))
                .toList();
    }

    /// A URL of the PDF. Each one is logged with the ticket and who asked.
    Optional<Download> download(TicketId ticketId, UserId caller) {
        return ticket(ticketId, caller).map(ticket -> {
            // Rounded down: the URL must not end before the time we say.
            Instant expiresAt = clock.instant().plus(config.validity()).truncatedTo(ChronoUnit.SECONDS);
            URI url = pdfs.downloadUrl(ticket.s3Key(), fileName(ticket), config.validity());
            LOG.info("Download URL of {} made for {}, good until {}", ticketId, caller, expiresAt);
            return new Download(url, expiresAt);
        });
    }

    private static String fileName(Ticket ticket) {
        String which = ticket.of() == 1 ? "Ticket" : "Ticket " + ticket.number() + " of " + ticket.of();
        return which + " - " + ticket.event().name().replaceAll("[/\\\\:*?\"<>|\\p{Cntrl}]", " ") + ".pdf";
    }

    /// Where and until when.
    record Download(URI url, Instant expiresAt) {}
}
