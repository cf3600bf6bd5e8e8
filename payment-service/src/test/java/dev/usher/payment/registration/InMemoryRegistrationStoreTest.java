package dev.usher.payment.registration;

import dev.usher.contracts.message.Envelope;
import dev.usher.payment.event.EventStore;
import dev.usher.payment.event.InMemoryEventStore;
import java.util.List;

class InMemoryRegistrationStoreTest extends RegistrationStoreContract {
    private final InMemoryEventStore events = new InMemoryEventStore();
    private final InMemoryRegistrationStore store = new InMemoryRegistrationStore(events);

    @Override
    RegistrationStore store() {
        return store;
    }

    @Override
    EventStore events() {
        return events;
    }

    @Override
    List<String> outbox() {
        return store.outbox().stream().map(Envelope::id).toList();
    }
}
