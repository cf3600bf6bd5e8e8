package dev.usher.validation.snapshot;

import dev.usher.contracts.id.EventId;
import dev.usher.validation.event.DoorEvent;
import dev.usher.validation.event.DoorEvents;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Hands devices what they need offline, in pages, and afterwards what changed since.
///
/// A page ends where the next begins; the last one's cursor lies a little in the past, so that changes
/// which were on their way are read with the next. Reading a change twice is harmless.
@Singleton
final class SnapshotDesk {
    /// Longer than an index lags behind and clocks of instances differ.
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private static final int PAGE = 20_000;

    private final DoorEvents events;
    private final TicketMarks marks;
    private final Clock clock;

    SnapshotDesk(DoorEvents events, TicketMarks marks, Clock clock) {
        this.events = events;
        this.marks = marks;
        this.clock = clock;
    }

    /// What changed since a cursor, or everything if there is none or it is of no use: a device whose
    /// cursor lies in the future, or is none of ours, begins anew.
    Snapshot since(EventId eventId, @Nullable String cursor) {
        Instant now = clock.instant();
        Optional<Instant> since = parse(cursor).filter(instant -> !instant.isAfter(now));
        List<TicketMark> changed = marks.changedSince(eventId, since.orElse(Instant.EPOCH), PAGE);
        boolean isMore = changed.size() == PAGE;
        // The rest of a millisecond that a page ends in is read with the next page.
        Instant next = isMore
                ? changed.getLast().changedAt().minusMillis(1)
                : latest(since.orElse(Instant.EPOCH), now.minus(OVERLAP));
        return new Snapshot(
                next.toString(),
                since.isEmpty(),
                isMore,
                now,
                events.find(eventId).orElse(null),
                changed);
    }

    private static Optional<Instant> parse(@Nullable String cursor) {
        try {
            return Optional.ofNullable(cursor).map(Instant::parse);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// A page.
    ///
    /// @param cursor where to go on
    /// @param isFull whether it is the first page of everything: what the device knew before is void
    /// @param isMore whether the next page is there already
    /// @param now the service's clock
    /// @param event absent if the door has not heard of it
    /// @param changed the tickets that are not as they were issued
    record Snapshot(
            String cursor,
            boolean isFull,
            boolean isMore,
            Instant now,
            @Nullable DoorEvent event,
            List<TicketMark> changed) {
        Snapshot {
            changed = List.copyOf(changed);
        }
    }
}
