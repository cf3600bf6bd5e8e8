package dev.usher.validation.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.AdmissionConflict.Entry;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every store of conflicts keeps.
abstract class ConflictStoreContract {
    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");

    private final EventId eventId = new EventId(UUID.randomUUID());
    private final TicketId ticketId = new TicketId(UUID.randomUUID());

    abstract ConflictStore store();

    @Test
    void aConflictIsNewsOnce() {
        Conflict conflict = conflict(ticketId, 2, NOW);

        assertThat(store().record(conflict)).isTrue();
        assertThat(store().record(conflict)).isFalse();
        assertThat(store().ofEvent(eventId)).containsExactly(conflict);
    }

    @Test
    void whatKnowsOfMoreEntriesIsNewsAndStays() {
        store().record(conflict(ticketId, 2, NOW));
        Conflict more = conflict(ticketId, 3, NOW.plusSeconds(60));

        assertThat(store().record(more)).isTrue();
        assertThat(store().record(conflict(ticketId, 2, NOW.plusSeconds(90)))).isFalse();
        assertThat(store().ofEvent(eventId)).containsExactly(more);
    }

    @Test
    void theLastConflictComesFirst() {
        Conflict early = conflict(ticketId, 1, NOW);
        Conflict late = conflict(new TicketId(UUID.randomUUID()), 1, NOW.plusSeconds(1));
        store().record(early);
        store().record(late);

        assertThat(store().ofEvent(eventId)).containsExactly(late, early);
        assertThat(store().ofEvent(new EventId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void aConflictWithoutNameAndWinnerIsKept() {
        var conflict = new Conflict(
                eventId, ticketId, "revoked", null, conflict(ticketId, 1, NOW).entries(), 1, null, NOW);
        store().record(conflict);

        assertThat(store().ofEvent(eventId)).containsExactly(conflict);
    }

    @Test
    void furtherEntriesAreCountedAlsoIfMoreBecomesKnownLater() {
        store().record(conflict(ticketId, 2, NOW));
        store().countFurther(eventId, ticketId);
        store().countFurther(eventId, ticketId);
        store().record(conflict(ticketId, 3, NOW));

        assertThat(store().ofEvent(eventId)).extracting(Conflict::entryCount).containsExactly(5);
    }

    @Test
    void aFurtherEntryOfATicketWithoutConflictIsNone() {
        store().countFurther(eventId, ticketId);

        assertThat(store().ofEvent(eventId)).isEmpty();
    }

    private Conflict conflict(TicketId ticket, int entries, Instant detectedAt) {
        return new Conflict(
                eventId,
                ticket,
                "already_used",
                "Ada Lovelace",
                IntStream.range(0, entries)
                        .mapToObj(n -> new Entry("DEVICE#1|" + n, NOW.plusSeconds(n), NOW, "North", "DEVICE#1"))
                        .toList(),
                entries,
                "DEVICE#1|0",
                detectedAt);
    }
}
