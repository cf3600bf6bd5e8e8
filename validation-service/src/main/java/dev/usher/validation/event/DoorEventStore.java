package dev.usher.validation.event;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.EventFacts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Stores events.
interface DoorEventStore {
    /// The event, if it is known; never older than the last write.
    Optional<DoorEvent> find(EventId eventId);

    /// Stores what a message says, unless the same or something newer is known. Does not change the rules.
    /// Atomic.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    void learn(EventFacts facts);

    /// Replaces the rules of an event, and informs the other services with
    /// [dev.usher.contracts.message.DoorChanged]. Atomic: of any number of concurrent calls that expect the same
    /// rules and set different ones, one returns [RuleOutcome.Ruled].
    ///
    /// @param expected the rules that the caller knows; absent to replace any rules
    /// @throws RuntimeException if the store cannot be reached; repeating is safe, and may then return
    ///     [RuleOutcome.ChangedMeanwhile]
    RuleOutcome rule(EventId eventId, DoorRules rules, @Nullable DoorRules expected);

    /// Gives an event whose rules were lost with its row those that were set last, of which there is a copy
    /// outside of the table. Does nothing if it has rules. Atomic; repeating is safe.
    ///
    /// @return whether the rules were missing and are there again
    /// @throws RuntimeException if the store cannot be reached, or the copy cannot be read; nothing is changed then
    boolean restoreRules(EventId eventId);
}
