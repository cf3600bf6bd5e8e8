package dev.usher.validation.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How far a device has read, and which ticket types it knows. When another type gets its own rule, the
/// device also needs the tickets that were sold before.
///
/// @param number the number of the last entry of the [ChangeLog] that the device has
/// @param types identifies the set of types; empty if there are none
record SnapshotCursor(long number, String types) {
    private static final String SEPARATOR = "~";
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})(?:~(.+))?");

    static SnapshotCursor of(long number, Set<String> types) {
        return new SnapshotCursor(number, fingerprint(types));
    }

    /// Parses a device's cursor; empty if it is not one of ours.
    static Optional<SnapshotCursor> parse(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(FORM::matcher)
                .filter(form -> form.matches())
                .map(form ->
                        new SnapshotCursor(Long.parseLong(form.group(1)), form.group(2) == null ? "" : form.group(2)));
    }

    boolean isOf(Set<String> otherTypes) {
        return types.equals(fingerprint(otherTypes));
    }

    @Override
    public String toString() {
        return types.isEmpty() ? Long.toString(number) : number + SEPARATOR + types;
    }

    private static String fingerprint(Set<String> types) {
        // Ids of types contain no line breaks.
        String all = String.join("\n", types.stream().sorted().toList());
        return types.isEmpty()
                ? ""
                : UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
