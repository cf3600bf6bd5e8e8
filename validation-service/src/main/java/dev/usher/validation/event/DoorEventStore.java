package dev.usher.validation.event;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.EventFacts;
import java.util.Optional;

/// Remembers events.
interface DoorEventStore {
    /// What is known of the event; never older than the last write.
    Optional<DoorEvent> find(EventId eventId);

    /// Keeps what a message tells, unless the same or something newer is known. The rules stay. Atomic.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    void learn(EventFacts facts);

    /// Replaces the rules of an event. Atomic.
    ///
    /// @return false if nothing is known of the event
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    boolean rule(EventId eventId, DoorRules rules);
}
