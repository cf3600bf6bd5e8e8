package dev.usher.platform.messaging;

import java.time.Duration;

/// What becomes of a message after its handler returned.
///
/// What may still succeed comes back for hours ([MessagesConfig#patience]); the dead-letter queue is for
/// what a person has to decide.
public sealed interface Verdict {
    /// The effect is durable, or was so already: the message is deleted.
    record Done() implements Verdict {}

    /// Not yet, and the handler knows when: the message is seen again no sooner than `delay` from now, and
    /// for as long as the queue is patient.
    ///
    /// @param cause one word for metrics, from a small set
    record RetryAfter(Duration delay, String cause) implements Verdict {}

    /// Not yet, for a reason that concerns this message alone: it is seen again after pauses that grow to
    /// minutes, for as long as the queue is patient. The other messages go on.
    ///
    /// @param cause one word for metrics, from a small set
    /// @param reason a sentence for the person who looks into it; no personal data
    record NotYet(String cause, String reason) implements Verdict {}

    /// A dependency is away, so that other messages of the queue would fail alike: this one is seen again
    /// as with [NotYet], and if it is not the only one, the queue rests and is tried with one message at a
    /// time.
    ///
    /// @param dependency one word for metrics, such as `s3` or `mail`
    /// @param reason a sentence for the person who looks into it; no personal data
    record Away(String dependency, String reason) implements Verdict {}

    /// No retry can help: the message goes to the dead-letter queue now, with the reason.
    ///
    /// @param reason a sentence for the person who looks into the queue; no personal data
    record Unprocessable(String reason) implements Verdict {}
}
