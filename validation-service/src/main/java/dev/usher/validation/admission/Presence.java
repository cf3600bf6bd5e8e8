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
/// @param passages all of them, the first one first
public record Presence(int entries, boolean isInside, List<Passage> passages) {
    /// Not at all.
    public static final Presence NONE = new Presence(0, false, List.of());

    public Presence {
        passages = passages.stream()
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

    /// The passage that this scan made when it came the first time.
    public Optional<Passage> sameScanAs(Passage passage) {
        return passages.stream()
                .filter(made -> made.key().equals(passage.key()))
                .findFirst();
    }
}
