package dev.usher.ticket.event;

import dev.usher.contracts.id.EventId;
import java.util.Optional;

/// Keeps the newest facts of each event.
public interface EventStore {
    /// Keeps the event, unless one of its revision or a higher one is known. Atomic, so that messages may
    /// come in any order and at the same time.
    ///
    /// @return whether it was kept
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    boolean keep(KnownEvent event);

    /// The event; not older than the last [#keep].
    Optional<KnownEvent> find(EventId eventId);
}
