package dev.usher.ticket.sending;

/// Hands mails to a mail provider.
public interface Postman {
    /// Tries once, for no longer than [MailConfig#longestHandover]. Never throws: a failure is an outcome, too.
    Handover hand(OutgoingMessage message);
}
