package dev.usher.validation.conflict;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.platform.testing.Fake;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Conflicts without a database.
@Fake
public final class InMemoryConflictStore implements ConflictStore {
    private final Map<TicketId, Conflict> conflicts = new HashMap<>();
    private final Map<TicketId, Integer> further = new HashMap<>();

    /// The ledger over them.
    public Conflicts ledger() {
        return new Conflicts(this, new SimpleMeterRegistry());
    }

    @Override
    public synchronized boolean record(Conflict conflict) {
        Conflict known = conflicts.get(conflict.ticketId());
        boolean isNews = known == null || known.entryCount() < conflict.entryCount();
        if (isNews) {
            conflicts.put(conflict.ticketId(), conflict);
        }
        return isNews;
    }

    @Override
    public synchronized void countFurther(EventId eventId, TicketId ticketId) {
        if (conflicts.containsKey(ticketId)) {
            further.merge(ticketId, 1, Integer::sum);
        }
    }

    @Override
    public synchronized List<Conflict> ofEvent(EventId eventId) {
        return conflicts.values().stream()
                .filter(conflict -> conflict.eventId().equals(eventId))
                .sorted(Comparator.comparing(Conflict::detectedAt).reversed())
                .map(this::withFurther)
                .toList();
    }

    private Conflict withFurther(Conflict kept) {
        return new Conflict(
                kept.eventId(),
                kept.ticketId(),
                kept.reason(),
                kept.attendeeName(),
                kept.entries(),
                kept.entryCount() + further.getOrDefault(kept.ticketId(), 0),
                kept.winner(),
                kept.detectedAt());
    }
}
