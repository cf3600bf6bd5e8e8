package dev.usher.validation.snapshot;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How far a device has read, and of which ticket types: once another type has a rule of its own, the
/// tickets which were sold before are of interest, too, and the device begins anew.
///
/// @param at what the door learned until then is read
/// @param types tells sets of types apart; 0 if there are none
record SnapshotCursor(Instant at, int types) {
    private static final String SEPARATOR = "~";

    static SnapshotCursor of(Instant at, Set<String> types) {
        return new SnapshotCursor(at, fingerprint(types));
    }

    /// A device's cursor; empty if it is none of ours.
    static Optional<SnapshotCursor> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        int separator = text.indexOf(SEPARATOR);
        try {
            return Optional.of(
                    separator < 0
                            ? new SnapshotCursor(Instant.parse(text), 0)
                            : new SnapshotCursor(
                                    Instant.parse(text.substring(0, separator)),
                                    Integer.parseUnsignedInt(text.substring(separator + 1), 16)));
        } catch (DateTimeParseException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    boolean isOf(Set<String> otherTypes) {
        return types == fingerprint(otherTypes);
    }

    @Override
    public String toString() {
        return types == 0 ? at.toString() : at + SEPARATOR + Integer.toHexString(types);
    }

    private static int fingerprint(Set<String> types) {
        return types.isEmpty()
                ? 0
                : String.join(",", types.stream().sorted().toList()).hashCode();
    }
}
