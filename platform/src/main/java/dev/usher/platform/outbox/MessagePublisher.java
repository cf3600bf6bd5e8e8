package dev.usher.platform.outbox;

import java.util.List;

/// Sends messages to their topics.
interface MessagePublisher {
    /// Publishes rows, in no particular order. Rows that are neither accepted nor refused may be tried
    /// again, and may then be sent twice.
    Answer publish(List<OutboxRow> rows);

    /// The answers of the topics.
    ///
    /// @param accepted durably
    /// @param refused for good
    record Answer(List<OutboxRow> accepted, List<Refused> refused) {
        static Answer nothing() {
            return new Answer(List.of(), List.of());
        }
    }

    /// A row that its topic will never accept.
    ///
    /// @param reason for the person who looks at it
    record Refused(OutboxRow row, String reason) {}
}
