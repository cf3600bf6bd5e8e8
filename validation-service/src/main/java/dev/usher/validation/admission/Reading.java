package dev.usher.validation.admission;

import dev.usher.contracts.id.TicketId;
import org.jspecify.annotations.Nullable;

/// The result of reading a scanned text, before it is decided whether the ticket admits.
public sealed interface Reading {
    /// A ticket, claimed by a signed code or by a supervisor.
    record Claimed(Claim claim) implements Reading {}

    /// A text that cannot be trusted.
    ///
    /// @param reason [Reason#UNKNOWN] or [Reason#FORGED]
    /// @param named the ticket that the text names; absent if it is not a ticket code
    record Untrusted(Reason reason, @Nullable TicketId named) implements Reading {}
}
