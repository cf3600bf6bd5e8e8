package dev.usher.validation.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.message.AdmissionConflict;
import dev.usher.contracts.message.AdmissionConflict.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConflictTest {
    private static final Instant EVENING = Instant.parse("2026-11-22T18:00:00Z");

    @Test
    void aFewEntriesAreToldOfAll() {
        List<Entry> few = entries(AdmissionConflict.MAX_ENTRIES);

        assertThat(Conflict.listedOf(few)).isEqualTo(few);
    }

    @Test
    void ofManyTheFirstAndTheLastToBeRecordedAreToldOfAsTheyHappened() {
        var all = new ArrayList<>(entries(40));
        // Happened early, but was reported last.
        Entry late = new Entry("late", EVENING.plusSeconds(2), EVENING.plusSeconds(9_000), "North", "DEVICE#1");
        all.add(3, late);

        List<Entry> listed = Conflict.listedOf(all);

        assertThat(listed).hasSize(AdmissionConflict.MAX_ENTRIES);
        assertThat(listed.subList(0, 2)).containsExactly(all.getFirst(), late);
        assertThat(listed.getLast()).isEqualTo(all.getLast());
        assertThat(listed).isSubsetOf(all);
    }

    private static List<Entry> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new Entry(
                        "DEVICE#1|" + n, EVENING.plusSeconds(n), EVENING.plusSeconds(1_000L + n), "North", "DEVICE#1"))
                .toList();
    }
}
