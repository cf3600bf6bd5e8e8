package dev.usher.ticket.listing;

import dev.usher.ticket.order.InMemoryTicketStore;
import dev.usher.ticket.order.TicketStore;

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
