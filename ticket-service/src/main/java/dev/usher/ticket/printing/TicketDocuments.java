package dev.usher.ticket.printing;

import dev.usher.ticket.document.TicketPage;
import dev.usher.ticket.document.TicketRenderer;
import dev.usher.ticket.document.layout.Layout;
import dev.usher.ticket.order.Ticket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.BooleanSupplier;

/// The documents of tickets: renders their current state, and keeps it in the store for download as long
/// as the tickets are valid. An unchanged document is not rendered again. Thread-safe.
@Singleton
public final class TicketDocuments {
    private final TicketPages pages;
    private final TicketRenderer renderer;
    private final TicketPdfs pdfs;
    private final Counter made;
    private final Counter skipped;

    public TicketDocuments(TicketPages pages, TicketRenderer renderer, TicketPdfs pdfs, MeterRegistry meters) {
        this.pages = pages;
        this.renderer = renderer;
        this.pdfs = pdfs;
        this.made = meters.counter("usher.ticket.renders", "outcome", "made");
        this.skipped = meters.counter("usher.ticket.renders", "outcome", "skipped");
    }

    /// A PDF with one page per ticket, in their order, with the newest known facts of the event. Not
    /// stored.
    ///
    /// @throws IllegalArgumentException if there is no ticket
    public byte[] pdf(List<Ticket> tickets, Layout layout) {
        return renderer.render(pages.of(tickets), layout);
    }

    /// Makes sure that the store has the ticket's document in its current form.
    ///
    /// A caller that gives away the key must read the ticket again afterwards, and [#remove] the document
    /// if the ticket has changed: it may have been withdrawn in the meantime.
    ///
    /// @return its key
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    public String ensure(Ticket ticket, Layout layout) {
        return ensure(DocumentKeys.ofTicket(ticket, layout), List.of(ticket), layout);
    }

    /// The same for one document with several tickets, all of one registration and one holder.
    public String ensureOrder(List<Ticket> tickets, Layout layout) {
        Ticket first = tickets.getFirst();
        return ensure(
                DocumentKeys.ofOrder(first.registrationId(), first.holder().userId(), layout), tickets, layout);
    }

    /// Removes all stored documents that contain these tickets.
    public void remove(List<Ticket> tickets) {
        if (!tickets.isEmpty()) {
            pdfs.delete(DocumentKeys.ofAll(tickets));
        }
    }

    /// Changes tickets and removes their stored documents: once before the change, so that a crash after it
    /// leaves nothing behind, and once after it, because somebody may have rendered them in between. This is
    /// done even if `write` throws, because it may have changed them all the same.
    ///
    /// @param before the tickets as they were read
    /// @param write changes them, and returns whether it did
    /// @return what `write` returned
    public boolean removedAround(List<Ticket> before, BooleanSupplier write) {
        remove(before);
        try {
            return write.getAsBoolean();
        } finally {
            remove(before);
        }
    }

    private String ensure(String key, List<Ticket> tickets, Layout layout) {
        List<TicketPage> printed = pages.of(tickets);
        String contentHash = TicketRenderer.contentHash(printed, layout);
        if (pdfs.contentHash(key).filter(contentHash::equals).isPresent()) {
            skipped.increment();
            return key;
        }
        pdfs.put(key, renderer.render(printed, layout), contentHash);
        made.increment();
        return key;
    }
}
