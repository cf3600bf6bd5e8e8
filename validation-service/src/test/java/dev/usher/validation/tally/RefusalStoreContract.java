package dev.usher.validation.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every refusal store keeps.
abstract class RefusalStoreContract {
    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");

    private final EventId eventId = new EventId(UUID.randomUUID());

    abstract RefusalStore store();

    @Test
    void refusalsAreKeptByEvent() {
        List<Refusal> refusals = Stream.generate(() -> refusal(eventId, "forged"))
                .limit(RefusalStore.MAX_BATCH)
                .toList();
        Refusal other = refusal(eventId, "already_used");
        assertThat(store().record(refusals)).isZero();
        store().record(List.of(other, refusal(new EventId(UUID.randomUUID()), "forged")));

        assertThat(store().ofEvent(eventId))
                .hasSize(RefusalStore.MAX_BATCH + 1)
                .containsAll(refusals)
                .contains(other);
    }

    @Test
    void aRefusalOfWhatIsNoTicketNamesNone() {
        var refusal = new Refusal(eventId, "unknown", NOW, "North", "DEVICE#1", "scan-1", null);

        store().record(List.of(refusal));

        assertThat(store().ofEvent(eventId)).containsExactly(refusal);
    }

    @Test
    void aScanThatIsRecordedAgainCountsOnce() {
        Refusal refusal = refusal(eventId, "forged");

        store().record(List.of(refusal, refusal));
        store().record(List.of(refusal));

        assertThat(store().ofEvent(eventId)).containsExactly(refusal);
    }

    @Test
    void aRefusalIsNewOnce() {
        Refusal refusal = refusal(eventId, "forged");

        assertThat(store().recordNew(refusal)).isTrue();
        assertThat(store().recordNew(refusal)).isFalse();
        assertThat(store().ofEvent(eventId)).containsExactly(refusal);
    }

    @Test
    void aRefusalIsFoundByItsScanAndNoOther() {
        Refusal refusal = refusal(eventId, "forged");
        store().record(List.of(refusal));

        assertThat(store().find(eventId, refusal.deviceId(), refusal.scanId())).contains(refusal);
        assertThat(store().find(eventId, "DEVICE#2", refusal.scanId())).isEmpty();
        assertThat(store().find(eventId, refusal.deviceId(), "another")).isEmpty();
        assertThat(store().find(new EventId(UUID.randomUUID()), refusal.deviceId(), refusal.scanId()))
                .isEmpty();
    }

    private static Refusal refusal(EventId eventId, String reason) {
        return new Refusal(
                eventId,
                reason,
                NOW,
                "North",
                "DEVICE#1",
                UUID.randomUUID().toString(),
                new TicketId(UUID.randomUUID()));
    }
}
