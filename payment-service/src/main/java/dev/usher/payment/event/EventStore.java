package dev.usher.payment.event;

import dev.usher.contracts.id.EventId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Remembers events and how many of their seats are left.
public interface EventStore {
    /// Writes an event, new or in place of what was there, and its capacity. Atomic, also against
    /// registrations made at the same time: seats left change by as much as the capacity.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    PutOutcome put(Event event);

    /// The event, if there is one.
    Optional<Event> find(EventId eventId);

    /// All events, the next to start first.
    List<Event> all();

    /// How many seats are left of each event that exists.
    Map<EventId, Integer> seatsLeft(List<EventId> eventIds);

    /// What became of an event that was put.
    sealed interface PutOutcome {
        /// It is new.
        record Created() implements PutOutcome {}

        /// It took the place of what was there.
        record Replaced() implements PutOutcome {}

        /// Nothing changed: more seats are taken than the new capacity has.
        record CapacityTooSmall(int seatsTaken) implements PutOutcome {}
    }
}
