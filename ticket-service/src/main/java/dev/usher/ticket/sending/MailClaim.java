package dev.usher.ticket.sending;

import java.time.Instant;
import java.util.UUID;

/// Who may send a mail.
public sealed interface MailClaim {
    /// The caller, and nobody else until the caller reports the outcome.
    ///
    /// @param claim names this claim
    record Taken(UUID claim) implements MailClaim {}

    /// Nobody: it was already sent.
    record SentBefore() implements MailClaim {}

    /// Another caller claimed it and has not reported the outcome.
    ///
    /// @param since when; if long ago, that caller is gone
    record TakenByOther(Instant since) implements MailClaim {}
}
