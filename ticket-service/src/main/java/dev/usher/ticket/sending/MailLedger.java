package dev.usher.ticket.sending;

import java.time.Instant;
import java.util.UUID;

/// Remembers which mails were sent, so that none is sent twice. Its entries outlive every copy of a
/// message in queues and dead-letter queues.
public interface MailLedger {
    /// Claims the right to send a mail. Atomic: of any number of concurrent callers one gets
    /// [MailClaim.Taken], until it gives the claim back. A claim does not expire.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    MailClaim claim(String mailId);

    /// Marks the mail as sent.
    ///
    /// @throws RuntimeException if the store cannot be reached; the claim stands then, and repeating is
    ///     safe
    void sent(String mailId, UUID claim);

    /// Gives the claim back: the mail was certainly not sent.
    ///
    /// @throws RuntimeException if the store cannot be reached; the claim stands then, and repeating is
    ///     safe
    void putBack(String mailId, UUID claim);

    /// Records what the provider reports about a mail that it had accepted, unless a later report is known. Changes
    /// nothing else: a report may come before the mail is marked as sent.
    ///
    /// @param at when that happened
    /// @return false if no such mail is known, or none any more; nothing is recorded then
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    boolean undelivered(String mailId, Undelivered what, Instant at);
}
