package dev.usher.ticket.smtp;

import java.util.UUID;

/// Remembers which mails left, so that none does twice. What it remembers outlives every copy of a message
/// in queues and dead-letter queues.
interface MailLedger {
    /// Asks for the right to send a mail. Atomic: of any number of concurrent callers one is
    /// [MailClaim.Taken], until it puts the mail back. A claim does not end by itself.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    MailClaim claim(String mailId);

    /// Notes that the mail left.
    ///
    /// @throws RuntimeException if the store cannot be reached; the claim stands then, and repeating is
    ///     safe
    void sent(String mailId, UUID claim);

    /// Gives the right back: the mail surely did not leave.
    ///
    /// @throws RuntimeException if the store cannot be reached; the claim stands then, and repeating is
    ///     safe
    void putBack(String mailId, UUID claim);
}
