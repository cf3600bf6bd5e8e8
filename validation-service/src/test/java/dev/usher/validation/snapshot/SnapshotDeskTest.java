package dev.usher.validation.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.validation.event.DoorRules;
import dev.usher.validation.event.DoorRules.TypeRule;
import dev.usher.validation.event.InMemoryDoorEventStore;
import dev.usher.validation.event.SampleEvents;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SnapshotDeskTest {
    private static final EventId EVENT = new EventId(UUID.randomUUID());
    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");

    private final InMemoryDoorEventStore events = new InMemoryDoorEventStore();
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

        for (String cursor : new String[] {NOW.plusSeconds(3600).toString(), "garbage", "", "garbage~x"}) {
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

    @Test
    void ticketsOfTypesWithARuleAreToldAndThenThoseThatAreNew() {
        rule("vip");
        LearnedTicket sold = learned(NOW.minusSeconds(600));
        marks.add("vip", sold);
        marks.add("general", learned(NOW.minusSeconds(600)));
        var first = desk(NOW).since(EVENT, null);
        LearnedTicket soldLate = learned(NOW.plusSeconds(5));
        marks.add("vip", soldLate);

        var next = desk(NOW.plusSeconds(30)).since(EVENT, first.cursor());

        assertThat(first.byType()).isEqualTo(Map.of("vip", List.of(sold)));
        assertThat(next.isFull()).isFalse();
        assertThat(next.byType()).isEqualTo(Map.of("vip", List.of(soldLate)));
    }

    @Test
    void onceAnotherTypeHasARuleADeviceReadsEverythingOnceMoreAndKeepsWhatItKnows() {
        LearnedTicket sold = learned(NOW.minusSeconds(600));
        TicketMark used = mark(NOW.minusSeconds(600));
        marks.add("vip", sold);
        marks.add(used);
        var before = desk(NOW).since(EVENT, null);
        rule("vip");

        var after = desk(NOW.plusSeconds(30)).since(EVENT, before.cursor());
        var next = desk(NOW.plusSeconds(60)).since(EVENT, after.cursor());
        rule();
        var without = desk(NOW.plusSeconds(90)).since(EVENT, next.cursor());

        assertThat(before.byType()).isEmpty();
        assertThat(after.isFull()).isFalse();
        assertThat(after.byType()).isEqualTo(Map.of("vip", List.of(sold)));
        assertThat(after.changed()).containsExactly(used);
        assertThat(next.byType()).isEqualTo(Map.of("vip", List.of()));
        assertThat(next.changed()).isEmpty();
        assertThat(without.isFull()).isFalse();
        assertThat(without.byType()).isEmpty();
        assertThat(without.changed()).containsExactly(used);
    }

    @Test
    void manyTicketsOfATypeComeInPages() {
        rule("vip", "press");
        marks.add(mark(NOW.minusSeconds(60)));
        marks.add("press", learned(NOW.minusSeconds(3000)));
        IntStream.range(0, 25_000)
                .forEach(n -> marks.add("vip", learned(NOW.minusSeconds(3600).plusMillis(n))));
        var seen = new HashSet<TicketId>();
        var page = desk(NOW).since(EVENT, null);
        page.byType().values().forEach(tickets -> tickets.forEach(ticket -> seen.add(ticket.ticketId())));
        int pages = 1;
        while (page.isMore()) {
            page = desk(NOW).since(EVENT, page.cursor());
            page.byType().values().forEach(tickets -> tickets.forEach(ticket -> seen.add(ticket.ticketId())));
            pages++;
            assertThat(page.changed()).hasSize(1);
        }

        assertThat(seen).hasSize(25_001);
        assertThat(pages).isEqualTo(4);
    }

    private void rule(String... types) {
        events.learn(SampleEvents.facts(EVENT, 1, "Open Doors"));
        var rules = Arrays.stream(types)
                .collect(Collectors.toMap(type -> type, _ -> new TypeRule(null, null, Set.of("Lounge"))));
        events.rule(EVENT, new DoorRules(DoorRules.DEFAULT.entries(), rules), null);
    }

    private SnapshotDesk desk(Instant now) {
        return new SnapshotDesk(events.asSeenAtTheDoor(), marks, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static LearnedTicket learned(Instant at) {
        return new LearnedTicket(new TicketId(UUID.randomUUID()), at);
    }

    private static TicketMark mark(Instant at) {
        return new TicketMark(new TicketId(UUID.randomUUID()), Status.VALID, 1, 1, true, at);
    }
}
