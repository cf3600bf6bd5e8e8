package dev.usher.validation.event;

/// The result of setting an event's rules.
public sealed interface RuleOutcome {
    /// The rules are set.
    ///
    /// @param event with its new rules
    record Ruled(DoorEvent event) implements RuleOutcome {}

    /// The rules differ from those the caller knows, and did not change.
    record ChangedMeanwhile() implements RuleOutcome {}

    /// The event is unknown.
    record UnknownEvent() implements RuleOutcome {}
}
