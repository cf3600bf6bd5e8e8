package dev.usher.contracts.code;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.CodecPolicy;
import org.apache.commons.codec.binary.Base32;

/// The bytes behind a ticket code and their text form.
///
/// ```
/// 1 byte    version (high four bits: 1 or 2) and key id (low four bits)
/// 16 bytes  ticket id
/// 16 bytes  event id
/// version 1: 16 bytes user id, a UUID
/// version 2: 1 byte length, then the user id as ASCII, for sign-in providers whose ids are not UUIDs
/// 2 bytes   issue, unsigned, big-endian
/// 64 bytes  Ed25519 signature over all before
/// ```
///
/// The text is [RFC 4648](https://www.rfc-editor.org/rfc/rfc4648#section-6) Base32 without padding:
/// `[A-Z2-7]` only, which QR codes pack tightly and keyboard-wedge scanners type alike on every keyboard
/// layout.
final class CodeFormat {
    static final int SIGNATURE_LENGTH = 64;
    static final int MAX_KEY_ID = 0xF;
    private static final int VERSION_UUID_USER = 1;
    private static final int VERSION_TEXT_USER = 2;
    private static final int MAX_BODY_LENGTH = 1 + 16 + 16 + 1 + 64 + 2;
    private static final Base32 BASE32 = Base32.builder()
            .setLineLength(0)
            .setPadding((byte) '=')
            .setDecodingPolicy(CodecPolicy.STRICT)
            .get();

    private CodeFormat() {}

    static byte[] body(TicketCode code, int keyId) {
        Optional<UUID> uuid = canonicalUuid(code.userId());
        var bytes = ByteBuffer.allocate(MAX_BODY_LENGTH);
        bytes.put((byte) ((uuid.isPresent() ? VERSION_UUID_USER : VERSION_TEXT_USER) << 4 | keyId));
        put(bytes, code.ticketId().uuid());
        put(bytes, code.eventId().uuid());
        if (uuid.isPresent()) {
            put(bytes, uuid.get());
        } else {
            byte[] subject = code.userId().subject().getBytes(StandardCharsets.US_ASCII);
            bytes.put((byte) subject.length).put(subject);
        }
        bytes.putShort((short) code.issue());
        byte[] body = new byte[bytes.position()];
        bytes.flip().get(body);
        return body;
    }

    static int keyId(byte[] body) {
        return body[0] & 0xF;
    }

    /// @throws IllegalArgumentException if these are not the bytes of a ticket code
    static TicketCode read(byte[] body) {
        try {
            var bytes = ByteBuffer.wrap(body);
            int version = (bytes.get() & 0xFF) >> 4;
            var ticketId = new TicketId(uuid(bytes));
            var eventId = new EventId(uuid(bytes));
            var userId = userId(version, bytes);
            int issue = bytes.getShort() & 0xFFFF;
            if (bytes.hasRemaining()) {
                throw new IllegalArgumentException("bytes are left over");
            }
            return new TicketCode(ticketId, eventId, userId, issue);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("too short", e);
        }
    }

    static String text(byte[] bytes) {
        return BASE32.encodeToString(bytes).replace("=", "");
    }

    /// @throws IllegalArgumentException if the text is not the one Base32 text of its bytes
    static byte[] bytes(String text) {
        byte[] bytes = BASE32.decode(text);
        if (!text(bytes).equals(text)) {
            throw new IllegalArgumentException("not canonical Base32");
        }
        return bytes;
    }

    private static UserId userId(int version, ByteBuffer bytes) {
        return switch (version) {
            case VERSION_UUID_USER -> new UserId(uuid(bytes).toString());
            case VERSION_TEXT_USER -> {
                byte[] subject = new byte[bytes.get() & 0xFF];
                bytes.get(subject);
                yield new UserId(new String(subject, StandardCharsets.US_ASCII));
            }
            default -> throw new IllegalArgumentException("unknown version " + version);
        };
    }

    /// A UUID whose text is the one this id has, so that reading gives back the same user id.
    private static Optional<UUID> canonicalUuid(UserId user) {
        try {
            UUID uuid = UUID.fromString(user.subject());
            return uuid.toString().equals(user.subject()) ? Optional.of(uuid) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void put(ByteBuffer bytes, UUID uuid) {
        bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
