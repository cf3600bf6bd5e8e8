package dev.usher.validation.snapshot;

import static java.util.stream.Collectors.toMap;

import dev.usher.contracts.id.EventId;
import dev.usher.validation.event.DoorEvent;
import dev.usher.validation.event.DoorEvents;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Hands devices what they need offline, in pages, and afterwards what changed since.
///
/// A page ends where the next begins; the last one's cursor lies a little in the past, so that changes
/// which were on their way are read with the next. Reading a change twice is harmless.
@Singleton
final class SnapshotDesk {
    /// Longer than an index lags behind and clocks of instances differ.
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    /// Tickets in a page, at most; each list has the same share.
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
    /// cursor lies in the future, or is none of ours, begins anew. One that knows other ticket types reads
    /// everything once more, and keeps what it knows meanwhile.
    Snapshot since(EventId eventId, @Nullable String cursor) {
        Instant now = clock.instant();
        @Nullable DoorEvent event = events.find(eventId).orElse(null);
        Set<String> types =
                event == null ? Set.of() : event.rules().ticketTypes().keySet();
        Optional<SnapshotCursor> read =
                SnapshotCursor.parse(cursor).filter(known -> !known.at().isAfter(now));
        Instant since =
                read.filter(known -> known.isOf(types)).map(SnapshotCursor::at).orElse(Instant.EPOCH);
        int most = PAGE / (1 + types.size());
        List<TicketMark> changed = marks.changedSince(eventId, since, most);
        Map<String, List<LearnedTicket>> byType =
                types.stream().collect(toMap(type -> type, type -> marks.learnedSince(eventId, type, since, most)));
        Optional<Instant> end = endOfPage(changed, byType.values(), most);
        Instant next = end.orElseGet(() -> latest(since, now.minus(OVERLAP)));
        return new Snapshot(
                SnapshotCursor.of(next, types).toString(),
                read.isEmpty(),
                end.isPresent(),
                now,
                event,
                changed,
                byType);
    }

    /// Where the first of the full lists ends, if any is full.
    private static Optional<Instant> endOfPage(
            List<TicketMark> changed, Collection<List<LearnedTicket>> byType, int most) {
        return Stream.concat(
                        Stream.of(changed.stream().map(TicketMark::changedAt).toList()),
                        byType.stream()
                                .map(tickets -> tickets.stream()
                                        .map(LearnedTicket::learnedAt)
                                        .toList()))
                .filter(times -> times.size() == most)
                // The rest of a millisecond that a list ends in is read with the next page.
                .map(times -> times.getLast().minusMillis(1))
                .min(Comparator.naturalOrder());
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
    /// @param byType the tickets of each type that has a rule of its own
    record Snapshot(
            String cursor,
            boolean isFull,
            boolean isMore,
            Instant now,
            @Nullable DoorEvent event,
            List<TicketMark> changed,
            Map<String, List<LearnedTicket>> byType) {
        Snapshot {
            changed = List.copyOf(changed);
            byType = Map.copyOf(byType);
        }
    }
}
