package dev.usher.validation.admission;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.platform.operations.Rebuild.Progress;
import dev.usher.platform.testing.Fake;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Copies without a database.
@Fake
public final class InMemoryAdmissionRecord implements AdmissionRecord {
    private final InMemoryAdmissionStore store;
    private final Map<TicketId, InMemoryAdmissionStore.Row> copies = new HashMap<>();
    private final Set<EventId> complete = new HashSet<>();

    public InMemoryAdmissionRecord(InMemoryAdmissionStore store) {
        this.store = store;
    }

    /// A record of tickets that were never lost.
    public static InMemoryAdmissionRecord ofNoTickets() {
        return new InMemoryAdmissionRecord(new InMemoryAdmissionStore());
    }

    @Override
    public synchronized void keep(EventId eventId, Collection<TicketId> ticketIds) {
        if (isLost(eventId)) {
            throw new TicketsLost(eventId);
        }
        complete.add(eventId);
        ticketIds.forEach(id -> store.row(id).ifPresent(row -> copies.put(id, row)));
    }

    @Override
    public synchronized boolean isLost(EventId eventId) {
        return !complete.contains(eventId) && !of(eventId).isEmpty();
    }

    @Override
    public synchronized Progress restore(EventId eventId, boolean dryRun, Consumer<Progress> progress) {
        List<InMemoryAdmissionStore.Row> all = of(eventId);
        List<InMemoryAdmissionStore.Row> missing = all.stream()
                .filter(row -> store.row(row.ticket().ticketId()).isEmpty())
                .toList();
        if (!dryRun) {
            missing.forEach(store::restore);
            complete.add(eventId);
        }
        return new Progress(all.size(), missing.size());
    }

    /// Loses the tickets, but not the copies.
    public synchronized void lose() {
        store.lose();
        complete.clear();
    }

    private List<InMemoryAdmissionStore.Row> of(EventId eventId) {
        return copies.values().stream()
                .filter(row -> row.ticket().eventId().equals(eventId))
                .toList();
    }
}
