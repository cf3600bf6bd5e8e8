package dev.usher.ticket.issuing;

/// What became of the wish to issue a registration's tickets.
public sealed interface IssueOutcome {
    /// They exist now, and were made by this call.
    record Issued(int tickets) implements IssueOutcome {}

    /// They existed already; nothing changed.
    record AlreadyIssued() implements IssueOutcome {}
}
