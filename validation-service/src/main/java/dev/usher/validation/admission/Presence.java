package dev.usher.validation.admission;

import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.event.DoorRules.Entries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// How a ticket has been used so far. Passages are ordered by when they happened, not by when the service
/// received them, because devices that were offline report their scans in any order. Passages at the same
/// time keep the order in which the service received them.
///
/// @param passages those that count, the earliest first
/// @param undone those that were undone, the earliest first
public record Presence(List<Passage> passages, List<Passage> undone) {
    /// A ticket that has not been used.
    public static final Presence NONE = new Presence(List.of(), List.of());

    public Presence {
        // A stable sort: passages at the same time keep their order.
        passages = passages.stream().sorted(Comparator.comparing(Passage::at)).toList();
        undone = undone.stream().sorted(Comparator.comparing(Passage::at)).toList();
    }

    /// The number of entries.
    public int entries() {
        return (int) passages.stream().filter(Presence::isEntry).count();
    }

    /// Whether somebody entered with it.
    public boolean isUsed() {
        return entries() > 0;
    }

    /// Whether its holder is inside, according to the scans.
    public boolean isInside() {
        return last().filter(Presence::isEntry).isPresent();
    }

    /// The same without a passage.
    public Presence before(Passage passage) {
        return new Presence(
                passages.stream().filter(other -> !other.equals(passage)).toList(), undone);
    }

    /// The same with one more passage.
    Presence with(Passage passage) {
        var more = new ArrayList<>(passages);
        more.add(passage);
        return new Presence(more, undone);
    }

    /// The same after a passage was undone.
    Presence without(Passage passage) {
        var more = new ArrayList<>(undone);
        more.add(passage);
        return new Presence(before(passage).passages, more);
    }

    /// Whether it may admit at this instant, given the passages before it.
    boolean mayEnter(Entries rule, Instant at) {
        return rule.isOpenAfter(entries()) && (rule.mode() != Entries.Mode.AFTER_EXIT || !isInsideAt(at));
    }

    /// Whether there is room to store this passage. The rules limit the passages that they allow; this limits
    /// the others.
    boolean hasRoomFor(Passage passage) {
        boolean isBounded = passage.against() == null || against() < AdmissionStore.MOST_AGAINST_RULES;
        return isBounded
                && (isEntry(passage) || with(passage).unscannedExits().size() <= AdmissionStore.MOST_AGAINST_RULES);
    }

    /// The entry with this key, if it can be undone: nothing happened after it, it is not older than
    /// `notBefore`, and not too many entries were undone before.
    Optional<Passage> undoable(String key, Instant notBefore) {
        return last().filter(last -> isEntry(last) && last.key().equals(key))
                .filter(last -> !last.at().isBefore(notBefore))
                .filter(_ -> undone.size() < AdmissionStore.MOST_UNDONE);
    }

    private boolean isInsideAt(Instant at) {
        return passages.stream()
                .filter(passage -> !passage.at().isAfter(at))
                .reduce((_, later) -> later)
                .filter(Presence::isEntry)
                .isPresent();
    }

    /// The keys of the exits of people who were not scanned in: at that time more people had left than
    /// entered.
    public Set<String> unscannedExits() {
        var keys = new HashSet<String>();
        int inside = 0;
        for (Passage passage : passages) {
            if (isEntry(passage)) {
                inside++;
            } else if (inside > 0) {
                inside--;
            } else {
                keys.add(passage.key());
            }
        }
        return Set.copyOf(keys);
    }

    /// How a passage of this ticket is counted.
    public Way wayOf(Passage passage) {
        if (isEntry(passage)) {
            return Way.ENTRY;
        }
        return unscannedExits().contains(passage.key()) ? Way.UNSCANNED_EXIT : Way.EXIT;
    }

    /// The last passage.
    Optional<Passage> last() {
        return passages.isEmpty() ? Optional.empty() : Optional.of(passages.getLast());
    }

    /// The first entry.
    public Optional<Passage> firstEntry() {
        return passages.stream().filter(Presence::isEntry).findFirst();
    }

    /// The last entry.
    Optional<Passage> lastEntry() {
        return passages.reversed().stream().filter(Presence::isEntry).findFirst();
    }

    /// The number of passages against the rules, including undone ones.
    int against() {
        return (int) Stream.concat(passages.stream(), undone.stream())
                .filter(passage -> passage.against() != null)
                .count();
    }

    /// The passage with this key, which the first request of that scan made; empty if it was undone.
    public Optional<Passage> passage(String key) {
        return withKey(passages, key);
    }

    /// Whether the passage with this key was undone.
    public boolean isUndone(String key) {
        return withKey(undone, key).isPresent();
    }

    /// Whether the passage with this key is recorded, undone or not.
    boolean knows(String key) {
        return passage(key).isPresent() || isUndone(key);
    }

    private static Optional<Passage> withKey(List<Passage> passages, String key) {
        return passages.stream().filter(passage -> passage.key().equals(key)).findFirst();
    }

    private static boolean isEntry(Passage passage) {
        return passage.direction() == Direction.ENTRY;
    }
}
