package dev.usher.platform.messaging;

/// Handles the messages of a queue that somebody else writes in a format of their own, such as Amazon SES. Called as
/// often as a [MessageHandler] is, and the same holds for its effect.
///
/// A handler finds out itself whether a message is what the queue is for, and says [Verdict.Unprocessable] if not.
public non-sealed interface ForeignMessageHandler extends QueueHandler {
    /// Applies the message.
    ///
    /// @param text the whole of it; anything that the queue's policy lets in
    /// @throws RuntimeException if it failed, as with [MessageHandler]. It is logged with its causes, so none of
    ///     them may quote the text
    Verdict handle(String text);
}
