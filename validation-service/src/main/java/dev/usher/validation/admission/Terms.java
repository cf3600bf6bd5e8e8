package dev.usher.validation.admission;

import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.event.DoorEvent;
import dev.usher.validation.event.DoorRules;
import dev.usher.validation.event.DoorRules.Entries;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a ticket needs to pass a gate at an instant: the event's rules, reduced so that the condition of one
/// write can express them.
///
/// @param direction which way the holder goes
/// @param entries how often it may admit
/// @param mayBeNew whether a signed code passes although its ticket is unknown
/// @param types which ticket types pass
public record Terms(Direction direction, Entries entries, boolean mayBeNew, TypeTerms types) {
    private static final TypeTerms ALL = new TypeTerms.AllBut(Set.of());

    /// The terms at this gate and instant.
    ///
    /// @param event absent if it is unknown; then a signature is enough
    static Terms of(@Nullable DoorEvent event, Direction direction, String gate, Instant now) {
        if (event == null) {
            return new Terms(direction, DoorRules.DEFAULT.entries(), true, ALL);
        }
        if (direction == Direction.EXIT) {
            return new Terms(direction, event.rules().entries(), true, ALL);
        }
        boolean isOpen = event.window().isOpenAt(now);
        Map<Boolean, Set<String>> ruled = event.rules().ticketTypes().keySet().stream()
                .collect(Collectors.partitioningBy(
                        type -> event.admits(type, gate, now), Collectors.toUnmodifiableSet()));
        return new Terms(
                direction,
                event.rules().entries(),
                isOpen,
                isOpen
                        ? new TypeTerms.AllBut(ruled.getOrDefault(false, Set.of()))
                        : new TypeTerms.Only(ruled.getOrDefault(true, Set.of())));
    }

    /// Whether no ticket at all passes.
    boolean admitNobody() {
        return types.equals(new TypeTerms.Only(Set.of()));
    }
}
