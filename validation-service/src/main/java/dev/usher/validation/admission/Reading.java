package dev.usher.validation.admission;

import dev.usher.contracts.id.TicketId;
import org.jspecify.annotations.Nullable;

/// What a scanned text says, before anybody asks whether it admits.
public sealed interface Reading {
    /// It names a ticket, and something speaks for it.
    record Claimed(Claim claim) implements Reading {}

    /// It claims nothing that may be believed.
    ///
    /// @param reason [Reason#UNKNOWN] or [Reason#FORGED]
    /// @param named the ticket that it names; absent if it is no ticket code
    record Unbelievable(Reason reason, @Nullable TicketId named) implements Reading {}
}
