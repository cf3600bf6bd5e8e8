package dev.usher.ticket.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.ticket.document.layout.Layouts;
import dev.usher.ticket.issuing.TicketIssuerOfTests;
import dev.usher.ticket.order.InMemoryTicketStore;
import org.junit.jupiter.api.Test;

class TicketDocumentsTest {
    @Test
    void whatWasPrintedDuringAChangeWhoseAnswerGotLostIsRemoved() {
        var pdfs = new InMemoryTicketPdfs();
        var documents = TicketIssuerOfTests.documents(pdfs);
        var store = new InMemoryTicketStore();
        var registrationId = RegistrationId.random();
        TicketIssuerOfTests.issue(store, pdfs, SampleMessages.paymentSucceeded(registrationId, 1));
        var tickets = store.ofRegistration(registrationId);

        assertThatThrownBy(() -> documents.removedAround(tickets, () -> {
                    documents.ensure(tickets.getFirst(), Layouts.A4);
                    throw new IllegalStateException("no answer");
                }))
                .hasMessage("no answer");

        assertThat(pdfs.contentHash(DocumentKeys.ofTicket(tickets.getFirst(), Layouts.A4)))
                .isEmpty();
    }
}
