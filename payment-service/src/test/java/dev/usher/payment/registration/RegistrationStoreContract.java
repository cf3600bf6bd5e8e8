package dev.usher.payment.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.RegistrationReleased;
import dev.usher.contracts.message.TicketLine;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.payment.Concurrently;
import dev.usher.payment.Samples;
import dev.usher.payment.event.AccountCap;
import dev.usher.payment.event.DoorTimes;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.EventStore;
import dev.usher.payment.event.TicketType;
import dev.usher.payment.paying.PaymentStore;
import dev.usher.payment.registration.RegistrationStore.HoldOutcome;
import dev.usher.payment.registration.RegistrationStore.HoldOutcome.CapReached;
import dev.usher.payment.registration.RegistrationStore.HoldOutcome.Held;
import dev.usher.payment.registration.RegistrationStore.HoldOutcome.HeldBefore;
import dev.usher.payment.registration.RegistrationStore.HoldOutcome.SoldOut;
import dev.usher.payment.registration.RegistrationStore.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every implementation must do, the fake as well as DynamoDB.
abstract class RegistrationStoreContract {
    private static final AccountCap CAP = AccountCap.DEFAULT;
    private static final Instant AFTER_THE_HOLD = Samples.NOW.plus(Samples.HOLD).plusMillis(1);
    private static final int ALL = 10_000;

    /// The store under test, and the store of its events.
    abstract RegistrationStore store();

    abstract RegistrationTickets tickets();

    abstract EventStore events();

    /// The store of payments, on the same database.
    abstract PaymentStore payments();

    /// The ids of the messages in the outbox.
    abstract List<String> outbox();

    private boolean expire(Registration ended) {
        return payments().expireRegistration(ended, null);
    }

    @Test
    void aHoldTakesItsSeatsAndIsFoundAsItWasWritten() {
        Event event = newEvent(10);
        Registration pending = Samples.pending(event, 3);

        assertThat(store().hold(pending, AccountCap.NONE)).isEqualTo(new Held(pending));

        assertThat(store().find(pending.registrationId())).contains(pending);
        assertThat(seatsLeft(event)).isEqualTo(7);
    }

    @Test
    void repeatingAHoldTakesNoMoreSeatsAlsoWhenTheRestWasSoldSince() {
        Event event = newEvent(4);
        Registration pending = Samples.pending(event, 3);
        store().hold(pending, AccountCap.NONE);
        store().hold(Samples.pending(event, 1), AccountCap.NONE);

        assertThat(store().hold(pending, AccountCap.NONE)).isEqualTo(new HeldBefore(pending));

        assertThat(seatsLeft(event)).isZero();
    }

    @Test
    void whoWantsMoreThanIsLeftHearsHowManyAndTakesNone() {
        Event event = newEvent(4);
        store().hold(Samples.pending(event, 2), AccountCap.NONE);
        Registration tooMany = Samples.pending(event, 3);

        assertThat(store().hold(tooMany, AccountCap.NONE)).isEqualTo(new SoldOut("general", 2));

        assertThat(store().find(tooMany.registrationId())).isEmpty();
        assertThat(seatsLeft(event)).isEqualTo(2);
    }

    @Test
    void anUnknownEventHasNoSeats() {
        assertThat(store().hold(Samples.pending(Samples.event(4), 1), AccountCap.NONE))
                .isEqualTo(new SoldOut("general", 0));
    }

    @Test
    void of64BuyersForTheLast10SeatsTenGetOne() {
        Event event = newEvent(10);

        List<HoldOutcome> outcomes =
                Concurrently.ask(64, _ -> store().hold(Samples.pending(event, 1), AccountCap.NONE));

        assertThat(outcomes.stream().filter(Held.class::isInstance)).hasSize(10);
        assertThat(outcomes.stream().filter(new SoldOut("general", 0)::equals)).hasSize(54);
        assertThat(seatsLeft(event)).isZero();
    }

    @Test
    void of64BuyersForTheLast10SeatsSpreadOverSeveralShardsTenGetOne() {
        Event event = newEvent(3 * 1250);
        events().put(withCapacity(event, 10));

        List<HoldOutcome> outcomes =
                Concurrently.ask(64, _ -> store().hold(Samples.pending(event, 1), AccountCap.NONE));

        assertThat(outcomes.stream().filter(Held.class::isInstance)).hasSize(10);
        assertThat(outcomes.stream().filter(new SoldOut("general", 0)::equals)).hasSize(54);
        assertThat(seatsLeft(event)).isZero();
    }

    @Test
    void moreThanAnyShardHasIsHeldFromSeveralAndGivenBackToThem() {
        Event event = newEvent(8 * 1250);
        events().put(withCapacity(event, 9));
        Registration pending = Samples.pending(event, 9);

        assertThat(store().hold(pending, AccountCap.NONE)).isEqualTo(new Held(pending));

        assertThat(seatsLeft(event)).isZero();
        assertThat(expire(pending)).isTrue();
        assertThat(seatsLeft(event)).isEqualTo(9);
        assertThat(Concurrently.ask(9, _ -> store().hold(Samples.pending(event, 1), AccountCap.NONE)))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Held.class));
    }

    @Test
    void buyersOfDifferentQuantitiesNeverGetMoreThanThereIsWhileSomeGiveBack() {
        Event event = newEvent(3 * 1250);
        events().put(withCapacity(event, 40));

        List<Integer> seats = Concurrently.ask(48, caller -> {
            Registration pending = Samples.pending(event, 1 + caller % 4);
            if (!(store().hold(pending, AccountCap.NONE) instanceof Held)) {
                return 0;
            }
            return caller % 3 == 0 && expire(pending) ? 0 : pending.quantity();
        });

        int held = seats.stream().mapToInt(Integer::intValue).sum();
        assertThat(held).isLessThanOrEqualTo(40);
        assertThat(seatsLeft(event)).isEqualTo(40 - held);
    }

    @Test
    void anAccountHasNoMoreSeatsOfAnEventThanItMayHeldAndConfirmedTogether() {
        Event event = newEvent(100);
        Registration first = Samples.pending(event, 4);
        store().hold(first, CAP);
        Registration free = Samples.registration(event, 5, RegistrationStatus.CONFIRMED, Samples.NOW);
        store().confirmFree(free, Samples.paymentSucceeded(event, free, null), CAP);
        Registration tooMany = Samples.pending(event, 2);

        assertThat(store().hold(tooMany, CAP)).isEqualTo(new CapReached(9, 1));

        assertThat(store().find(tooMany.registrationId())).isEmpty();
        assertThat(seatsLeft(event)).isEqualTo(91);
        assertThat(store().hold(Samples.pending(event, 1), CAP)).isInstanceOf(Held.class);
        assertThat(store().hold(first, CAP)).isEqualTo(new HeldBefore(first));
        assertThat(store().hold(of(Samples.BEN, Samples.pending(event, 2), Samples.NOW), CAP))
                .isInstanceOf(Held.class);
        assertThat(store().hold(Samples.pending(newEvent(100), 10), CAP)).isInstanceOf(Held.class);
    }

    @Test
    void anAccountHasNoMoreOpenHoldsThanItMayUntilOneEnds() {
        Event event = newEvent(100);
        Registration first = Samples.pending(event, 1);
        store().hold(first, CAP);
        store().hold(Samples.pending(event, 1), CAP);
        store().hold(Samples.pending(event, 1), CAP);
        assertThat(store().hold(Samples.pending(event, 1), CAP)).isEqualTo(new CapReached(3, 3));
        Registration free = Samples.registration(event, 1, RegistrationStatus.CONFIRMED, Samples.NOW);
        assertThat(store().confirmFree(free, Samples.paymentSucceeded(event, free, null), CAP))
                .isInstanceOf(Held.class);

        expire(first);

        assertThat(store().hold(Samples.pending(event, 1), CAP)).isInstanceOf(Held.class);
        assertThat(store().hold(Samples.pending(event, 1), CAP)).isEqualTo(new CapReached(4, 3));
    }

    @Test
    void ofManyHoldsOfOneAccountAtTheSameTimeAsManyAreTakenAsItMayHave() {
        Event event = newEvent(100);
        var cap = new AccountCap(5, 100);

        List<HoldOutcome> outcomes = Concurrently.ask(8, _ -> store().hold(Samples.pending(event, 1), cap));

        assertThat(outcomes).filteredOn(Held.class::isInstance).hasSize(5);
        assertThat(outcomes).filteredOn(new CapReached(5, 5)::equals).hasSize(3);
        assertThat(seatsLeft(event)).isEqualTo(95);
    }

    @Test
    void severalTypesAreHeldTogetherOrNotAtAll() {
        Event event = Samples.event(
                TicketType.general(new Money(1000, "eur"), 5), new TicketType("vip", "VIP", new Money(8000, "eur"), 1));
        events().put(event);

        Registration both = of(event, line(event, "general", 3), line(event, "vip", 1));
        assertThat(store().hold(both, AccountCap.NONE)).isEqualTo(new Held(both));
        assertThat(store().hold(of(event, line(event, "general", 1), line(event, "vip", 1)), AccountCap.NONE))
                .isEqualTo(new SoldOut("vip", 0));

        assertThat(store().find(both.registrationId())).contains(both);
        assertThat(events().seatsLeft(List.of(event)))
                .isEqualTo(Map.of(event.eventId(), Map.of("general", 2, "vip", 0)));
    }

    @Test
    void whatIsThereUnderTheSameIdIsTold() {
        Event event = newEvent(10);
        Registration first = held(event, 3);
        Registration other = withId(first.registrationId(), Samples.pending(event, 4));

        assertThat(store().hold(other, AccountCap.NONE)).isEqualTo(new HeldBefore(first));

        assertThat(seatsLeft(event)).isEqualTo(7);
    }

    @Test
    void pagesFollowOnEachOther() {
        Event event = newEvent(10);
        var buyer = new UserId(UUID.randomUUID().toString());
        for (int second = 0; second < 5; second++) {
            store().hold(of(buyer, Samples.pending(event, 1), Samples.NOW.plusSeconds(second)), AccountCap.NONE);
        }

        List<Registration> all = store().ofUser(buyer, 10, null);
        List<Registration> first = store().ofUser(buyer, 2, null);
        List<Registration> second = store().ofUser(buyer, 2, Position.of(first.getLast()));
        List<Registration> third = store().ofUser(buyer, 2, Position.of(second.getLast()));

        assertThat(Stream.of(first, second, third).flatMap(List::stream)).containsExactlyElementsOf(all);
        assertThat(store().ofUser(buyer, 2, Position.of(third.getLast()))).isEmpty();
    }

    @Test
    void manyAreReadTogetherAndThoseThatDoNotExistAreLeftOut() {
        Event event = newEvent(200);
        List<Registration> held = Concurrently.ask(101, _ -> held(event, 1));

        var asked = Stream.concat(held.stream().map(Registration::registrationId), Stream.of(RegistrationId.random()))
                .toList();

        assertThat(store().findAll(asked)).containsExactlyInAnyOrderElementsOf(held);
        assertThat(store().findAll(List.of())).isEmpty();
    }

    @Test
    void aFreeRegistrationIsConfirmedTogetherWithItsMessage() {
        Event event = newEvent(10, 0);
        Registration free = Samples.registration(event, 2, RegistrationStatus.CONFIRMED, Samples.NOW);
        Envelope message = Samples.paymentSucceeded(event, free, null);

        HoldOutcome first = store().confirmFree(free, message, AccountCap.NONE);
        HoldOutcome again = store().confirmFree(free, message, AccountCap.NONE);

        assertThat(List.of(first, again)).containsExactly(new Held(free), new HeldBefore(free));
        assertThat(store().find(free.registrationId())).contains(free);
        assertThat(outbox()).containsOnlyOnce(message.id());
        assertThat(seatsLeft(event)).isEqualTo(8);
        assertThat(endedHolds()).doesNotContain(free);
    }

    @Test
    void aFreeRegistrationWithoutSeatsHasNoMessage() {
        Event event = newEvent(1, 0);
        Registration free = Samples.registration(event, 2, RegistrationStatus.CONFIRMED, Samples.NOW);
        Envelope message = Samples.paymentSucceeded(event, free, null);

        assertThat(store().confirmFree(free, message, AccountCap.NONE)).isEqualTo(new SoldOut("general", 1));

        assertThat(outbox()).doesNotContain(message.id());
    }

    @Test
    void aBuyersRegistrationsComeNewestFirstAlsoWithinASecond() {
        Event event = newEvent(10);
        var buyer = new UserId(UUID.randomUUID().toString());
        Registration onTheSecond = of(buyer, Samples.pending(event, 1), Samples.NOW);
        Registration justAfter = of(buyer, Samples.pending(event, 1), Samples.NOW.plusMillis(120));
        Registration later = of(buyer, Samples.pending(event, 1), Samples.NOW.plusMillis(123));
        List.of(justAfter, onTheSecond, later, Samples.pending(event, 1))
                .forEach(registration -> store().hold(registration, AccountCap.NONE));

        assertThat(store().ofUser(buyer, 10, null)).containsExactly(later, justAfter, onTheSecond);
    }

    @Test
    void ticketsAreNotedAndNotingThemAgainIsHarmless() {
        Registration pending = held(newEvent(10), 2);
        List<RegistrationTicket> tickets = issued(pending);

        boolean first = tickets().noteTickets(pending.registrationId(), tickets);
        boolean again = tickets().noteTickets(pending.registrationId(), tickets);

        assertThat(first && again).isTrue();
        assertThat(found(pending).tickets()).isEqualTo(tickets);
        assertThat(found(pending).status()).isEqualTo(RegistrationStatus.PENDING);
    }

    @Test
    void ofEachTicketTheNewestStateStaysInWhateverOrderTheyAreTold() {
        for (List<Integer> order : List.of(
                List.of(0, 1, 2),
                List.of(0, 2, 1),
                List.of(1, 0, 2),
                List.of(1, 2, 0),
                List.of(2, 0, 1),
                List.of(2, 1, 0))) {
            Registration pending = held(newEvent(10), 2);
            List<RegistrationTicket> issued = issued(pending);
            RegistrationTicket revoked = changed(issued.get(1), Samples.ADA, Status.REVOKED, 2);
            RegistrationTicket given = changed(issued.get(1), Samples.BEN, Status.VALID, 3);
            List<List<RegistrationTicket>> messages = List.of(issued, List.of(revoked), List.of(given));

            order.forEach(message -> tickets().noteTickets(pending.registrationId(), messages.get(message)));

            assertThat(found(pending).tickets()).containsExactly(issued.get(0), given);
        }
    }

    @Test
    void noStateIsLostWhenManyAreToldAtTheSameTime() {
        Registration pending = held(newEvent(50), 10);
        List<RegistrationTicket> issued = issued(pending);

        Concurrently.ask(10, caller -> {
            RegistrationTicket revoked = changed(issued.get(caller), Samples.ADA, Status.REFUNDED, 2);
            return tickets().noteTickets(pending.registrationId(), List.of(revoked));
        });

        assertThat(found(pending).tickets())
                .hasSize(10)
                .extracting(RegistrationTicket::status)
                .containsOnly(Status.REFUNDED);
    }

    @Test
    void ticketsOfAnUnknownRegistrationAreNotNoted() {
        var unknown = RegistrationId.random();
        var ticket = RegistrationTicket.issued(TicketId.derive(unknown, 1), 1, Samples.ADA);

        assertThat(tickets().noteTickets(unknown, List.of(ticket))).isFalse();

        assertThat(store().find(unknown)).isEmpty();
    }

    @Test
    void theLanguageOfTheBuyerIsKept() {
        Registration sample = Samples.pending(newEvent(10), 1);
        var polish = new Registration(
                sample.registrationId(),
                sample.eventId(),
                sample.userId(),
                sample.attendee(),
                "pl",
                sample.lines(),
                sample.total(),
                sample.status(),
                sample.createdAt(),
                sample.expiresAt(),
                List.of());

        store().hold(polish, AccountCap.NONE);

        assertThat(found(sample)).isEqualTo(polish);
    }

    @Test
    void aFreeRegistrationIsGivenBackOnceWithItsSeatsAndItsAccountMayHaveOthers() {
        Event event = newEvent(10, 0);
        Registration free = Samples.registration(event, 10, RegistrationStatus.CONFIRMED, Samples.NOW);
        store().confirmFree(free, Samples.paymentSucceeded(event, free, null), CAP);
        Envelope released = Envelope.of(Samples.NOW, new RegistrationReleased(free.registrationId(), Samples.NOW));

        List<Boolean> answers = Concurrently.ask(8, _ -> store().release(free, released));

        assertThat(answers).containsOnlyOnce(true);
        assertThat(found(free).status()).isEqualTo(RegistrationStatus.CANCELLED);
        assertThat(seatsLeft(event)).isEqualTo(10);
        assertThat(outbox()).containsOnlyOnce(released.id());
        Registration another = Samples.registration(event, 10, RegistrationStatus.CONFIRMED, Samples.NOW);
        assertThat(store().confirmFree(another, Samples.paymentSucceeded(event, another, null), CAP))
                .isInstanceOf(Held.class);
    }

    @Test
    void onlyHoldsThatHaveEndedAreListed() {
        Event event = newEvent(10);
        Registration ended = held(event, 1);
        Registration running = of(Samples.ADA, Samples.pending(event, 1), Samples.NOW.plusMillis(1));
        store().hold(running, AccountCap.NONE);

        assertThat(endedHolds()).contains(ended).doesNotContain(running);
    }

    @Test
    void theHoldThatEndedLongestAgoComesFirstAndNoMoreThanAskedFor() {
        Event event = newEvent(10);
        Instant longAgo = Instant.parse("2001-01-01T00:00:00Z");
        Registration second = of(Samples.ADA, Samples.pending(event, 1), longAgo.plusMillis(120));
        Registration first = of(Samples.ADA, Samples.pending(event, 1), longAgo);
        Registration third = of(Samples.ADA, Samples.pending(event, 1), longAgo.plusSeconds(1));
        List.of(second, third, first).forEach(registration -> store().hold(registration, AccountCap.NONE));

        Instant then = longAgo.plus(Duration.ofDays(1));
        assertThat(store().holdsEndedBefore(then, 2)).containsExactly(first, second);
        assertThat(store().holdsEndedBefore(then, 3)).containsExactly(first, second, third);
    }

    @Test
    void anEndedHoldGivesItsSeatsBackOnce() {
        Event event = newEvent(10);
        Registration pending = held(event, 3);

        List<Boolean> answers = Concurrently.ask(16, _ -> expire(pending));

        assertThat(answers).containsOnlyOnce(true);
        assertThat(seatsLeft(event)).isEqualTo(10);
        assertThat(found(pending).status()).isEqualTo(RegistrationStatus.EXPIRED);
        assertThat(endedHolds()).extracting(Registration::registrationId).doesNotContain(pending.registrationId());
    }

    @Test
    void anExtendedHoldEndsLaterAndNotByWhatWasReadBefore() {
        Event event = newEvent(10);
        Registration pending = held(event, 3);
        Instant later = AFTER_THE_HOLD.plusSeconds(30);

        assertThat(store().extendHold(pending, later)).isTrue();

        assertThat(expire(pending)).isFalse();
        assertThat(store().extendHold(pending, later.plusSeconds(1))).isFalse();
        assertThat(found(pending).expiresAt()).isEqualTo(later);
        assertThat(seatsLeft(event)).isEqualTo(7);
        assertThat(expire(found(pending))).isTrue();
    }

    @Test
    void aHoldThatIsOpenAtStripeStandsApartUntilItEnds() {
        Registration open = held(newEvent(10), 3);

        assertThat(store().markOpenAtStripe(open)).isTrue();

        assertThat(endedHolds()).doesNotContain(open);
        assertThat(store().holdsOpenAtStripe(AFTER_THE_HOLD, ALL)).contains(open);
        assertThat(store().holdsOpenAtStripe(open.expiresAt(), ALL)).doesNotContain(open);
        assertThat(store().extendHold(open, AFTER_THE_HOLD)).isTrue();
        assertThat(store().markOpenAtStripe(open)).isFalse();
        assertThat(store().holdsOpenAtStripe(AFTER_THE_HOLD, ALL)).doesNotContain(found(open));
        assertThat(expire(found(open))).isTrue();
        assertThat(store().holdsOpenAtStripe(AFTER_THE_HOLD.plusSeconds(1), ALL))
                .extracting(Registration::registrationId)
                .doesNotContain(open.registrationId());
        assertThat(store().markOpenAtStripe(found(open))).isFalse();
    }

    @Test
    void aHoldThatEndedIsNotExtended() {
        Registration pending = held(newEvent(10), 3);
        expire(pending);

        assertThat(store().extendHold(pending, AFTER_THE_HOLD)).isFalse();
    }

    private List<Registration> endedHolds() {
        return store().holdsEndedBefore(AFTER_THE_HOLD, ALL);
    }

    Event newEvent(int capacity) {
        return newEvent(capacity, 1050);
    }

    private Event newEvent(int capacity, long price) {
        Event event = Samples.event(capacity, price);
        events().put(event);
        return event;
    }

    private Registration held(Event event, int quantity) {
        Registration pending = Samples.pending(event, quantity);
        store().hold(pending, AccountCap.NONE);
        return pending;
    }

    private static List<RegistrationTicket> issued(Registration registration) {
        return IntStream.rangeClosed(1, registration.quantity())
                .mapToObj(number -> RegistrationTicket.issued(
                        TicketId.derive(registration.registrationId(), number), number, registration.userId()))
                .toList();
    }

    private static RegistrationTicket changed(RegistrationTicket ticket, UserId holder, Status status, int revision) {
        return new RegistrationTicket(ticket.ticketId(), ticket.number(), holder, status, revision);
    }

    private Registration found(Registration registration) {
        return store().find(registration.registrationId()).orElseThrow();
    }

    private int seatsLeft(Event event) {
        return Samples.seatsLeft(events(), event);
    }

    private static Event withCapacity(Event event, int capacity) {
        return new Event(
                event.eventId(),
                event.revision(),
                event.name(),
                event.description(),
                event.venueName(),
                event.venueAddress(),
                event.startsAt(),
                event.endsAt(),
                event.doorsOpenAt(),
                event.admitsFrom(),
                event.admitsUntil(),
                event.zone(),
                List.of(TicketType.general(event.price(), capacity)),
                event.language(),
                event.organizerName(),
                event.accentColor(),
                event.logo(),
                AccountCap.DEFAULT,
                DoorTimes.NONE);
    }

    private static TicketLine line(Event event, String type, int quantity) {
        TicketType of = event.ticketType(type).orElseThrow();
        return new TicketLine(of.id(), of.name(), quantity, of.price());
    }

    private static Registration of(Event event, TicketLine... lines) {
        Registration sample = Samples.pending(event, 1);
        return copy(sample, sample.registrationId(), sample.userId(), List.of(lines), sample.createdAt());
    }

    private static Registration withId(RegistrationId registrationId, Registration sample) {
        return copy(sample, registrationId, sample.userId(), sample.lines(), sample.createdAt());
    }

    static Registration of(UserId buyer, Registration sample, Instant createdAt) {
        return copy(sample, sample.registrationId(), buyer, sample.lines(), createdAt);
    }

    private static Registration copy(
            Registration sample, RegistrationId id, UserId buyer, List<TicketLine> lines, Instant createdAt) {
        return new Registration(
                id,
                sample.eventId(),
                buyer,
                sample.attendee(),
                sample.language(),
                lines,
                Registration.total(lines),
                sample.status(),
                createdAt,
                createdAt.plus(Samples.HOLD),
                List.of());
    }
}
