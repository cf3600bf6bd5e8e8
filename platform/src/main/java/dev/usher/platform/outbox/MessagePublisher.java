package dev.usher.platform.outbox;

import java.util.List;

/// Sends messages to their topics.
interface MessagePublisher {
    /// Publishes rows, in no particular order.
    ///
    /// @return those that their topic has accepted durably; the others may be tried again, and what is not
    ///     known to be accepted may be sent twice then
    List<OutboxRow> publish(List<OutboxRow> rows);
}
