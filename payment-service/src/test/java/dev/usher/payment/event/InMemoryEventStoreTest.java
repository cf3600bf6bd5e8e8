package dev.usher.payment.event;

import dev.usher.contracts.message.EventChanged;
import dev.usher.contracts.message.TicketLine;
import java.util.List;

class InMemoryEventStoreTest extends EventStoreContract {
    private final InMemoryEventStore store = new InMemoryEventStore();

    @Override
    EventStore store() {
        return store;
    }

    @Override
    List<EventChanged> changes(Event event) {
        return store.changes(event.eventId());
    }

    @Override
    boolean take(Event event, List<TicketLine> lines) {
        return store.take(event.eventId(), lines);
    }
}
