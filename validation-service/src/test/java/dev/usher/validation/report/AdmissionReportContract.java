package dev.usher.validation.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.validation.report.Admissions.Admission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every admission report tells.
abstract class AdmissionReportContract {
    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");

    private final EventId eventId = new EventId(UUID.randomUUID());
    private final Admission first =
            new Admission(new TicketId(UUID.randomUUID()), null, null, NOW, "North", "DEVICE#1");
    private final Admission second =
            new Admission(new TicketId(UUID.randomUUID()), "Ada", 2, NOW.plusMillis(500), "South", "DEVICE#1");

    abstract AdmissionReport report();

    /// Uses a ticket of the event up.
    abstract void admitted(EventId eventId, Admission admission);

    @Test
    void usedTicketsAreCountedByGateAndTheNewestListed() {
        admitted(eventId, second);
        admitted(eventId, first);

        assertThat(report().of(eventId, 1))
                .isEqualTo(new Admissions(2, Map.of("North", 1, "South", 1), List.of(second)));
        assertThat(report().of(eventId, 20).latest()).containsExactly(second, first);
    }

    @Test
    void anEventNobodyEnteredIsEmpty() {
        admitted(new EventId(UUID.randomUUID()), first);

        assertThat(report().of(eventId, 20)).isEqualTo(new Admissions(0, Map.of(), List.of()));
    }
}
