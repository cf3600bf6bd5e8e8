package dev.usher.ticket.download;

import dev.usher.ticket.download.TicketDownloads.DownloadOutcome.Link;
import dev.usher.ticket.printing.TicketPdfs;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Makes download URLs that expire.
@Singleton
final class DownloadLinks {
    private final TicketPdfs pdfs;
    private final DownloadConfig config;
    private final Clock clock;

    DownloadLinks(TicketPdfs pdfs, DownloadConfig config, Clock clock) {
        this.pdfs = pdfs;
        this.config = config;
        this.clock = clock;
    }

    Link of(String key, String fileName) {
        // Rounded down: the URL must not end before the time we say.
        Instant expiresAt = clock.instant().plus(config.validity()).truncatedTo(ChronoUnit.SECONDS);
        return new Link(pdfs.downloadUrl(key, fileName, config.validity()), expiresAt);
    }
}
