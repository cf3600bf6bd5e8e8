package dev.usher.validation.snapshot;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.platform.testing.Fake;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// How tickets are without a database, all of one event.
@Fake
final class InMemoryTicketMarks implements TicketMarks {
    private final Map<TicketId, Written> written = new HashMap<>();

    /// A write that lands now.
    ///
    /// @param began when it began by its writer's clock
    synchronized void write(TicketMark mark, Instant began) {
        written.put(mark.ticketId(), new Written(mark, began));
    }

    @Override
    public synchronized Stream<TicketMark> changedSince(EventId eventId, Instant since) {
        return written(write -> !write.began.isBefore(since));
    }

    @Override
    public synchronized Stream<TicketMark> changedBefore(EventId eventId, Instant until) {
        return written(write -> write.began.isBefore(until));
    }

    private Stream<TicketMark> written(Predicate<Written> isAsked) {
        return written.values().stream()
                .filter(isAsked)
                .sorted(Comparator.comparing(Written::began))
                .map(Written::mark)
                .toList()
                .stream();
    }

    private record Written(TicketMark mark, Instant began) {}
}
