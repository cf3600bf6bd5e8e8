package dev.usher.payment.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.TicketIssued;
import dev.usher.contracts.message.TicketIssued.IssuedTicket;
import dev.usher.payment.Samples;
import dev.usher.payment.event.AccountCap;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.platform.messaging.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketIssuedHandlerTest {
    private final InMemoryEventStore events = new InMemoryEventStore();
    private final InMemoryRegistrationStore registrations = new InMemoryRegistrationStore(events);
    private final TicketIssuedHandler handler = new TicketIssuedHandler(registrations);
    private final Event event = Samples.event(10);
    private final Registration registration = Samples.pending(event, 2);
    private final TicketId first = TicketId.derive(registration.registrationId(), 1);
    private final TicketId second = TicketId.derive(registration.registrationId(), 2);

    TicketIssuedHandlerTest() {
        events.put(event);
    }

    @Test
    void itListensToItsOwnQueue() {
        assertThat(handler.queue()).isEqualTo("payment-service-ticket-issued");
    }

    @Test
    void theRegistrationShowsItsTicketsHoweverOftenItIsTold() {
        registrations.hold(registration, AccountCap.NONE);

        assertThat(handler.handle(issued())).isEqualTo(new Verdict.Done());
        assertThat(handler.handle(issued())).isEqualTo(new Verdict.Done());

        assertThat(registrations
                        .find(registration.registrationId())
                        .orElseThrow()
                        .tickets())
                .containsExactly(
                        RegistrationTicket.issued(first, 1, Samples.ADA),
                        RegistrationTicket.issued(second, 2, Samples.ADA));
    }

    @Test
    void ticketsOfAnUnknownRegistrationAreGivenUp() {
        assertThat(handler.handle(issued()))
                .isEqualTo(new Verdict.Unprocessable("there is no registration " + registration.registrationId()));
    }

    @Test
    void anotherMessageIsGivenUp() {
        assertThat(handler.handle(Samples.paymentSucceeded(event, registration, "pi_1")))
                .isEqualTo(new Verdict.Unprocessable(
                        "this queue is for TicketIssued, not PaymentSucceeded of " + registration.registrationId()));
    }

    private Envelope issued() {
        return Envelope.of(
                Samples.NOW,
                new TicketIssued(
                        registration.registrationId(),
                        Samples.ADA,
                        "Ada Lovelace",
                        Samples.NOW,
                        event.facts(),
                        List.of(
                                new IssuedTicket(first, 1, "general", "General", 1),
                                new IssuedTicket(second, 2, "general", "General", 1))));
    }
}
