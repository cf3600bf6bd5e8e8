package dev.usher.payment.event;

import dev.usher.contracts.message.DoorChanged;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the rules of an event's door say about when its tickets admit.
///
/// @param revision of the door's rules, 0 if they were never set
/// @param earliest the earliest instant at which tickets of a type with its own times admit; absent if no type
///     has one
public record DoorTimes(int revision, @Nullable Instant earliest) {
    /// Those of an event whose door has no rules.
    public static final DoorTimes NONE = new DoorTimes(0, null);

    static DoorTimes of(DoorChanged changed) {
        return new DoorTimes(
                changed.revision(),
                changed.ticketTypes().stream()
                        .map(DoorChanged.TypeTimes::admitsFrom)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(null));
    }
}
