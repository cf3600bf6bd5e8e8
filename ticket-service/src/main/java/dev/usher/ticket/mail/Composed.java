package dev.usher.ticket.mail;

import dev.usher.ticket.smtp.OutgoingMessage;

/// What came of composing a mail.
sealed interface Composed {
    /// It may be handed over.
    record Ready(OutgoingMessage message) implements Composed {}

    /// It must not leave as it is; no retry changes that.
    ///
    /// @param reason for the person who looks into the dead-letter queue; no personal data
    record NotFit(String reason) implements Composed {}
}
