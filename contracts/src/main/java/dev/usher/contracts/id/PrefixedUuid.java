package dev.usher.contracts.id;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The text form that the ids share: a prefix, which may be left out on reading, and a UUID.
final class PrefixedUuid {
    private static final int UUID_LENGTH = 36;

    private PrefixedUuid() {}

    static UUID parse(String prefix, String text) {
        String bare = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
        // UUID.fromString also takes "1-1-1-1-1", which would make two texts of one id.
        if (bare.length() == UUID_LENGTH) {
            try {
                return UUID.fromString(bare);
            } catch (IllegalArgumentException e) {
                throw malformed(prefix, e);
            }
        }
        throw malformed(prefix, null);
    }

    private static IllegalArgumentException malformed(String prefix, @Nullable Throwable cause) {
        return new IllegalArgumentException("not an id: expected " + prefix + "<uuid>", cause);
    }
}
