package dev.usher.validation.admission;

import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.event.DoorEvent;
import dev.usher.validation.event.DoorRules;
import dev.usher.validation.event.DoorRules.Entries;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a ticket must be to pass a gate now: the event's rules, worked out for one place and instant, so
/// that one condition of a write can hold them.
///
/// @param direction which way its holder goes
/// @param entries how often it may admit
/// @param mayBeNew whether a signed code passes although nothing is known of its ticket
/// @param barredTypes ticket types that do not pass here and now
record Terms(Direction direction, Entries entries, boolean mayBeNew, Set<String> barredTypes) {
    /// The terms at this gate and instant.
    ///
    /// @param event absent if the door has not heard of it: then a signature is proof enough
    static Terms of(@Nullable DoorEvent event, Direction direction, String gate, Instant now) {
        if (event == null) {
            return new Terms(direction, DoorRules.DEFAULT.entries(), direction == Direction.ENTRY, Set.of());
        }
        if (direction == Direction.EXIT) {
            return new Terms(direction, event.rules().entries(), false, Set.of());
        }
        Set<String> barred = event.rules().ticketTypes().keySet().stream()
                .filter(type -> !event.admits(type, gate, now))
                .collect(Collectors.toUnmodifiableSet());
        return new Terms(direction, event.rules().entries(), event.window().isOpenAt(now), barred);
    }

    /// Whether these terms let the ticket pass.
    boolean allow(Ticket ticket) {
        if (direction == Direction.EXIT) {
            return ticket.presence().isInside();
        }
        return ticket.presence().mayEnter(entries) && (ticket.type() == null || !barredTypes.contains(ticket.type()));
    }
}
