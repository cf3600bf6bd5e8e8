package dev.usher.platform.messaging;

import java.time.Duration;

/// One receive of one message, and the three ways to end it. Each may throw on infrastructure failure; then
/// the message is seen again after the queue's visibility timeout.
interface ReceivedMessage {
    /// SQS's id, for logs.
    String id();

    /// The body.
    String text();

    /// How often it was received, this time included.
    int receiveCount();

    /// Deletes this message and no other.
    void delete();

    /// Hides the message for so long from now.
    void hideFor(Duration length);

    /// Moves the message to the dead-letter queue. The copy is there before the original is gone: a crash
    /// in between leaves both.
    void park(String reason);
}
