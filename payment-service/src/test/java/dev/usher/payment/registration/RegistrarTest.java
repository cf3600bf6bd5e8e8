package dev.usher.payment.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.contracts.message.TicketLine;
import dev.usher.payment.Concurrently;
import dev.usher.payment.Samples;
import dev.usher.payment.TestClock;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.event.TicketType;
import dev.usher.payment.registration.Registrar.Order;
import dev.usher.payment.registration.Registrar.RegisterOutcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegistrarTest {
    private final TestClock clock = new TestClock();
    private final InMemoryEventStore events = new InMemoryEventStore();
    private final InMemoryRegistrationStore store = new InMemoryRegistrationStore(events);
    private final Registrar registrar = new Registrar(events, store, new RegistrationConfig(Samples.HOLD, 10), clock);

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
                        null,
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
                                event.facts().language(),
                                Samples.lines(event, 2),
                                new Money(0, "eur"),
                                Samples.NOW,
                                event.facts())));
    }

    @Test
    void theBuyersLanguageGoesBeforeTheEvents() {
        Event event = put(Samples.event(10, 0));

        registrar.register(order(event.eventId(), "pl", new TicketSelection.OfTheOnlyType(1)), null);

        assertThat(store.outbox())
                .extracting(envelope -> ((PaymentSucceeded) envelope.message()).language())
                .containsExactly("pl");
    }

    @Test
    void theSameKeyWithAnotherLanguageIsAnotherRequest() {
        Event event = put(Samples.event(10));
        var selection = new TicketSelection.OfTheOnlyType(1);
        Registration first = registered(registrar.register(order(event.eventId(), "pl", selection), "key"));

        assertThat(registrar.register(order(event.eventId(), "pl", selection), "key"))
                .isEqualTo(new RegisterOutcome.RegisteredBefore(first));
        assertThat(registrar.register(order(event.eventId(), "de", selection), "key"))
                .isEqualTo(new RegisterOutcome.KeyReused());
    }

    @Test
    void anUnknownEventIsUnknown() {
        assertThat(registrar.register(
                        order(new EventId(UUID.randomUUID()), null, new TicketSelection.OfTheOnlyType(1)), null))
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
    void severalTypesMakeOneRegistrationAlsoIfOneIsFree() {
        Event event = put(twoTypes());

        Registration registered = registered(register(event, selection("vip", 2, "general", 1), null));

        assertThat(registered.lines())
                .containsExactly(
                        new TicketLine("vip", "VIP", 2, new Money(8000, "eur")),
                        new TicketLine("general", "General", 1, new Money(0, "eur")));
        assertThat(registered.total()).isEqualTo(new Money(16_000, "eur"));
        assertThat(registered.status()).isEqualTo(RegistrationStatus.PENDING);
    }

    @Test
    void onlyFreeTypesConfirmAtOnce() {
        Event event = put(twoTypes());

        assertThat(registered(register(event, selection("general", 3), null)).status())
                .isEqualTo(RegistrationStatus.CONFIRMED);
    }

    @Test
    void aTypeThatTheEventLacksIsNamed() {
        assertThat(register(put(twoTypes()), selection("gold", 1), null))
                .isEqualTo(new RegisterOutcome.UnknownTicketType("gold"));
    }

    @Test
    void ofSeveralTypesOneMustBeNamed() {
        assertThat(register(put(twoTypes()), 1)).isEqualTo(new RegisterOutcome.TypeNotNamed());
    }

    @Test
    void anOrderThatStripeWouldNotChargeIsRefused() {
        Event event = put(Samples.event(10, 50_000_000));

        assertThat(register(event, 2)).isEqualTo(new RegisterOutcome.TooExpensive(99_999_999));
    }

    @Test
    void theSameKeyAndWishGiveTheSameRegistrationAlsoAfterTheEvent() {
        Event event = put(Samples.event(10));
        Registration first = registered(register(event, selection("general", 2), "key"));
        clock.advance(Duration.ofDays(2));

        assertThat(register(event, selection("general", 2), "key"))
                .isEqualTo(new RegisterOutcome.RegisteredBefore(first));

        assertThat(events.seatsLeft(event.eventId())).isEqualTo(8);
    }

    @Test
    void theSameKeyForAnotherWishIsRefused() {
        Event event = put(Samples.event(10));
        register(event, selection("general", 2), "key");

        assertThat(register(event, selection("general", 3), "key")).isEqualTo(new RegisterOutcome.KeyReused());
        assertThat(register(put(Samples.event(10)), selection("general", 2), "key"))
                .isEqualTo(new RegisterOutcome.KeyReused());
    }

    @Test
    void sixteenWishesUnderOneKeyAtTheSameTimeMakeOneRegistration() {
        Event event = put(Samples.event(10));

        List<RegisterOutcome> outcomes = Concurrently.ask(16, _ -> register(event, selection("general", 2), "key"));

        assertThat(outcomes)
                .filteredOn(RegisterOutcome.Registered.class::isInstance)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(RegisterOutcome.RegisteredBefore.class::isInstance)
                .hasSize(15);
        assertThat(events.seatsLeft(event.eventId())).isEqualTo(8);
    }

    @Test
    void aRegistrationIsShownToItsOwnerOnly() {
        Registration registered = registered(register(put(Samples.event(10)), 1));

        assertThat(registrar.find(registered.registrationId(), Samples.ADA)).contains(registered);
        assertThat(registrar.find(registered.registrationId(), Samples.BEN)).isEmpty();
        assertThat(registrar.ofUser(Samples.ADA, 10, null)).containsExactly(registered);
        assertThat(registrar.ofUser(Samples.BEN, 10, null)).isEmpty();
    }

    private Event put(Event event) {
        events.put(event);
        return event;
    }

    private RegisterOutcome register(Event event, TicketSelection selection, @Nullable String key) {
        return registrar.register(order(event.eventId(), null, selection), key);
    }

    private static TicketSelection selection(String type, int quantity) {
        return new TicketSelection.OfTypes(Map.of(type, quantity));
    }

    private static TicketSelection selection(String type, int quantity, String otherType, int otherQuantity) {
        var quantities = new LinkedHashMap<String, Integer>();
        quantities.put(type, quantity);
        quantities.put(otherType, otherQuantity);
        return new TicketSelection.OfTypes(quantities);
    }

    private static Event twoTypes() {
        return Samples.event(
                TicketType.general(new Money(0, "eur"), 10), new TicketType("vip", "VIP", new Money(8000, "eur"), 5));
    }

    private RegisterOutcome register(Event event, int quantity) {
        return registrar.register(order(event.eventId(), null, new TicketSelection.OfTheOnlyType(quantity)), null);
    }

    private static Registration registered(RegisterOutcome outcome) {
        assertThat(outcome).isInstanceOf(RegisterOutcome.Registered.class);
        return ((RegisterOutcome.Registered) outcome).registration();
    }

    private static Order order(EventId eventId, @Nullable String language, TicketSelection selection) {
        return new Order(Samples.ADA, eventId, Samples.ATTENDEE, language, selection);
    }
}
