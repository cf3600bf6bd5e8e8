package dev.usher.validation.event;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.DoorChanged;
import java.util.List;

class InMemoryDoorEventStoreTest extends DoorEventStoreContract {
    private final InMemoryDoorEventStore store = new InMemoryDoorEventStore();

    @Override
    DoorEventStore store() {
        return store;
    }

    @Override
    List<DoorChanged> messages(EventId eventId) {
        return store.messages(eventId);
    }

    @Override
    void lose(EventId eventId) {
        store.lose(eventId);
    }
}
