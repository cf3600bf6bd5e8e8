package dev.usher.ticket.undelivered;

import dev.usher.contracts.message.WireNamed;
import java.time.Instant;

/// Why an address gets no more mails.
///
/// @param since when the provider learned it
public record Suppression(Cause cause, Instant since) {
    /// What happened to a mail to this address.
    public enum Cause implements WireNamed {
        /// It came back, and every other one would: there is no such mailbox.
        BOUNCED,
        /// Its reader reported it as spam.
        COMPLAINED
    }
}
