package dev.usher.validation.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.validation.event.InMemoryDoorEventStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SnapshotDeskTest {
    private static final EventId EVENT = new EventId(UUID.randomUUID());
    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");

    private final InMemoryTicketMarks marks = new InMemoryTicketMarks();

    @Test
    void theFirstSnapshotIsFullAndTheNextHoldsWhatChanged() {
        TicketMark old = mark(NOW.minusSeconds(600));
        marks.add(old);
        var first = desk(NOW).since(EVENT, null);
        TicketMark recent = mark(NOW.plusSeconds(5));
        marks.add(recent);

        var next = desk(NOW.plusSeconds(30)).since(EVENT, first.cursor());

        assertThat(first.isFull()).isTrue();
        assertThat(first.changed()).containsExactly(old);
        assertThat(next.isFull()).isFalse();
        assertThat(next.changed()).containsExactly(recent);
    }

    @Test
    void aChangeThatShowsUpLateIsNotMissed() {
        var first = desk(NOW).since(EVENT, null);
        TicketMark late = mark(NOW.minusSeconds(2));
        marks.add(late);

        assertThat(desk(NOW.plusSeconds(30)).since(EVENT, first.cursor()).changed())
                .containsExactly(late);
    }

    @Test
    void aCursorFromTheFutureOrOfAnotherMakeBeginsAnew() {
        marks.add(mark(NOW.minusSeconds(600)));

        for (String cursor : new String[] {NOW.plusSeconds(3600).toString(), "garbage", ""}) {
            var snapshot = desk(NOW).since(EVENT, cursor);
            assertThat(snapshot.isFull()).isTrue();
            assertThat(snapshot.changed()).hasSize(1);
        }
    }

    @Test
    void everythingIsHandedOutInPages() {
        IntStream.range(0, 45_000)
                .forEach(n -> marks.add(mark(NOW.minusSeconds(3600).plusMillis(n))));
        var seen = new HashSet<TicketId>();
        var page = desk(NOW).since(EVENT, null);
        int pages = 1;
        page.changed().forEach(mark -> seen.add(mark.ticketId()));
        while (page.isMore()) {
            page = desk(NOW).since(EVENT, page.cursor());
            page.changed().forEach(mark -> seen.add(mark.ticketId()));
            pages++;
            assertThat(page.isFull()).isFalse();
        }

        assertThat(seen).hasSize(45_000);
        assertThat(pages).isEqualTo(3);
    }

    private SnapshotDesk desk(Instant now) {
        return new SnapshotDesk(
                new InMemoryDoorEventStore().asSeenAtTheDoor(), marks, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static TicketMark mark(Instant at) {
        return new TicketMark(new TicketId(UUID.randomUUID()), Status.VALID, 1, 1, true, at);
    }
}
