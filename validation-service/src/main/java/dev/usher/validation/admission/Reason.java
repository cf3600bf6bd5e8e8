package dev.usher.validation.admission;

import java.util.Locale;

/// Why a scan admits or does not.
enum Reason {
    /// Let in.
    OK,
    /// Somebody entered with this ticket before.
    ALREADY_USED,
    /// No ticket code, or no such ticket.
    UNKNOWN,
    /// Has the form of a ticket code, but nobody of ours signed it.
    FORGED,
    /// A genuine ticket of another event.
    WRONG_EVENT,
    /// The event admits on another day.
    NOT_TODAY,
    /// The event admits later today.
    TOO_EARLY,
    /// The event no longer admits.
    CLOSED,
    /// The ticket was issued anew; this is the code from before.
    SUPERSEDED;

    /// The stable word in JSON, metrics and tables.
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
