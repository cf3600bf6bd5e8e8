package dev.usher.contracts.id;

import dev.usher.contracts.hash.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// A UUID of version 8 ([RFC 9562](https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-8)) from
/// SHA-256: always the same for the same name.
final class NameBasedUuid {
    private NameBasedUuid() {}

    /// @param name starts with its purpose, so that two uses never share a name
    static UUID of(String name) {
        var hash = ByteBuffer.wrap(Sha256.digest().digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x0000_0000_0000_8000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
