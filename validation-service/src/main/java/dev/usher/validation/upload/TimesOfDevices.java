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

/// Limits the times that devices report. A clock may be broken, and a device may lie. The passage happened
/// anyway, but not before the days of the event, and not in the future.
@Singleton
final class TimesOfDevices {
    /// Stewards test their devices on the day before an event.
    private static final Duration BEFORE_ADMISSION = Duration.ofDays(2);

    /// For an event that is unknown.
    private static final Duration LONGEST_OFFLINE = Duration.ofDays(31);

    private final DoorEvents events;

    TimesOfDevices(DoorEvents events) {
        this.events = events;
    }

    /// The possible time that is nearest to the reported one.
    ///
    /// @throws RuntimeException if the event cannot be read; repeating is safe
    Instant bounded(EventId eventId, Instant said, Instant now) {
        Instant earliest = events.find(eventId)
                .map(event -> firstAdmission(event).minus(BEFORE_ADMISSION))
                .orElseGet(() -> now.minus(LONGEST_OFFLINE));
        // The present is the limit in any case: the first admission may be more than two days ahead.
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
