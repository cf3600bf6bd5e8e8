package dev.usher.platform.messaging;

/// Handles the messages of one queue: our own ([MessageHandler]), or those of somebody else
/// ([ForeignMessageHandler]).
public sealed interface QueueHandler permits MessageHandler, ForeignMessageHandler {
    /// The queue's logical name in topology.json.
    String queue();

    /// How many messages one instance of the service handles at the same time.
    default int concurrency() {
        return 2;
    }
}
