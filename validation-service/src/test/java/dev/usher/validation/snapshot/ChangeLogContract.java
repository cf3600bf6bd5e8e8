package dev.usher.validation.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.contracts.message.TicketUsed;
import dev.usher.validation.snapshot.ChangeLog.Entry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every log of changes keeps.
abstract class ChangeLogContract {
    private final EventId eventId = new EventId(UUID.randomUUID());

    abstract ChangeLog log();

    @Test
    void entriesAreReadInTheirOrderFromAnyNumberOn() {
        for (int n = 1; n <= 12; n++) {
            assertThat(log().append(eventId, entry(n), null)).isTrue();
        }

        assertThat(log().after(eventId, ChangeLog.NOTHING))
                .extracting(Entry::number)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        assertThat(log().after(eventId, 10)).extracting(Entry::number).containsExactly(11L, 12L);
        assertThat(log().after(eventId, 12)).isEmpty();
        assertThat(log().after(new EventId(UUID.randomUUID()), ChangeLog.NOTHING))
                .isEmpty();
    }

    @Test
    void marksComeBackAsTheyWere() {
        var entry = new Entry(
                1,
                List.of(
                        mark(null, Status.VALID, 0, false),
                        mark("general", Status.REVOKED, 2, true),
                        mark("a type of two words", Status.DISPUTED, 0, false)));
        log().append(eventId, entry, null);

        assertThat(log().after(eventId, ChangeLog.NOTHING)).containsExactly(entry);
    }

    @Test
    void aNumberIsGivenOnce() throws Exception {
        List<Callable<Boolean>> attempts = IntStream.range(0, 16)
                .<Callable<Boolean>>mapToObj(_ -> () -> log().append(eventId, entry(1), message(1)))
                .toList();
        int added = 0;
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var attempt : instances.invokeAll(attempts)) {
                added += attempt.get() ? 1 : 0;
            }
        }

        assertThat(added).isEqualTo(1);
        assertThat(log().after(eventId, ChangeLog.NOTHING)).hasSize(1);
    }

    @Test
    void aMessageThatWasPublishedBeforeStandsInTheWayOfNoEntry() {
        assertThat(log().append(eventId, entry(1), message(7))).isTrue();

        assertThat(log().append(eventId, entry(2), message(7))).isTrue();
    }

    @Test
    void aFullEntryIsKept() {
        var full = new Entry(
                1,
                IntStream.range(0, Entry.MOST_MARKS)
                        .mapToObj(_ -> mark("x".repeat(100), Status.REFUNDED, 99, true))
                        .toList());

        assertThat(log().append(eventId, full, null)).isTrue();
        assertThat(log().after(eventId, ChangeLog.NOTHING)).containsExactly(full);
    }

    private TicketUsed message(long number) {
        var use = new TicketUsed.Use(new TicketId(UUID.randomUUID()), true, false, 7);
        return new TicketUsed(eventId, number, List.of(use), Instant.parse("2026-11-22T18:00:00Z"));
    }

    private static Entry entry(long number) {
        return new Entry(number, List.of(mark("general", Status.VALID, 1, true)));
    }

    private static TicketMark mark(@Nullable String type, Status status, int entries, boolean isInside) {
        return new TicketMark(new TicketId(UUID.randomUUID()), type, status, 1, entries, isInside, 7);
    }
}
