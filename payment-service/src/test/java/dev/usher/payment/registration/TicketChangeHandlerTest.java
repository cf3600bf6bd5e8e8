package dev.usher.payment.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.Message;
import dev.usher.contracts.message.TicketRestored;
import dev.usher.contracts.message.TicketRevoked;
import dev.usher.contracts.message.TicketState;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.contracts.message.TicketUpdated;
import dev.usher.payment.Samples;
import dev.usher.payment.event.AccountCap;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.platform.messaging.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketChangeHandlerTest {
    private final InMemoryEventStore events = new InMemoryEventStore();
    private final InMemoryRegistrationStore registrations = new InMemoryRegistrationStore(events);
    private final TicketChangeHandler handler = new TicketChangeHandler(registrations);
    private final Event event = Samples.event(10);
    private final Registration registration = Samples.pending(event, 1);
    private final TicketId ticket = TicketId.derive(registration.registrationId(), 1);

    TicketChangeHandlerTest() {
        events.put(event);
    }

    @Test
    void itListensToItsOwnQueue() {
        assertThat(handler.queue()).isEqualTo("payment-service-ticket-changed");
    }

    @Test
    void whatBecameOfTicketsIsNotedHoweverOftenAndLateItIsTold() {
        registrations.hold(registration, AccountCap.NONE);
        Message revoked = new TicketRevoked(
                registration.registrationId(), event.eventId(), states(Samples.ADA, Status.DISPUTED, 2), Samples.NOW);
        Message restored = new TicketRestored(
                registration.registrationId(), event.eventId(), states(Samples.ADA, Status.VALID, 3), Samples.NOW);
        Message given = new TicketUpdated(
                registration.registrationId(),
                event.eventId(),
                TicketUpdated.Cause.TRANSFERRED,
                states(Samples.BEN, Status.VALID, 4),
                Samples.NOW);

        for (Message message : List.of(restored, revoked, given, restored, given)) {
            assertThat(handle(message)).isEqualTo(new Verdict.Done());
        }

        assertThat(registrations
                        .find(registration.registrationId())
                        .orElseThrow()
                        .tickets())
                .containsExactly(new RegistrationTicket(ticket, 1, Samples.BEN, Status.VALID, 4));
    }

    @Test
    void ticketsOfAnUnknownRegistrationAreGivenUp() {
        assertThat(handle(new TicketRevoked(
                        registration.registrationId(),
                        event.eventId(),
                        states(Samples.ADA, Status.REVOKED, 2),
                        Samples.NOW)))
                .isEqualTo(new Verdict.Unprocessable("there is no registration " + registration.registrationId()));
    }

    @Test
    void anotherMessageIsGivenUp() {
        assertThat(handler.handle(Samples.paymentSucceeded(event, registration, "pi_1")))
                .isEqualTo(new Verdict.Unprocessable(
                        "this queue is for TicketChange, not PaymentSucceeded of " + registration.registrationId()));
    }

    private Verdict handle(Message message) {
        return handler.handle(Envelope.of(Samples.NOW, message));
    }

    private List<TicketState> states(UserId holder, Status status, int revision) {
        return List.of(new TicketState(ticket, 1, "general", "General", holder, "Ada Lovelace", 1, status, revision));
    }
}
