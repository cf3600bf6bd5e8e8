package dev.usher.validation.event;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.EventFacts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Remembers events.
interface DoorEventStore {
    /// What is known of the event; never older than the last write.
    Optional<DoorEvent> find(EventId eventId);

    /// Keeps what a message tells, unless the same or something newer is known. The rules stay. Atomic.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    void learn(EventFacts facts);

    /// Replaces the rules of an event. Atomic: of any number of concurrent calls that expect the same rules
    /// and want others, one is [RuleOutcome.Ruled].
    ///
    /// @param expected the rules that must be there; absent if any may be
    /// @throws RuntimeException if the store cannot be reached; repeating is safe, and may then answer
    ///     [RuleOutcome.ChangedMeanwhile]
    RuleOutcome rule(EventId eventId, DoorRules rules, @Nullable DoorRules expected);
}
