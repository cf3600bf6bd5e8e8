package dev.usher.validation.admission;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why a scan admits or does not.
public enum Reason {
    /// Let in, or out.
    OK,
    /// Somebody entered with this ticket before, and it does not admit again, or not yet.
    ALREADY_USED,
    /// No ticket code, or no such ticket.
    UNKNOWN,
    /// Has the form of a ticket code, but nobody of ours signed it.
    FORGED,
    /// A genuine ticket of another event.
    WRONG_EVENT,
    /// The organizer took the ticket back.
    REVOKED,
    /// The ticket's payment was given back.
    REFUNDED,
    /// The ticket's payment is disputed.
    DISPUTED,
    /// Tickets of this type admit at other gates.
    WRONG_GATE,
    /// More people left with this ticket than can be remembered, and none of them was scanned in.
    NOT_INSIDE,
    /// The event admits on another day.
    NOT_TODAY,
    /// The event admits later today.
    TOO_EARLY,
    /// The event no longer admits.
    CLOSED,
    /// The ticket was issued anew; this is the code from before.
    SUPERSEDED,
    /// This very scan admitted, and the entry was taken back since. Another scan decides anew.
    TAKEN_BACK;

    /// The one with this wire name.
    public static Optional<Reason> ofWireName(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.wireName().equals(word))
                .findFirst();
    }

    /// The stable word in JSON, metrics and tables.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
