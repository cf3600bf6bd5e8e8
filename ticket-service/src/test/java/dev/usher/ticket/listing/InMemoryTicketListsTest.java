package dev.usher.ticket.listing;

import dev.usher.ticket.issuing.InMemoryTicketStore;
import dev.usher.ticket.issuing.TicketStore;

class InMemoryTicketListsTest extends TicketListsContract {
    private final InMemoryTicketStore store = new InMemoryTicketStore();

    @Override
    TicketStore store() {
        return store;
    }

    @Override
    TicketLists lists() {
        return new InMemoryTicketLists(store);
    }
}
