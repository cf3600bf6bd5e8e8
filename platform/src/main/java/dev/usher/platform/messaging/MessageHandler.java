package dev.usher.platform.messaging;

import dev.usher.contracts.message.Envelope;

/// Reacts to the messages of one queue. Called at least once per message, by several threads, in any order:
/// the effect is keyed by the business identity inside a conditional write, so that handling a message
/// again changes nothing.
public interface MessageHandler {
    /// The queue's logical name in topology.json.
    String queue();

    /// How many messages are handled at the same time by one instance of the service.
    default int concurrency() {
        return 2;
    }

    /// Applies the message.
    ///
    /// @throws RuntimeException if it failed. If AWS is away ([AwsOutage]), the message comes back for hours,
    ///     as with [Verdict.Away]. Anything else is tried again after a growing delay, and ends in the
    ///     dead-letter queue, with the failure as its reason, after `MESSAGES_TRIES` tries.
    Verdict handle(Envelope envelope);
}
