package dev.usher.ticket.mail;

import dev.usher.ticket.sending.OutgoingMessage;

/// The outcome of composing a mail.
sealed interface Composed {
    /// It is ready to be sent.
    record Ready(OutgoingMessage message) implements Composed {}

    /// It must not be sent as it is; a retry does not help.
    ///
    /// @param reason for the person who looks into the dead-letter queue; no personal data
    record NotFit(String reason) implements Composed {}
}
