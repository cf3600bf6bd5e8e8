package dev.usher.platform.messaging;

import java.time.Duration;

/// The fate of a message after its handler has returned.
///
/// A message that may still succeed comes back for hours ([MessagesConfig#patience]); the dead-letter
/// queue is for messages that a person must decide on.
public sealed interface Verdict {
    /// The effect is durable, or already was: the message is deleted.
    record Done() implements Verdict {}

    /// Not yet, and the handler knows when: the message is received again no sooner than `delay` from now,
    /// and for as long as [MessagesConfig#patience] allows.
    ///
    /// @param cause one word for metrics, from a small set
    record RetryAfter(Duration delay, String cause) implements Verdict {}

    /// Not yet, for a reason that concerns only this message: it is received again after pauses that grow
    /// to minutes, for as long as [MessagesConfig#patience] allows. Other messages are not delayed.
    ///
    /// @param cause one word for metrics, from a small set
    /// @param reason a sentence for the person who looks at it; no personal data
    record NotYet(String cause, String reason) implements Verdict {}

    /// A dependency is unavailable, so other messages of the queue would fail too: this one is received again
    /// as with [NotYet], and if it is not the only one, the queue rests and is tried with one message at a
    /// time.
    ///
    /// @param dependency one word for metrics, such as `s3` or `mail`
    /// @param reason a sentence for the person who looks at it; no personal data
    record Away(String dependency, String reason) implements Verdict {}

    /// A dependency works, but takes no more from us for now, such as a provider whose quota of the day is used up. The
    /// queue rests as with [Away], and the message comes back however long that takes: waiting for one's turn is no
    /// failure, and does not count towards [MessagesConfig#patience].
    ///
    /// @param dependency one word for metrics, such as `mail`
    /// @param reason a sentence for the log; no personal data
    record Throttled(String dependency, String reason) implements Verdict {}

    /// No retry can help: the message goes to the dead-letter queue now, with the reason.
    ///
    /// @param reason a sentence for the person who looks at the queue; no personal data
    record Unprocessable(String reason) implements Verdict {}
}
