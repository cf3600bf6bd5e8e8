package dev.usher.payment.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.payment.Samples;
import dev.usher.payment.TestClock;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.registration.RegistrationDesk.RegisterOutcome;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RegistrationDeskTest {
    private final TestClock clock = new TestClock();
    private final InMemoryEventStore events = new InMemoryEventStore();
    private final InMemoryRegistrationStore store = new InMemoryRegistrationStore(events);
    private final RegistrationDesk desk =
            new RegistrationDesk(events, store, new RegistrationConfig(Samples.HOLD, 10), clock);

    @Test
    void seatsThatCostSomethingAreHeldAndTheirPriceIsFixed() {
        Event event = put(Samples.event(10));

        Registration registered = registered(register(event, 2));

        assertThat(registered)
                .isEqualTo(new Registration(
                        registered.registrationId(),
                        event.eventId(),
                        Samples.ADA,
                        Samples.ATTENDEE,
                        Samples.lines(event, 2),
                        new Money(2100, "eur"),
                        RegistrationStatus.PENDING,
                        Samples.NOW,
                        Samples.NOW.plus(Samples.HOLD),
                        List.of()));
        assertThat(store.find(registered.registrationId())).contains(registered);
        assertThat(store.outbox()).isEmpty();
    }

    @Test
    void freeSeatsAreConfirmedAtOnceAndPublished() {
        Event event = put(Samples.event(10, 0));

        Registration registered = registered(register(event, 2));

        assertThat(registered.status()).isEqualTo(RegistrationStatus.CONFIRMED);
        assertThat(store.outbox())
                .containsExactly(new Envelope(
                        "PaymentSucceeded#" + registered.registrationId(),
                        Samples.NOW,
                        new PaymentSucceeded(
                                registered.registrationId(),
                                null,
                                Samples.ADA,
                                Samples.ATTENDEE,
                                Samples.lines(event, 2),
                                new Money(0, "eur"),
                                Samples.NOW,
                                event.facts())));
    }

    @Test
    void anUnknownEventIsUnknown() {
        assertThat(desk.register(
                        Samples.ADA, new EventId(UUID.randomUUID()), Samples.ATTENDEE, new Wish.OfTheOnlyType(1)))
                .isEqualTo(new RegisterOutcome.UnknownEvent());
    }

    @Test
    void nothingIsSoldOfAnEventThatHasEnded() {
        Event event = put(Samples.event(10));
        clock.advance(Duration.between(Samples.NOW, event.endsAt()).minusMillis(1));

        assertThat(register(event, 1)).isInstanceOf(RegisterOutcome.Registered.class);
        clock.advance(Duration.ofMillis(1));

        assertThat(register(event, 1)).isEqualTo(new RegisterOutcome.EventOver());
    }

    @Test
    void moreThanAllowedIsRefused() {
        Event event = put(Samples.event(100));

        assertThat(register(event, 10)).isInstanceOf(RegisterOutcome.Registered.class);
        assertThat(register(event, 11)).isEqualTo(new RegisterOutcome.TooMany(10));
    }

    @Test
    void moreThanIsLeftIsSoldOut() {
        Event event = put(Samples.event(1));

        assertThat(register(event, 2)).isEqualTo(new RegisterOutcome.SoldOut("general", 1));
    }

    @Test
    void aRegistrationIsShownToItsOwnerOnly() {
        Registration registered = registered(register(put(Samples.event(10)), 1));

        assertThat(desk.find(registered.registrationId(), Samples.ADA)).contains(registered);
        assertThat(desk.find(registered.registrationId(), Samples.BEN)).isEmpty();
        assertThat(desk.ofUser(Samples.ADA)).containsExactly(registered);
        assertThat(desk.ofUser(Samples.BEN)).isEmpty();
    }

    private Event put(Event event) {
        events.put(event);
        return event;
    }

    private RegisterOutcome register(Event event, int quantity) {
        return desk.register(Samples.ADA, event.eventId(), Samples.ATTENDEE, new Wish.OfTheOnlyType(quantity));
    }

    private static Registration registered(RegisterOutcome outcome) {
        assertThat(outcome).isInstanceOf(RegisterOutcome.Registered.class);
        return ((RegisterOutcome.Registered) outcome).registration();
    }
}
