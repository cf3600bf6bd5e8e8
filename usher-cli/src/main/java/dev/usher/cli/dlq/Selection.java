package dev.usher.cli.dlq;

import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which letters of a look are meant: those that fulfil all of this.
///
/// @param groups any of these; empty for all
/// @param ids any of these; empty for all
/// @param before they failed before this
/// @param after they failed at this time or later
public record Selection(
        Set<String> groups,
        Set<String> ids,
        @Nullable Instant before,
        @Nullable Instant after,
        @Nullable String type,
        @Nullable String registration)
        implements Predicate<Letter> {
    /// All letters.
    public static final Selection ALL = new Selection(Set.of(), Set.of(), null, null, null, null);

    public Selection {
        groups = Set.copyOf(groups);
        ids = Set.copyOf(ids);
    }

    @Override
    public boolean test(Letter letter) {
        return (groups.isEmpty() || groups.contains(letter.group()))
                && (ids.isEmpty() || ids.contains(letter.id()))
                && (before == null || letter.since().isBefore(before))
                && (after == null || !letter.since().isBefore(after))
                && (type == null || type.equals(letter.type()))
                && (registration == null || registration.equals(letter.registration()));
    }
}
