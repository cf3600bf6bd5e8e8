package dev.usher.payment.event;

import dev.usher.contracts.id.EventId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Stores events and the number of seats left.
public interface EventStore {
    /// Creates or replaces an event and its capacity, and informs the other services with
    /// [dev.usher.contracts.message.EventChanged]. Atomic, even with concurrent registrations: the seats left
    /// change by as much as the capacity of their type. The revision is incremented; logo and
    /// door times are kept, regardless of the values in the given event.
    ///
    /// @param replaces whether this revision of the event, 0 if there is none, may be replaced
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    PutOutcome put(Event event, LongPredicate replaces);

    /// Creates or replaces an event like [#put(Event, LongPredicate)], at any revision.
    default PutOutcome put(Event event) {
        return put(event, _ -> true);
    }

    /// Replaces or removes the logo of an event, and informs the other services like [#put]. Atomic; does
    /// nothing if the event already has this logo.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    LogoOutcome setLogo(EventId eventId, @Nullable Logo logo);

    /// Stores what the door's rules say, unless the same or something newer is known. Atomic.
    ///
    /// @return whether there is such an event
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    boolean learn(EventId eventId, DoorTimes doorTimes);

    /// The logo of an event as it was read; empty if the event has none, or has another one by now.
    Optional<Logo> logo(Event event);

    /// The event, if there is one.
    Optional<Event> find(EventId eventId);

    /// All events by their start, the earliest first.
    List<Event> all();

    /// The number of seats left of each ticket type, by its id, for those of the events that exist. No number
    /// is older than the last write; numbers of different types may be from slightly different moments.
    Map<EventId, Map<String, Integer>> seatsLeft(List<Event> events);

    /// The result of setting a logo.
    sealed interface LogoOutcome {
        /// The event has the logo now, at its next revision, or had it before.
        record Set(Event event) implements LogoOutcome {}

        /// There is no such event.
        record UnknownEvent() implements LogoOutcome {}
    }

    /// The result of putting an event.
    sealed interface PutOutcome {
        /// It was created.
        record Created() implements PutOutcome {}

        /// It replaced the event that was there.
        record Replaced() implements PutOutcome {}

        /// Nothing changed: the revision that is there may not be replaced.
        record OtherRevision() implements PutOutcome {}

        /// Nothing changed: more seats of this ticket type are already taken than it would have.
        record CapacityTooSmall(String ticketType, int seatsTaken) implements PutOutcome {}

        /// Nothing changed: the seats of more ticket types would change than one transaction allows. Two
        /// separate changes would work.
        record TooMuchAtOnce() implements PutOutcome {}
    }
}
