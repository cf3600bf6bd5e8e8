package dev.usher.platform.messaging;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One receive of one message, and the ways to end it. Each may throw on infrastructure failure; then the
/// message is received again after the queue's visibility timeout.
interface ReceivedMessage {
    /// SQS's id, for logs.
    String id();

    /// The body.
    String text();

    /// The trace that it was sent in; null if it carries none.
    @Nullable
    String traceparent();

    /// Whether somebody sent it back from a dead-letter queue.
    boolean isReplay();

    /// The record of its earlier tries, if there were any.
    Optional<Attempts> attempts();

    /// Deletes this message and no other.
    void delete();

    /// Hides the message for `length` from now. It stays in flight meanwhile, and a queue limits the
    /// number of messages in flight.
    void hideFor(Duration length);

    /// Lets the message come back after a pause of at most 15 minutes, as a copy that records its attempts and
    /// is not in flight meanwhile. The copy is sent before the original is deleted: a crash in between leaves
    /// both.
    void comeBack(Attempts attempts, Duration pause);

    /// Moves the message to the dead-letter queue. The copy is sent before the original is deleted: a
    /// crash in between leaves both.
    ///
    /// @param exception the class of what the handler threw; absent if it gave the reason itself
    void park(String reason, @Nullable String exception, Attempts attempts);
}
