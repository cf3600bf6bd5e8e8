package dev.usher.validation.admission;

import dev.usher.contracts.message.WireNamed;

/// The reason for a decision on a scan.
public enum Reason implements WireNamed {
    /// Let in, or out.
    OK,
    /// Somebody entered with this ticket before, and it does not admit again, or not yet.
    ALREADY_USED,
    /// Not a ticket code, or not one of our tickets.
    UNKNOWN,
    /// It looks like a ticket code, but it was not signed with one of our keys.
    FORGED,
    /// A genuine ticket of another event.
    WRONG_EVENT,
    /// The organizer revoked the ticket.
    REVOKED,
    /// The ticket's payment was refunded.
    REFUNDED,
    /// The ticket's payment is disputed.
    DISPUTED,
    /// Tickets of this type admit at other gates.
    WRONG_GATE,
    /// An exit, but as many people have left with this ticket as can be recorded without having been scanned
    /// in.
    NOT_INSIDE,
    /// The event admits on another day.
    NOT_TODAY,
    /// The event admits later today.
    TOO_EARLY,
    /// The event no longer admits.
    CLOSED,
    /// The ticket was reissued, and this is an older code.
    SUPERSEDED,
    /// This scan let somebody in, and the entry was undone afterwards. A new scan is decided again.
    TAKEN_BACK
}
