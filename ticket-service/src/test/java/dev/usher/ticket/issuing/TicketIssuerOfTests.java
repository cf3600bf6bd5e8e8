package dev.usher.ticket.issuing;

import dev.usher.contracts.code.TicketCodeSigner;
import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.ticket.document.TicketRenderer;
import dev.usher.ticket.event.EventStore;
import dev.usher.ticket.event.Events;
import dev.usher.ticket.event.InMemoryEventStore;
import dev.usher.ticket.order.TicketStore;
import dev.usher.ticket.printing.InMemoryTicketPdfs;
import dev.usher.ticket.printing.TicketDocuments;
import dev.usher.ticket.printing.TicketPages;
import dev.usher.ticket.printing.TicketPdfs;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;

/// Issues tickets as the service does, into a given store.
public final class TicketIssuerOfTests {
    public static final TicketCodeSigner SIGNER = new TicketCodeSigner(0, new byte[32]);

    private TicketIssuerOfTests() {}

    public static void issue(TicketStore store, PaymentSucceeded payment) {
        issue(store, new InMemoryTicketPdfs(), payment);
    }

    public static void issue(TicketStore store, TicketPdfs pdfs, PaymentSucceeded payment) {
        issuer(store, pdfs, Clock.fixed(SampleMessages.ISSUED_AT, ZoneOffset.UTC))
                .issue(payment);
    }

    public static TicketIssuer issuer(TicketStore store, TicketPdfs pdfs, Clock clock) {
        return new TicketIssuer(store, documents(pdfs), SIGNER, clock);
    }

    /// Documents in this store, of events that have not changed since the order.
    public static TicketDocuments documents(TicketPdfs pdfs) {
        return documents(pdfs, new InMemoryEventStore(), new SimpleMeterRegistry());
    }

    public static TicketDocuments documents(TicketPdfs pdfs, EventStore events, MeterRegistry meters) {
        return new TicketDocuments(
                new TicketPages(new Events(events, meters)), new TicketRenderer(meters), pdfs, meters);
    }

    /// Pages of events that have not changed since the order.
    public static TicketPages pages() {
        return new TicketPages(new Events(new InMemoryEventStore(), new SimpleMeterRegistry()));
    }
}
