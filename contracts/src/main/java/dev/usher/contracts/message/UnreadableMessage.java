package dev.usher.contracts.message;

import org.jspecify.annotations.Nullable;

/// A text that is not a message that this release can read. The exception's message says why and contains no
/// personal data.
public final class UnreadableMessage extends RuntimeException {
    private final boolean tooNew;

    private UnreadableMessage(String reason, @Nullable Throwable cause, boolean tooNew) {
        super(reason, cause);
        this.tooNew = tooNew;
    }

    static UnreadableMessage broken(String reason, @Nullable Throwable cause) {
        return new UnreadableMessage(reason, cause, false);
    }

    static UnreadableMessage tooNew(String reason) {
        return new UnreadableMessage(reason, null, true);
    }

    /// Whether a later release may be able to read it, because this one does not know its type or version.
    /// While both run, a retry may reach the later one; otherwise a retry does not help.
    public boolean isTooNew() {
        return tooNew;
    }
}
