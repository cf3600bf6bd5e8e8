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

/// What a ticket must be to pass a gate now: the event's rules, worked out for one place and instant, so
/// that one condition of a write can hold them.
///
/// @param direction which way its holder goes
/// @param entries how often it may admit
/// @param mayBeNew whether a signed code passes although nothing is known of its ticket
/// @param types which ticket types pass
public record Terms(Direction direction, Entries entries, boolean mayBeNew, TypeTerms types) {
    private static final TypeTerms ALL = new TypeTerms.AllBut(Set.of());

    /// The terms at this gate and instant.
    ///
    /// @param event absent if the door has not heard of it: then a signature is proof enough
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

    /// Whether no ticket whatever passes.
    boolean admitNobody() {
        return types.equals(new TypeTerms.Only(Set.of()));
    }
}
