package dev.usher.validation.conflict;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reports and lists conflicts. Counts them in `usher_admission_conflicts_total` by reason.
@Singleton
public final class Conflicts {
    private static final Logger LOG = LoggerFactory.getLogger(Conflicts.class);

    private final ConflictStore store;
    private final MeterRegistry meters;

    Conflicts(ConflictStore store, MeterRegistry meters) {
        this.store = store;
        this.meters = meters;
    }

    /// Stores a conflict and publishes it, unless it contains nothing new.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    public void report(Conflict conflict) {
        if (store.record(conflict)) {
            meters.counter("usher.admission.conflicts", "reason", conflict.reason())
                    .increment();
            LOG.warn("{} was let in against {}", conflict.ticketId(), conflict.reason());
        }
    }

    /// Counts an entry that the ticket's row has no room for.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating counts again
    public void countFurther(EventId eventId, TicketId ticketId) {
        store.countFurther(eventId, ticketId);
    }

    /// The conflicts of an event, the newest first.
    List<Conflict> ofEvent(EventId eventId) {
        return store.ofEvent(eventId);
    }
}
