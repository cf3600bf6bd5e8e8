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
        TypedTicket sold = vip(NOW.minusSeconds(600));
        marks.add(sold);
        marks.add(new TypedTicket(new TicketId(UUID.randomUUID()), "general", NOW.minusSeconds(600)));
        var first = desk(NOW).since(EVENT, null);
        TypedTicket soldLate = vip(NOW.plusSeconds(5));
        marks.add(soldLate);

        var next = desk(NOW.plusSeconds(30)).since(EVENT, first.cursor());

        assertThat(first.typed()).containsExactly(sold);
        assertThat(next.isFull()).isFalse();
        assertThat(next.typed()).containsExactly(soldLate);
    }

    @Test
    void onceAnotherTypeHasARuleADeviceReadsEverythingOnceMoreAndKeepsWhatItKnows() {
        TypedTicket sold = vip(NOW.minusSeconds(600));
        TicketMark used = mark(NOW.minusSeconds(600));
        marks.add(sold);
        marks.add(used);
        var before = desk(NOW).since(EVENT, null);
        rule("vip");

        var after = desk(NOW.plusSeconds(30)).since(EVENT, before.cursor());
        var next = desk(NOW.plusSeconds(60)).since(EVENT, after.cursor());
        rule();
        var without = desk(NOW.plusSeconds(90)).since(EVENT, next.cursor());

        assertThat(before.typed()).isEmpty();
        assertThat(after.isFull()).isFalse();
        assertThat(after.typed()).containsExactly(sold);
        assertThat(after.changed()).containsExactly(used);
        assertThat(next.typed()).isEmpty();
        assertThat(next.changed()).isEmpty();
        assertThat(without.isFull()).isFalse();
        assertThat(without.typed()).isEmpty();
        assertThat(without.changed()).containsExactly(used);
    }

    @Test
    void manyTicketsOfATypeComeInPages() {
        rule("vip", "press");
        marks.add(mark(NOW.minusSeconds(60)));
        marks.add(new TypedTicket(new TicketId(UUID.randomUUID()), "press", NOW.minusSeconds(3000)));
        IntStream.range(0, 25_000)
                .forEach(n -> marks.add(vip(NOW.minusSeconds(3600).plusMillis(n))));
        var seen = new HashSet<TicketId>();
        var page = desk(NOW).since(EVENT, null);
        page.typed().forEach(ticket -> seen.add(ticket.ticketId()));
        int pages = 1;
        while (page.isMore()) {
            page = desk(NOW).since(EVENT, page.cursor());
            page.typed().forEach(ticket -> seen.add(ticket.ticketId()));
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

    private static TypedTicket vip(Instant learnedAt) {
        return new TypedTicket(new TicketId(UUID.randomUUID()), "vip", learnedAt);
    }

    private static TicketMark mark(Instant at) {
        return new TicketMark(new TicketId(UUID.randomUUID()), Status.VALID, 1, 1, true, at);
    }
}
