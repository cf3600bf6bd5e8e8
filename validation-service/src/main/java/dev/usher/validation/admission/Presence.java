package dev.usher.validation.admission;

import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.event.DoorRules.Entries;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How a ticket was used so far.
///
/// @param entries how often it admitted
/// @param isInside whether its holder is inside, as far as scans tell
/// @param passages all of them that count, the first one first
/// @param undone those that were taken back, likewise
public record Presence(int entries, boolean isInside, List<Passage> passages, List<Passage> undone) {
    /// Not at all.
    public static final Presence NONE = new Presence(0, false, List.of(), List.of());

    public Presence {
        passages = inOrder(passages);
        undone = inOrder(undone);
    }

    private static List<Passage> inOrder(List<Passage> passages) {
        return passages.stream()
                .sorted(Comparator.comparing(Passage::at).thenComparing(Passage::key))
                .toList();
    }

    /// Whether it ever admitted.
    public boolean isUsed() {
        return entries > 0;
    }

    /// Whether it may admit once more.
    boolean mayEnter(Entries entries) {
        return switch (entries.mode()) {
            case ONCE -> !isUsed();
            case AFTER_EXIT -> !isInside && this.entries < entries.most();
            case ANY -> this.entries < entries.most();
        };
    }

    /// The first time it admitted.
    public Optional<Passage> firstEntry() {
        return passages.stream()
                .filter(passage -> passage.direction() == Direction.ENTRY)
                .findFirst();
    }

    /// The passage with this key: the one that a scan made when it came the first time. Not if it was taken
    /// back.
    public Optional<Passage> passage(String key) {
        return withKey(passages, key);
    }

    /// Whether the passage with this key was made and taken back.
    public boolean isUndone(String key) {
        return withKey(undone, key).isPresent();
    }

    /// Whether the passage with this key is recorded, be it taken back or not.
    boolean knows(String key) {
        return passage(key).isPresent() || isUndone(key);
    }

    private static Optional<Passage> withKey(List<Passage> passages, String key) {
        return passages.stream().filter(passage -> passage.key().equals(key)).findFirst();
    }
}
