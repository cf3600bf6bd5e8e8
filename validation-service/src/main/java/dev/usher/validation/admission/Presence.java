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

/// How a ticket was used so far. What counts is when something happened, not when the service heard of it:
/// devices that were offline tell of their scans in any order. Of what happened at the same time, that comes
/// first which the service heard of first.
///
/// @param passages all of them that count, the first one first
/// @param undone those that were taken back, likewise
public record Presence(List<Passage> passages, List<Passage> undone) {
    /// Not at all.
    public static final Presence NONE = new Presence(List.of(), List.of());

    public Presence {
        // Keeps the order of those that are equal.
        passages = passages.stream().sorted(Comparator.comparing(Passage::at)).toList();
        undone = undone.stream().sorted(Comparator.comparing(Passage::at)).toList();
    }

    /// How often it admitted.
    public int entries() {
        return (int) passages.stream().filter(Presence::isEntry).count();
    }

    /// Whether it ever admitted.
    public boolean isUsed() {
        return entries() > 0;
    }

    /// Whether its holder is inside, as far as scans tell.
    public boolean isInside() {
        return last().filter(Presence::isEntry).isPresent();
    }

    /// The same before a passage was known.
    public Presence before(Passage passage) {
        return new Presence(
                passages.stream().filter(other -> !other.equals(passage)).toList(), undone);
    }

    /// The same with one passage more.
    Presence with(Passage passage) {
        var more = new ArrayList<>(passages);
        more.add(passage);
        return new Presence(more, undone);
    }

    /// The same after a passage was taken back.
    Presence without(Passage passage) {
        var more = new ArrayList<>(undone);
        more.add(passage);
        return new Presence(before(passage).passages, more);
    }

    /// Whether it may admit at this instant, by what is known of the time before.
    boolean mayEnter(Entries rule, Instant at) {
        return rule.isOpenAfter(entries()) && (rule.mode() != Entries.Mode.AFTER_EXIT || !isInsideAt(at));
    }

    /// Whether there is room to remember it: what is within the rules is bounded by them.
    boolean hasRoomFor(Passage passage) {
        boolean isBounded = passage.against() == null || against() < AdmissionStore.MOST_AGAINST_RULES;
        return isBounded
                && (isEntry(passage) || with(passage).unscannedExits().size() <= AdmissionStore.MOST_AGAINST_RULES);
    }

    /// The entry with this key, if it can be taken back: nothing happened after it, it is not older, and not
    /// too many were taken back before.
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

    /// The keys of the exits for which nobody had come in before: more people left than were scanned.
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

    /// How a passage of it is counted.
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

    /// The first time it admitted.
    public Optional<Passage> firstEntry() {
        return passages.stream().filter(Presence::isEntry).findFirst();
    }

    /// The last time it admitted.
    Optional<Passage> lastEntry() {
        return passages.reversed().stream().filter(Presence::isEntry).findFirst();
    }

    /// How many of its passages are against the rules, taken back or not.
    int against() {
        return (int) Stream.concat(passages.stream(), undone.stream())
                .filter(passage -> passage.against() != null)
                .count();
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

    private static boolean isEntry(Passage passage) {
        return passage.direction() == Direction.ENTRY;
    }
}
