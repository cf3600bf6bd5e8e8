package dev.usher.platform.messaging;

import java.time.Duration;

/// What becomes of a message after its handler returned.
public sealed interface Verdict {
    /// The effect is durable, or was so already: the message is deleted.
    record Done() implements Verdict {}

    /// Not yet: the message is seen again no sooner than `delay` from now. Counts as a receive, of which
    /// the queue's `maxReceiveCount` allows only so many.
    record RetryAfter(Duration delay) implements Verdict {}

    /// No retry can help: the message goes to the dead-letter queue now, with the reason.
    ///
    /// @param reason a sentence for the person who looks into the queue; no personal data
    record Unprocessable(String reason) implements Verdict {}
}
