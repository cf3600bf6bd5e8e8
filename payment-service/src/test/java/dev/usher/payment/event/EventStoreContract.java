package dev.usher.payment.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.EventChanged;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.TicketLine;
import dev.usher.payment.Concurrently;
import dev.usher.payment.Samples;
import dev.usher.payment.event.EventStore.LogoOutcome;
import dev.usher.payment.event.EventStore.PutOutcome.CapacityTooSmall;
import dev.usher.payment.event.EventStore.PutOutcome.Created;
import dev.usher.payment.event.EventStore.PutOutcome.OtherRevision;
import dev.usher.payment.event.EventStore.PutOutcome.Replaced;
import dev.usher.payment.event.EventStore.PutOutcome.TooMuchAtOnce;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every implementation must do, the fake as well as DynamoDB.
abstract class EventStoreContract {
    private static final int MORE_THAN_ONE_BATCH = 101;

    private static final TicketType GENERAL = TicketType.general(new Money(2500, "eur"), 2000);
    private static final Logo RED = Logo.ofPng(SampleLogos.png(300, 90, 0xB0203A));
    private static final Logo BLUE = Logo.ofPng(SampleLogos.png(300, 90, 0x20508F));
    private static final TicketType VIP = new TicketType("vip", "VIP", new Money(8000, "eur"), 5);

    /// The store under test.
    abstract EventStore store();

    /// What was put into the outbox about an event, in no particular order.
    abstract List<EventChanged> changes(Event event);

    /// Takes seats in the same way as a registration.
    abstract boolean take(Event event, List<TicketLine> lines);

    @Test
    void theCapPerAccountIsKept() {
        Event event = Samples.event(5);
        var capped = new Event(
                event.eventId(),
                1,
                event.name(),
                null,
                event.venueName(),
                event.venueAddress(),
                event.startsAt(),
                event.endsAt(),
                event.doorsOpenAt(),
                event.admitsFrom(),
                event.admitsUntil(),
                event.zone(),
                event.ticketTypes(),
                event.language(),
                event.organizerName(),
                null,
                null,
                new AccountCap(4, 1),
                DoorTimes.NONE);

        store().put(capped);

        assertThat(store().find(event.eventId())).contains(capped);
    }

    @Test
    void tenLargeTypesCannotBeReplacedByTenOthersAtOnceButInTwoSteps() {
        Event before = large("a", Samples.event(1), 10);
        store().put(before);

        assertThat(store().put(large("b", before, 10))).isEqualTo(new TooMuchAtOnce());

        assertThat(store().find(before.eventId()).orElseThrow().ticketType("a1"))
                .isPresent();
        assertThat(store().put(large("a", before, 1))).isEqualTo(new Replaced());
        assertThat(store().put(large("b", before, 10))).isEqualTo(new Replaced());
        assertThat(seatsLeft(large("b", before, 10))).isEqualTo(10 * 10_000);
    }

    private static Event large(String prefix, Event event, int types) {
        return withTypes(
                event,
                IntStream.rangeClosed(1, types)
                        .mapToObj(number ->
                                new TicketType(prefix + number, "Type " + number, new Money(1000, "eur"), 10_000))
                        .toArray(TicketType[]::new));
    }

    @Test
    void aNewEventIsFoundAsItWasPutWithAllItsSeatsLeft() {
        Event event = Samples.event(40);

        assertThat(store().put(event)).isEqualTo(new Created());

        assertThat(store().find(event.eventId())).contains(event);
        assertThat(seatsLeft(event)).isEqualTo(40);
    }

    @Test
    void whatIsOptionalMayBeAbsent() {
        Event event = with(Samples.event(40, 0), null, null);

        store().put(event);

        assertThat(store().find(event.eventId())).contains(event);
    }

    @Test
    void anUnknownEventIsNotFoundAndHasNoSeats() {
        var unknown = new EventId(UUID.randomUUID());

        assertThat(store().find(unknown)).isEmpty();
        assertThat(store().seatsLeft(List.of(Samples.event(3)))).isEmpty();
    }

    @Test
    void puttingAgainTakesThePlaceOfWhatWasThere() {
        Event event = Samples.event(40);
        store().put(event);
        Event changed = with(event, "Sold by the door only.", null);

        assertThat(store().put(changed)).isEqualTo(new Replaced());

        assertThat(store().find(event.eventId())).contains(changed.at(2, null));
    }

    @Test
    void onlyARevisionThatMayBeWrittenOverIsReplaced() {
        Event event = Samples.event(5);
        store().put(event);
        store().put(event);

        assertThat(store().put(event, revision -> revision == 1)).isEqualTo(new OtherRevision());
        assertThat(store().put(Samples.event(5), revision -> revision == 1)).isEqualTo(new OtherRevision());
        assertThat(store().put(event, revision -> revision == 2)).isEqualTo(new Replaced());
        assertThat(store().find(event.eventId()).orElseThrow().revision()).isEqualTo(3);
    }

    @Test
    void everyChangeIsToldOnceWithTheNextRevision() {
        Event event = Samples.event(40);

        store().put(event);
        store().put(with(event, "Sold by the door only.", null));
        store().put(withCapacity(event, 50));

        assertThat(changes(event))
                .extracting(EventChanged::event)
                .containsExactlyInAnyOrder(
                        event.facts(),
                        with(event, null, null).at(2, null).facts(),
                        event.at(3, null).facts());
    }

    @Test
    void aChangeThatIsRefusedIsNotTold() {
        Event event = Samples.event(10);
        store().put(event);
        take(event, 4);

        store().put(withCapacity(event, 3));

        assertThat(changes(event)).hasSize(1);
    }

    @Test
    void aLogoStaysWhenTheEventIsPutAgainAndIsToldWithItsBytes() {
        Event event = Samples.event(10);
        store().put(event);

        LogoOutcome outcome = store().setLogo(event.eventId(), RED);
        store().put(event);

        Event now = event.at(3, RED.digest());
        assertThat(outcome).isEqualTo(new LogoOutcome.Set(event.at(2, RED.digest())));
        assertThat(store().find(event.eventId())).contains(now);
        assertThat(store().logo(now).orElseThrow().png()).isEqualTo(RED.png());
        assertThat(changes(event).stream().filter(change -> change.event().revision() > 1))
                .hasSize(2)
                .allSatisfy(change -> assertThat(change.logo().orElseThrow()).isEqualTo(RED.png()));
    }

    @Test
    void anotherLogoTakesThePlaceOfTheFirstAndNoneOfBoth() {
        Event event = Samples.event(10);
        store().put(event);

        store().setLogo(event.eventId(), RED);
        store().setLogo(event.eventId(), BLUE);
        Event withBlue = store().find(event.eventId()).orElseThrow();
        boolean blueIsThere = store().logo(withBlue).isPresent();
        boolean redIsThere = store().logo(event.at(2, RED.digest())).isPresent();
        store().setLogo(event.eventId(), null);

        assertThat(withBlue).isEqualTo(event.at(3, BLUE.digest()));
        assertThat(blueIsThere).isTrue();
        assertThat(redIsThere).isFalse();
        assertThat(store().find(event.eventId())).contains(event.at(4, null));
        assertThat(store().logo(withBlue)).isEmpty();
        assertThat(changes(event).stream().filter(change -> change.event().revision() == 4))
                .extracting(EventChanged::logoPng)
                .containsExactly((String) null);
    }

    @Test
    void theSameLogoAgainChangesNothing() {
        Event event = Samples.event(10);
        store().put(event);
        store().setLogo(event.eventId(), RED);

        LogoOutcome again = store().setLogo(event.eventId(), Logo.ofPng(RED.png()));

        assertThat(again).isEqualTo(new LogoOutcome.Set(event.at(2, RED.digest())));
        assertThat(changes(event)).hasSize(2);
    }

    @Test
    void eventsDoNotShareTheirLogos() {
        Event one = Samples.event(10);
        Event other = Samples.event(10);
        store().put(one);
        store().put(other);
        store().setLogo(one.eventId(), RED);
        store().setLogo(other.eventId(), RED);

        store().setLogo(one.eventId(), null);

        assertThat(store().logo(other.at(2, RED.digest()))).isPresent();
    }

    @Test
    void anUnknownEventGetsNoLogo() {
        var unknown = new EventId(UUID.randomUUID());

        assertThat(store().setLogo(unknown, RED)).isEqualTo(new LogoOutcome.UnknownEvent());
        assertThat(store().find(unknown)).isEmpty();
    }

    @Test
    void noChangeIsLostOrToldTwiceWhenManyChangeTheSameEvent() {
        Event event = Samples.event(10);
        store().put(event);

        Concurrently.ask(12, caller -> switch (caller % 3) {
            case 0 -> store().setLogo(event.eventId(), caller % 2 == 0 ? RED : BLUE);
            case 1 -> store().put(withCapacity(event, 20 + caller));
            default -> take(event, 1);
        });

        Event now = store().find(event.eventId()).orElseThrow();
        assertThat(changes(event))
                .extracting(change -> change.event().revision())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, now.revision()).boxed().toList());
        assertThat(changes(event).stream().filter(change -> change.event().revision() == now.revision()))
                .extracting(EventChanged::event)
                .containsExactly(now.facts());
        assertThat(store().logo(now)).isPresent();
    }

    @Test
    void whatTheDoorSaysIsKeptWhenTheEventIsPutAgain() {
        Event event = Samples.event(10);
        var vipFirst = new DoorTimes(2, event.admitsFrom().minusSeconds(7200));
        store().put(event);

        assertThat(store().learn(event.eventId(), vipFirst)).isTrue();
        store().put(event);
        store().setLogo(event.eventId(), RED);

        assertThat(store().find(event.eventId()))
                .contains(event.at(3, RED.digest()).with(vipFirst));
    }

    @Test
    void theHighestRevisionOfTheDoorWinsWhateverItsTurn() {
        Event event = Samples.event(10);
        var early = new DoorTimes(1, event.admitsFrom().minusSeconds(7200));
        var asTheEvent = new DoorTimes(3, null);
        store().put(event);

        for (DoorTimes times : List.of(early, asTheEvent, new DoorTimes(2, event.startsAt()), early, asTheEvent)) {
            assertThat(store().learn(event.eventId(), times)).isTrue();
        }

        assertThat(store().find(event.eventId())).contains(event.with(asTheEvent));
    }

    @Test
    void theDoorOfAnUnknownEventIsNotKept() {
        var unknown = new EventId(UUID.randomUUID());

        assertThat(store().learn(unknown, new DoorTimes(1, null))).isFalse();
        assertThat(store().find(unknown)).isEmpty();
    }

    @Test
    void whatTheDoorSaysIsNotLostWhenTheEventIsPutAtTheSameTime() {
        Event event = Samples.event(10);
        store().put(event);

        Concurrently.ask(
                12,
                caller -> caller % 2 == 0
                        ? store().put(event)
                        : store().learn(event.eventId(), new DoorTimes(caller, event.admitsFrom())));

        assertThat(store().find(event.eventId()).orElseThrow().doorTimes())
                .isEqualTo(new DoorTimes(11, event.admitsFrom()));
    }

    @Test
    void seatsLeftChangeByAsMuchAsTheCapacity() {
        Event event = Samples.event(10);
        store().put(event);
        take(event, 4);

        store().put(withCapacity(event, 25));
        int afterMore = seatsLeft(event);
        store().put(withCapacity(event, 4));

        assertThat(afterMore).isEqualTo(21);
        assertThat(seatsLeft(event)).isZero();
    }

    @Test
    void aCapacityBelowWhatIsTakenIsRefusedAndChangesNothing() {
        Event event = Samples.event(10);
        store().put(event);
        take(event, 4);

        assertThat(store().put(withCapacity(event, 3))).isEqualTo(new CapacityTooSmall("general", 4));

        assertThat(store().find(event.eventId())).contains(event);
        assertThat(seatsLeft(event)).isEqualTo(6);
    }

    @Test
    void noSeatIsLostOrFoundWhenTheCapacityChangesWhileSeatsAreTaken() {
        Event event = Samples.event(1000);
        store().put(event);

        List<Boolean> answers = Concurrently.ask(
                24,
                caller -> caller % 6 == 0
                        ? store().put(withCapacity(event, 1001 + caller)) instanceof Replaced
                        : take(event, 2));

        assertThat(answers).containsOnly(true);
        int capacity = store().find(event.eventId()).orElseThrow().capacity();
        assertThat(seatsLeft(event)).isEqualTo(capacity - 20 * 2);
    }

    @Test
    void eachTicketTypeHasSeatsOfItsOwn() {
        Event event = withTypes(Samples.event(1), GENERAL, VIP);
        store().put(event);

        assertThat(take(event, List.of(line(GENERAL, 3), line(VIP, 2)))).isTrue();
        assertThat(take(event, List.of(line(GENERAL, 1), line(VIP, 4)))).isFalse();

        assertThat(store().find(event.eventId())).contains(event);
        assertThat(store().seatsLeft(List.of(event)))
                .isEqualTo(Map.of(event.eventId(), Map.of("general", 1997, "vip", 3)));
    }

    @Test
    void aTypeWithSeatsTakenCannotBeRemovedAndOneWithoutCan() {
        Event event = withTypes(Samples.event(1), GENERAL, VIP);
        store().put(event);
        take(event, List.of(line(GENERAL, 3)));

        assertThat(store().put(withTypes(event, VIP))).isEqualTo(new CapacityTooSmall("general", 3));
        assertThat(store().put(withTypes(event, GENERAL))).isEqualTo(new Replaced());

        assertThat(take(event, List.of(line(VIP, 1)))).isFalse();
        assertThat(store().seatsLeft(List.of(event))).isEqualTo(Map.of(event.eventId(), Map.of("general", 1997)));
    }

    @Test
    void aTypeThatWasRemovedMayComeBackWithAllItsSeats() {
        Event event = withTypes(Samples.event(1), GENERAL, VIP);
        store().put(event);
        store().put(withTypes(event, VIP));

        store().put(event);

        assertThat(take(event, List.of(line(GENERAL, 7)))).isTrue();
        assertThat(seatsLeft(event)).isEqualTo(1993 + 5);
    }

    @Test
    void seatsThatWereSpreadThinAreStillAllSold() {
        Event event = withCapacity(Samples.event(1), 4000);
        store().put(event);
        store().put(withCapacity(event, 9));

        assertThat(take(event, 10)).isFalse();
        assertThat(take(event, 4)).isTrue();
        assertThat(take(event, 5)).isTrue();
        assertThat(seatsLeft(event)).isZero();
    }

    @Test
    void noSeatIsLostOrFoundWhenTheCapacityGoesUpAndDownWhileManyBuy() {
        Event event = withCapacity(Samples.event(1), 2600);
        store().put(event);

        List<Integer> bought = Concurrently.ask(32, caller -> {
            if (caller % 8 == 0) {
                store().put(withCapacity(event, 100 + 1300 * (caller / 8)));
                return 0;
            }
            return take(event, 3) ? 3 : 0;
        });

        int sold = bought.stream().mapToInt(Integer::intValue).sum();
        assertThat(sold).isEqualTo(28 * 3);
        int capacity = store().find(event.eventId()).orElseThrow().capacity();
        assertThat(seatsLeft(event)).isEqualTo(capacity - sold);
    }

    @Test
    void eventsAreListedInTheOrderInWhichTheyStart() {
        Event last = startingAfter(Samples.event(1), Duration.ofDays(2));
        Event first = startingAfter(Samples.event(1), Duration.ofDays(1));
        store().put(last);
        store().put(first);

        assertThat(store().all().stream().filter(event -> event.equals(first) || event.equals(last)))
                .containsExactly(first, last);
    }

    @Test
    void seatsOfManyEventsAreReadTogether() {
        List<Event> events = Stream.generate(() -> Samples.event(7))
                .limit(MORE_THAN_ONE_BATCH)
                .toList();
        Concurrently.ask(events.size(), i -> store().put(events.get(i)));

        Map<EventId, Map<String, Integer>> left = store().seatsLeft(events);

        assertThat(left).hasSize(MORE_THAN_ONE_BATCH);
        assertThat(left.values()).containsOnly(Map.of("general", 7));
    }

    private int seatsLeft(Event event) {
        return Samples.seatsLeft(store(), event);
    }

    private static TicketLine line(TicketType type, int quantity) {
        return new TicketLine(type.id(), type.name(), quantity, type.price());
    }

    private boolean take(Event event, int seats) {
        return take(event, Samples.lines(event, seats));
    }

    private static Event withCapacity(Event event, int capacity) {
        return withTypes(event, TicketType.general(event.price(), capacity));
    }

    private static Event withTypes(Event event, TicketType... types) {
        return copy(event, event.description(), event.accentColor(), List.of(types), Duration.ZERO);
    }

    private static Event with(Event event, @Nullable String description, @Nullable String accentColor) {
        return copy(event, description, accentColor, event.ticketTypes(), Duration.ZERO);
    }

    private static Event startingAfter(Event event, Duration delay) {
        return copy(event, event.description(), event.accentColor(), event.ticketTypes(), delay);
    }

    private static Event copy(
            Event event,
            @Nullable String description,
            @Nullable String accentColor,
            List<TicketType> types,
            Duration later) {
        return new Event(
                event.eventId(),
                event.revision(),
                event.name(),
                description,
                event.venueName(),
                event.venueAddress(),
                event.startsAt().plus(later),
                event.endsAt().plus(later),
                event.doorsOpenAt().plus(later),
                event.admitsFrom().plus(later),
                event.admitsUntil().plus(later),
                event.zone(),
                types,
                event.language(),
                event.organizerName(),
                accentColor,
                event.logo(),
                AccountCap.DEFAULT,
                DoorTimes.NONE);
    }
}
