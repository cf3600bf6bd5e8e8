package dev.usher.payment.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.Money;
import dev.usher.payment.Samples;
import dev.usher.payment.Together;
import dev.usher.payment.event.EventStore.PutOutcome.CapacityTooSmall;
import dev.usher.payment.event.EventStore.PutOutcome.Created;
import dev.usher.payment.event.EventStore.PutOutcome.Replaced;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is relied on, with a fake and with DynamoDB alike.
abstract class EventStoreContract {
    private static final int MORE_THAN_ONE_BATCH = 101;

    /// The store under test.
    abstract EventStore store();

    /// Takes seats as a registration does.
    abstract boolean take(EventId eventId, int seats);

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
        assertThat(store().seatsLeft(List.of(unknown))).isEmpty();
    }

    @Test
    void puttingAgainTakesThePlaceOfWhatWasThere() {
        Event event = Samples.event(40);
        store().put(event);
        Event changed = with(event, "Sold by the door only.", null);

        assertThat(store().put(changed)).isEqualTo(new Replaced());

        assertThat(store().find(event.eventId())).contains(changed);
    }

    @Test
    void seatsLeftChangeByAsMuchAsTheCapacity() {
        Event event = Samples.event(10);
        store().put(event);
        take(event.eventId(), 4);

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
        take(event.eventId(), 4);

        assertThat(store().put(withCapacity(event, 3))).isEqualTo(new CapacityTooSmall(4));

        assertThat(store().find(event.eventId())).contains(event);
        assertThat(seatsLeft(event)).isEqualTo(6);
    }

    @Test
    void noSeatIsLostOrFoundWhenTheCapacityChangesWhileSeatsAreTaken() {
        Event event = Samples.event(1000);
        store().put(event);

        List<Boolean> answers = Together.ask(
                24,
                caller -> caller % 6 == 0
                        ? store().put(withCapacity(event, 1001 + caller)) instanceof Replaced
                        : take(event.eventId(), 2));

        assertThat(answers).containsOnly(true);
        int capacity = store().find(event.eventId()).orElseThrow().capacity();
        assertThat(seatsLeft(event)).isEqualTo(capacity - 20 * 2);
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
        Together.ask(events.size(), i -> store().put(events.get(i)));

        Map<EventId, Integer> left =
                store().seatsLeft(events.stream().map(Event::eventId).toList());

        assertThat(left).hasSize(MORE_THAN_ONE_BATCH);
        assertThat(left.values()).containsOnly(7);
    }

    private int seatsLeft(Event event) {
        return store().seatsLeft(List.of(event.eventId())).getOrDefault(event.eventId(), -1);
    }

    private static Event withCapacity(Event event, int capacity) {
        return copy(event, event.description(), event.accentColor(), capacity, Duration.ZERO);
    }

    private static Event with(Event event, @Nullable String description, @Nullable String accentColor) {
        return copy(event, description, accentColor, event.capacity(), Duration.ZERO);
    }

    private static Event startingAfter(Event event, Duration delay) {
        return copy(event, event.description(), event.accentColor(), event.capacity(), delay);
    }

    private static Event copy(
            Event event, @Nullable String description, @Nullable String accentColor, int capacity, Duration later) {
        return new Event(
                event.eventId(),
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
                capacity,
                new Money(event.price().amountMinor(), event.price().currency()),
                event.organizerName(),
                accentColor);
    }
}
