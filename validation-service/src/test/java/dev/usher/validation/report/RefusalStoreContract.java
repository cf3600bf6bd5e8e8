package dev.usher.validation.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every refusal store keeps.
abstract class RefusalStoreContract {
    private final EventId eventId = new EventId(UUID.randomUUID());

    abstract RefusalStore store();

    @Test
    void refusalsAreCountedByReasonAndEvent() {
        store().record(Stream.generate(() -> refusal(eventId, "forged"))
                .limit(RefusalStore.MAX_BATCH)
                .toList());
        store().record(List.of(
                refusal(eventId, "already_used"),
                refusal(eventId, "forged"),
                refusal(new EventId(UUID.randomUUID()), "forged")));

        assertThat(store().countByReason(eventId)).isEqualTo(Map.of("forged", 26, "already_used", 1));
    }

    @Test
    void aScanThatIsRecordedAgainCountsOnce() {
        Refusal refusal = refusal(eventId, "forged");

        store().record(List.of(refusal, refusal));
        store().record(List.of(refusal));

        assertThat(store().countByReason(eventId)).isEqualTo(Map.of("forged", 1));
    }

    @Test
    void anEventWithoutRefusalsHasNone() {
        assertThat(store().countByReason(eventId)).isEmpty();
    }

    private static Refusal refusal(EventId eventId, String reason) {
        return new Refusal(
                eventId,
                reason,
                Instant.now(),
                "North",
                "DEVICE#1",
                UUID.randomUUID().toString(),
                new TicketId(UUID.randomUUID()));
    }
}
