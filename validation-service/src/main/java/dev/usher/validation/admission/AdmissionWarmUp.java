package dev.usher.validation.admission;

import dev.usher.contracts.id.TicketId;
import dev.usher.platform.service.WarmUp;
import jakarta.inject.Singleton;
import java.util.UUID;

/// Opens the first connection to the table of tickets.
@Singleton
final class AdmissionWarmUp implements WarmUp {
    private final AdmissionStore tickets;

    AdmissionWarmUp(AdmissionStore tickets) {
        this.tickets = tickets;
    }

    @Override
    public void warmUp() {
        tickets.find(new TicketId(new UUID(0, 0)));
    }
}
