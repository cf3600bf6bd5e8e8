package dev.usher.validation.snapshot;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far a device has read, and of which ticket types: once another type has a rule of its own, the
/// tickets which were sold before are of interest, too.
///
/// @param at what the door learned until then is read
/// @param types tells sets of types apart; empty if there are none
record SnapshotCursor(Instant at, String types) {
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
                            ? new SnapshotCursor(Instant.parse(text), "")
                            : new SnapshotCursor(
                                    Instant.parse(text.substring(0, separator)), text.substring(separator + 1)));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    boolean isOf(Set<String> otherTypes) {
        return types.equals(fingerprint(otherTypes));
    }

    @Override
    public String toString() {
        return types.isEmpty() ? at.toString() : at + SEPARATOR + types;
    }

    private static String fingerprint(Set<String> types) {
        // No type's id has a line break.
        String all = String.join("\n", types.stream().sorted().toList());
        return types.isEmpty()
                ? ""
                : UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
