package dev.usher.ticket.printing;

import dev.usher.platform.service.WarmUp;
import jakarta.inject.Singleton;

/// Opens the first connection to the store of PDFs.
@Singleton
final class StoreWarmUp implements WarmUp {
    private final TicketPdfs pdfs;

    StoreWarmUp(TicketPdfs pdfs) {
        this.pdfs = pdfs;
    }

    @Override
    public void warmUp() {
        pdfs.contentHash("tickets/none.pdf");
    }
}
