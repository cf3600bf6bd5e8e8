package dev.usher.payment.event;

import dev.usher.contracts.id.EventId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Remembers events and how many of their seats are left.
public interface EventStore {
    /// Writes an event, new or in place of what was there, and its capacity, and says so to the other
    /// services with [dev.usher.contracts.message.EventChanged]. Atomic, also against registrations made at
    /// the same time: seats left change by as much as the capacity of their type. The revision is raised by
    /// one, and the logo stays, whatever the given event says of them.
    ///
    /// @param replaces whether this revision of the event, 0 if there is none, may be written over
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    PutOutcome put(Event event, LongPredicate replaces);

    /// Writes an event like [#put(Event, LongPredicate)], whatever was there.
    default PutOutcome put(Event event) {
        return put(event, _ -> true);
    }

    /// Gives an event another logo, or none, and says so to the other services like [#put]. Atomic; does
    /// nothing if it has this one already.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    LogoOutcome setLogo(EventId eventId, @Nullable Logo logo);

    /// The logo of an event as it was read; empty if it has none, or has another one by now.
    Optional<Logo> logo(Event event);

    /// The event, if there is one.
    Optional<Event> find(EventId eventId);

    /// All events by when they start, the earliest first.
    List<Event> all();

    /// How many seats are left of each ticket type, by its id, of the events that exist. Each number is
    /// never older than the last write; those of different types may be of slightly different moments.
    Map<EventId, Map<String, Integer>> seatsLeft(List<Event> events);

    /// How many seats are left of all types of an event together; none if it does not exist.
    default int seatsLeft(Event event) {
        return seatsLeft(List.of(event)).getOrDefault(event.eventId(), Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /// What became of a logo that was set.
    sealed interface LogoOutcome {
        /// The event has it, and the next revision; or had it before.
        record Set(Event event) implements LogoOutcome {}

        /// There is no such event.
        record UnknownEvent() implements LogoOutcome {}
    }

    /// What became of an event that was put.
    sealed interface PutOutcome {
        /// It is new.
        record Created() implements PutOutcome {}

        /// It took the place of what was there.
        record Replaced() implements PutOutcome {}

        /// Nothing changed: what is there may not be written over.
        record OtherRevision() implements PutOutcome {}

        /// Nothing changed: more seats of this ticket type are taken than it would have.
        record CapacityTooSmall(String ticketType, int seatsTaken) implements PutOutcome {}

        /// Nothing changed: the seats of more ticket types would change than one transaction can. In two steps
        /// they can.
        record TooMuchAtOnce() implements PutOutcome {}
    }
}
