package dev.usher.contracts.message;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Writes and reads envelopes as JSON: `{id, type, version, occurredAt, subject, data}`. Unknown fields are
/// ignored. Safe for use by several threads.
public final class MessageCodec {
    private final JsonMapper json;

    /// A codec on top of this mapper.
    ///
    /// @param json any mapper with Micronaut Serde's settings
    public MessageCodec(JsonMapper json) {
        this.json = json;
    }

    /// The JSON text of an envelope.
    public String encode(Envelope envelope) {
        MessageType type = envelope.type();
        try {
            return json.writeValueAsString(new Wire(
                    envelope.id(),
                    type.wireName(),
                    type.version(),
                    envelope.occurredAt(),
                    envelope.message().subject(),
                    json.writeValueToTree(envelope.message())));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + envelope.id(), e);
        }
    }

    /// Reads an envelope.
    ///
    /// @throws UnreadableMessage if the text is not an envelope, has an unknown type or version, or a
    ///     field is missing or absurd; a retry does not help
    public Envelope decode(String text) {
        Wire wire = read(text, Argument.of(Wire.class));
        if (wire == null || wire.id == null || wire.type == null || wire.occurredAt == null || wire.data == null) {
            throw UnreadableMessage.broken(
                    "not an envelope: id, type, version, occurredAt, subject and data are needed", null);
        }
        MessageType type = MessageType.ofWireName(wire.type)
                .orElseThrow(() -> UnreadableMessage.tooNew("unknown message type " + wire.type));
        if (wire.version != type.version()) {
            String reason = wire.type + " has version " + wire.version + ", readable is " + type.version();
            throw wire.version > type.version()
                    ? UnreadableMessage.tooNew(reason)
                    : UnreadableMessage.broken(reason, null);
        }
        return new Envelope(wire.id, wire.occurredAt, message(type, wire.data));
    }

    private Message message(MessageType type, JsonNode data) {
        try {
            return json.readValueFromTree(data, Argument.of(type.messageClass()));
        } catch (IOException | IllegalArgumentException e) {
            throw UnreadableMessage.broken(type.wireName() + " is malformed: " + rootMessage(e), e);
        }
    }

    private @Nullable Wire read(String text, Argument<Wire> wire) {
        try {
            return json.readValue(text, wire);
        } catch (IOException | IllegalArgumentException e) {
            throw UnreadableMessage.broken("not JSON, or not an envelope", e);
        }
    }

    /// The message of our own check, if one failed; the parser's messages may quote personal data.
    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof IllegalArgumentException && root.getMessage() != null
                ? root.getMessage()
                : "a field is missing or has the wrong type";
    }

    @Serdeable
    record Wire(
            @Nullable String id,
            @Nullable String type,
            int version,
            @Nullable Instant occurredAt,
            @Nullable String subject,
            @Nullable JsonNode data) {}
}
