package dev.usher.contracts.message;

import java.time.Instant;

/// A message with what every reader needs to know about it.
///
/// @param id the same for every delivery of the same fact, and derived from the business identity, such as
///     `PaymentSucceeded#REG#…`, so that publishing twice can be recognised
/// @param occurredAt when it happened, not when it was published
public record Envelope(String id, Instant occurredAt, Message message) {
    public Envelope {
        Fields.requireText(id, "id");
        Fields.require(occurredAt, "occurredAt");
        Fields.require(message, "message");
    }

    /// The envelope of a fact; its id is the type and [Message#factId].
    public static Envelope of(Instant occurredAt, Message message) {
        return new Envelope(MessageType.of(message).wireName() + "#" + message.factId(), occurredAt, message);
    }

    /// The message's type.
    public MessageType type() {
        return MessageType.of(message);
    }
}
