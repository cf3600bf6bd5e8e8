package dev.usher.platform.outbox;

import java.util.List;

/// Sends messages to their topics.
interface MessagePublisher {
    /// The most rows that one call takes.
    int MAX_BATCH = 10;

    /// Publishes rows.
    ///
    /// @return those that the topic has accepted durably; the others may be tried again
    /// @throws RuntimeException if nothing is known of any of them; trying again may send some twice
    List<OutboxRow> publish(List<OutboxRow> rows);
}
