package dev.usher.ticket.smtp;

import java.time.Instant;
import java.util.UUID;

/// Who may send a mail.
sealed interface MailClaim {
    /// The caller, and nobody else until it says what became of it.
    ///
    /// @param claim names this claim
    record Taken(UUID claim) implements MailClaim {}

    /// Nobody any more: it was sent.
    record SentBefore() implements MailClaim {}

    /// Somebody else claimed it and has not said what became of it.
    ///
    /// @param since when; long ago means that whoever it was is gone
    record TakenByOther(Instant since) implements MailClaim {}
}
