package dev.usher.ticket.sending;

import dev.usher.contracts.message.WireNamed;

/// What happened to a mail after the provider had accepted it.
public enum Undelivered implements WireNamed {
    /// It came back: there is no such mailbox.
    BOUNCED,
    /// It came back, and another one may arrive: the mailbox is full, the server was not reached for a day, …
    BOUNCED_FOR_NOW,
    /// Its reader reported it as spam.
    COMPLAINED,
    /// The provider found something in it that it does not deliver.
    REJECTED
}
