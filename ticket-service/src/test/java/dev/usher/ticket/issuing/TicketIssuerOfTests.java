package dev.usher.ticket.issuing;

import dev.usher.contracts.code.TicketCodeSigner;
import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.ticket.document.TicketRenderer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;

/// Issues tickets as the service does, into a given store.
public final class TicketIssuerOfTests {
    private TicketIssuerOfTests() {}

    public static void issue(TicketStore store, PaymentSucceeded payment) {
        new TicketIssuer(
                        store,
                        new InMemoryTicketPdfs(),
                        new TicketRenderer(new SimpleMeterRegistry()),
                        new TicketCodeSigner(0, new byte[32]),
                        Clock.fixed(SampleTickets.NOW, ZoneOffset.UTC))
                .issue(payment);
    }
}
