package dev.usher.validation.event;

/// Everything that an attempt to set an event's rules can end in.
public sealed interface RuleOutcome {
    /// The rules are as wanted.
    ///
    /// @param event with its new rules
    record Ruled(DoorEvent event) implements RuleOutcome {}

    /// The rules were not those that the caller knew, and stay as they are.
    record ChangedMeanwhile() implements RuleOutcome {}

    /// Nothing is known of the event.
    record UnknownEvent() implements RuleOutcome {}
}
