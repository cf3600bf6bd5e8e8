package dev.usher.validation.upload;

import dev.usher.contracts.id.EventId;
import dev.usher.validation.event.DoorEvent;
import dev.usher.validation.event.DoorEvents;
import dev.usher.validation.event.DoorRules.TypeRule;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/// Bounds the times that devices name. A clock may be broken, and a device may lie: what it lets in happened
/// all the same, but not before the days of the event, and not in the future.
@Singleton
final class TimesOfDevices {
    /// Stewards try their devices on the eve of an event.
    private static final Duration BEFORE_ADMISSION = Duration.ofDays(2);

    /// Of an event that the door has not heard of.
    private static final Duration LONGEST_OFFLINE = Duration.ofDays(31);

    private final DoorEvents events;

    TimesOfDevices(DoorEvents events) {
        this.events = events;
    }

    /// The time at which something can have happened that is nearest to the one that a device names.
    ///
    /// @throws RuntimeException if the event cannot be read; repeating is safe
    Instant bounded(EventId eventId, Instant said, Instant now) {
        Instant earliest = events.find(eventId)
                .map(event -> firstAdmission(event).minus(BEFORE_ADMISSION))
                .orElseGet(() -> now.minus(LONGEST_OFFLINE));
        // The present is the bound that always holds: the first admission may lie more than two days ahead.
        return earlier(said.isBefore(earliest) ? earliest : said, now);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant firstAdmission(DoorEvent event) {
        return Stream.concat(
                        Stream.of(event.window().admitsFrom()),
                        event.rules().ticketTypes().values().stream().map(TypeRule::admitsFrom))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
