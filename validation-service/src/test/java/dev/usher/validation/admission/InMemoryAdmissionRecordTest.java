package dev.usher.validation.admission;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import java.util.List;

class InMemoryAdmissionRecordTest extends AdmissionRecordContract {
    private final InMemoryAdmissionStore store = new InMemoryAdmissionStore();
    private final InMemoryAdmissionRecord record = new InMemoryAdmissionRecord(store);

    @Override
    AdmissionStore store() {
        return store;
    }

    @Override
    AdmissionRecord record() {
        return record;
    }

    @Override
    void lose(EventId eventId, List<TicketId> ticketIds) {
        record.lose();
    }
}
