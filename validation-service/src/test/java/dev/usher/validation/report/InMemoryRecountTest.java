package dev.usher.validation.report;

import dev.usher.validation.admission.PassedTickets;
import dev.usher.validation.tally.DoorCountStore;
import dev.usher.validation.tally.InMemoryDoorCountStore;

class InMemoryRecountTest extends RecountContract {
    private final DoorCountStore counts = new InMemoryDoorCountStore();
    private final PassedTickets tickets = PassedTickets.inMemory();

    @Override
    DoorCountStore counts() {
        return counts;
    }

    @Override
    PassedTickets tickets() {
        return tickets;
    }
}
