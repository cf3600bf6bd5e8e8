package dev.usher.platform.outbox;

import java.util.List;

/// Sends messages to their topics.
interface MessagePublisher {
    /// Publishes rows, in no particular order. What is neither accepted nor refused may be tried again; it
    /// may be sent twice then.
    Answer publish(List<OutboxRow> rows);

    /// What the topics said.
    ///
    /// @param accepted durably
    /// @param refused for good
    record Answer(List<OutboxRow> accepted, List<Refused> refused) {
        static Answer nothing() {
            return new Answer(List.of(), List.of());
        }
    }

    /// A row that its topic never takes, however often it is offered.
    ///
    /// @param reason for the person who looks into it
    record Refused(OutboxRow row, String reason) {}
}
