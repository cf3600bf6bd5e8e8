package dev.usher.validation.snapshot;

import static java.util.stream.Collectors.toMap;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.validation.event.DoorEvent;
import dev.usher.validation.event.DoorEvents;
import dev.usher.validation.snapshot.ChangeLog.Entry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gives devices the data that they need offline, in pages, and afterwards the changes. Reading a change
/// twice is harmless.
@Singleton
final class Snapshots {
    /// The maximum number of log entries in a page: 20,000 changes.
    private static final int PAGE = 40;

    private final DoorEvents events;
    private final ChangeSequencer sequencer;
    private final ChangeLog log;
    private final Clock clock;

    Snapshots(DoorEvents events, ChangeSequencer sequencer, ChangeLog log, Clock clock) {
        this.events = events;
        this.sequencer = sequencer;
        this.log = log;
        this.clock = clock;
    }

    /// The changes since a cursor. Without a usable cursor it starts from the beginning: if there is none, if
    /// it is ahead of the log, or if it is not one of ours. A device that knows other ticket types reads
    /// everything again, and keeps its data meanwhile.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    Snapshot since(EventId eventId, @Nullable String cursor) {
        Instant now = clock.instant();
        @Nullable DoorEvent event = events.find(eventId).orElse(null);
        Set<String> types =
                event == null ? Set.of() : event.rules().ticketTypes().keySet();
        long last = sequencer.lookAt(eventId);
        Optional<SnapshotCursor> read = SnapshotCursor.parse(cursor).filter(known -> known.number() <= last);
        long since = read.filter(known -> known.isOf(types))
                .map(SnapshotCursor::number)
                .orElse(ChangeLog.NOTHING);
        List<Entry> page;
        try (var entries = log.after(eventId, since)) {
            page = entries.limit(PAGE).toList();
        }
        Collection<TicketMark> marks = newest(page);
        long next = page.isEmpty() ? since : page.getLast().number();
        return new Snapshot(
                SnapshotCursor.of(next, types).toString(),
                read.isEmpty(),
                page.size() == PAGE,
                now,
                event,
                marks.stream().filter(mark -> !mark.isAsIssued()).toList(),
                types.stream().collect(toMap(type -> type, type -> ofType(marks, type))));
    }

    /// The last mark of each ticket.
    private static Collection<TicketMark> newest(List<Entry> entries) {
        var byTicket = new LinkedHashMap<TicketId, TicketMark>();
        entries.forEach(entry -> entry.marks().forEach(mark -> byTicket.put(mark.ticketId(), mark)));
        return byTicket.values();
    }

    private static List<TicketId> ofType(Collection<TicketMark> marks, String type) {
        return marks.stream()
                .filter(mark -> type.equals(mark.type()))
                .map(TicketMark::ticketId)
                .toList();
    }

    /// A page.
    ///
    /// @param cursor where to continue
    /// @param isFull whether this is the first page of everything, so that the device must discard its
    ///     earlier data
    /// @param isMore whether the next page is available now
    /// @param now the current time of the service's clock
    /// @param event absent if it is unknown
    /// @param changed the tickets that are no longer as issued
    /// @param byType the tickets of each type with its own rule
    record Snapshot(
            String cursor,
            boolean isFull,
            boolean isMore,
            Instant now,
            @Nullable DoorEvent event,
            List<TicketMark> changed,
            Map<String, List<TicketId>> byType) {
        Snapshot {
            changed = List.copyOf(changed);
            byType = Map.copyOf(byType);
        }
    }
}
