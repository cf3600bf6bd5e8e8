package dev.usher.contracts.message;

import org.jspecify.annotations.Nullable;

/// A text that is no message of ours. Trying again cannot help. The message says why and holds no personal
/// data.
public final class UnreadableMessage extends RuntimeException {
    UnreadableMessage(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
