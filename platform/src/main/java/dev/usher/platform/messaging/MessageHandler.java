package dev.usher.platform.messaging;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.Message;

/// Handles our messages of one queue, which are all of one type. Called at least once per message, by several
/// threads, in any order. So its effect is keyed by the business identity in a conditional write, and handling
/// a message again changes nothing.
public non-sealed interface MessageHandler<M extends Message> extends QueueHandler {
    /// The type of the queue's messages. Others go to the dead-letter queue.
    Class<M> reads();

    /// Applies the message.
    ///
    /// @param envelope the message came in
    /// @throws RuntimeException if it failed. If AWS is away ([AwsOutage]), the message comes back for hours,
    ///     as with [Verdict.Away]. Any other failure is retried after a growing delay. After `MESSAGES_TRIES`
    ///     tries the message goes to the dead-letter queue, with the failure as its reason.
    Verdict handle(M message, Envelope envelope);

    /// Applies the message of an envelope if it is of the type that the queue is for.
    ///
    /// @throws RuntimeException if it failed
    default Verdict handle(Envelope envelope) {
        Message message = envelope.message();
        return reads().isInstance(message)
                ? handle(reads().cast(message), envelope)
                : new Verdict.Unprocessable("this queue is for " + reads().getSimpleName() + ", not "
                        + envelope.type().wireName() + " of " + message.subject());
    }
}
