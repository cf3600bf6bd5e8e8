package dev.usher.contracts.message;

import org.jspecify.annotations.Nullable;

/// A text that is no message that this release can read. The message says why and holds no personal data.
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

    /// Whether a later release may be able to read it, as its type or version is none that this one knows.
    /// While both run, trying again may bring it to the later one; otherwise trying again cannot help.
    public boolean isTooNew() {
        return tooNew;
    }
}
