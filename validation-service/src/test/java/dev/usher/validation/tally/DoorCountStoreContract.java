package dev.usher.validation.tally;

import static dev.usher.validation.tally.Counted.ENTRY;
import static dev.usher.validation.tally.Counted.EXIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every store of sums keeps.
abstract class DoorCountStoreContract {
    private static final Instant MINUTE = Instant.parse("2026-11-22T18:00:00Z");
    private static final Instant NEXT = MINUTE.plusSeconds(60);
    private static final Counted FORGED = new Counted.Refused("forged");

    private final EventId eventId = new EventId(UUID.randomUUID());

    abstract DoorCountStore store();

    @Test
    void sumsAreKeptByGateAndByMinute() {
        add(Map.of(
                count(MINUTE.plusSeconds(59), "North", ENTRY), 5,
                count(MINUTE, "South", ENTRY), 2,
                count(MINUTE, "South", FORGED), 1));
        add(Map.of(count(NEXT, "North", ENTRY), 3, count(NEXT, "North", EXIT), 4));

        assertThat(store().byGate(eventId))
                .isEqualTo(Map.of("North", Map.of(ENTRY, 8, EXIT, 4), "South", Map.of(ENTRY, 2, FORGED, 1)));
        assertThat(store().byMinute(eventId, MINUTE))
                .isEqualTo(Map.of(MINUTE, Map.of(ENTRY, 7, FORGED, 1), NEXT, Map.of(ENTRY, 3, EXIT, 4)));
        assertThat(store().byMinute(eventId, NEXT)).containsOnlyKeys(NEXT);
    }

    @Test
    void aRepeatedCallCountsOnce() {
        var counts = Map.of(count(MINUTE, "North", ENTRY), 5);
        String token = UUID.randomUUID().toString();

        store().add(counts, token);
        store().add(counts, token);

        assertThat(store().byGate(eventId)).isEqualTo(Map.of("North", Map.of(ENTRY, 5)));
    }

    @Test
    void aFullBatchFits() {
        var counts = new HashMap<DoorCount, Integer>();
        for (int i = 0; i < DoorCountStore.MAX_BATCH; i++) {
            counts.put(count(MINUTE.plusSeconds(60L * i), "Gate " + i, ENTRY), 1);
        }

        add(counts);

        assertThat(store().byGate(eventId)).hasSize(DoorCountStore.MAX_BATCH);
    }

    @Test
    void anotherEventsSumsAreItsOwn() {
        add(Map.of(count(MINUTE, "North", ENTRY), 5));

        assertThat(store().byGate(new EventId(UUID.randomUUID()))).isEmpty();
        assertThat(store().byMinute(new EventId(UUID.randomUUID()), Instant.EPOCH))
                .isEmpty();
    }

    @Test
    void passagesAreToldByMinuteAndGateWithoutRefusals() {
        add(Map.of(
                count(MINUTE, "North", ENTRY), 5,
                count(MINUTE, "A#B", EXIT), 2,
                count(MINUTE, "North", FORGED), 1,
                count(NEXT, "North", ENTRY), 3));

        assertThat(store().passages(eventId))
                .isEqualTo(Map.of(
                        count(MINUTE, "North", ENTRY), 5,
                        count(MINUTE, "A#B", EXIT), 2,
                        count(NEXT, "North", ENTRY), 3));
        assertThat(store().passages(new EventId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void sumsAreCorrectedOnlyWhileTheyAreWhatTheyWere() {
        add(Map.of(count(MINUTE, "North", ENTRY), 5, count(NEXT, "North", ENTRY), 3));
        var more = new Correction(count(MINUTE, "North", ENTRY), 5, 7);
        var outdated = new Correction(count(NEXT, "North", ENTRY), 2, 9);
        var missing = new Correction(count(NEXT, "South", EXIT), 0, 1);

        assertThat(store().correct(List.of(more, outdated, missing))).containsExactly(more, missing);
        assertThat(store().correct(List.of(more, outdated, missing))).isEmpty();
        assertThat(store().passages(eventId))
                .isEqualTo(Map.of(
                        count(MINUTE, "North", ENTRY), 7,
                        count(NEXT, "North", ENTRY), 3,
                        count(NEXT, "South", EXIT), 1));
        assertThat(store().byGate(eventId)).isEqualTo(Map.of("North", Map.of(ENTRY, 10), "South", Map.of(EXIT, 1)));
        assertThat(store().byMinute(eventId, NEXT)).isEqualTo(Map.of(NEXT, Map.of(ENTRY, 3, EXIT, 1)));
    }

    @Test
    void aFullBatchOfCorrectionsFits() {
        var corrections = IntStream.range(0, DoorCountStore.MAX_BATCH)
                .mapToObj(i -> new Correction(count(MINUTE.plusSeconds(60L * i), "Gate " + i, ENTRY), 0, i + 1))
                .toList();

        assertThat(store().correct(corrections)).isEqualTo(corrections);
        assertThat(store().byGate(eventId)).hasSize(DoorCountStore.MAX_BATCH);
    }

    private void add(Map<DoorCount, Integer> counts) {
        store().add(counts, UUID.randomUUID().toString());
    }

    private DoorCount count(Instant at, String gate, Counted what) {
        return new DoorCount(eventId, at, gate, what);
    }
}
