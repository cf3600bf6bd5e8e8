package dev.usher.ticket.issuing;

/// The outcome of issuing a registration's tickets.
public sealed interface IssueOutcome {
    /// They exist now, and were made by this call.
    record Issued(int tickets) implements IssueOutcome {}

    /// They existed already; nothing changed.
    record AlreadyIssued() implements IssueOutcome {}
}
