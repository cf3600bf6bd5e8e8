package dev.usher.platform.messaging;

import java.time.Duration;
import java.util.Optional;

/// One receive of one message, and the ways to end it. Each may throw on infrastructure failure; then the
/// message is seen again after the queue's visibility timeout.
interface ReceivedMessage {
    /// SQS's id, for logs.
    String id();

    /// The body.
    String text();

    /// What its earlier tries left, if there were any.
    Optional<Attempts> attempts();

    /// Deletes this message and no other.
    void delete();

    /// Hides the message for so long from now. It stays in flight meanwhile, of which a queue allows only
    /// so many.
    void hideFor(Duration length);

    /// Lets the message come back after a pause of 15 minutes at most, as a copy that knows its attempts and
    /// is not in flight meanwhile. The copy is there before the original is gone: a crash in between leaves
    /// both.
    void comeBack(Attempts attempts, Duration pause);

    /// Moves the message to the dead-letter queue. The copy is there before the original is gone: a crash
    /// in between leaves both.
    void park(String reason, Attempts attempts);
}
