package dev.usher.validation.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.validation.admission.InMemoryAdmissionRecord;
import dev.usher.validation.event.DoorEvents;
import dev.usher.validation.event.DoorRules;
import dev.usher.validation.event.DoorRules.TypeRule;
import dev.usher.validation.event.InMemoryDoorEventStore;
import dev.usher.validation.event.SampleEvents;
import dev.usher.validation.snapshot.Snapshots.Snapshot;
import java.time.Clock;
import java.time.Duration;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SnapshotsTest {
    private static final EventId EVENT = new EventId(UUID.randomUUID());
    private static final Duration LATER = Duration.ofSeconds(30);

    private final InMemoryDoorEventStore events = new InMemoryDoorEventStore();
    private final InMemoryTicketMarks marks = new InMemoryTicketMarks();
    private final InMemoryChangeLog log = new InMemoryChangeLog();
    private Instant now = Instant.parse("2026-11-22T18:00:00Z");

    @Test
    void theFirstSnapshotIsFullAndTheNextHoldsWhatChanged() {
        TicketMark old = write(used("general"), now);
        Snapshot first = snapshot(null);
        TicketMark recent = write(used("general"), now);

        Snapshot next = snapshot(first.cursor());

        assertThat(first.isFull()).isTrue();
        assertThat(first.changed()).containsExactly(old);
        assertThat(next.isFull()).isFalse();
        assertThat(next.changed()).containsExactly(recent);
        assertThat(snapshot(next.cursor()).changed()).isEmpty();
    }

    @Test
    void ticketsThatAreAsTheyWereIssuedAreNotListedButThoseThatAreSoAgainAre() {
        TicketMark issued = write(mark("general", 0, 1), now);
        Snapshot first = snapshot(null);
        TicketMark takenBack = new TicketMark(issued.ticketId(), "general", Status.VALID, 1, 0, false, 3);
        write(takenBack, now);

        assertThat(first.changed()).isEmpty();
        assertThat(snapshot(first.cursor()).changed()).containsExactly(takenBack);
    }

    @Test
    void aWriteThatLandsLongAfterItBeganIsHeardOf() {
        Instant began = now;
        Snapshot read = snapshot(null);
        for (int minute = 0; minute < 20; minute++) {
            now = now.plus(Duration.ofMinutes(1));
            write(used("general"), now);
            read = snapshot(read.cursor());
        }

        TicketMark late = write(used("general"), began);

        assertThat(snapshot(read.cursor()).changed()).containsExactly(late);
    }

    @Test
    void aWriteThatLandsWhileADeviceReadsItsPagesIsHeardOf() {
        Instant began = now;
        now = now.plus(Duration.ofHours(1));
        IntStream.range(0, 20_001).forEach(n -> write(used("general"), now.plusMillis(n)));
        Snapshot page = snapshot(null);
        TicketMark late = write(used("general"), began);

        assertThat(page.isMore()).isTrue();
        assertThat(snapshot(page.cursor()).changed()).contains(late);
    }

    @Test
    void aCursorThatIsAheadOrOfAnotherMakeBeginsAnew() {
        write(used("general"), now);

        for (String cursor : List.of("2", "2026-11-22T18:00:00Z", "garbage", "", "-1", "9".repeat(30), "garbage~x")) {
            Snapshot snapshot = snapshot(cursor);
            assertThat(snapshot.isFull()).as(cursor).isTrue();
            assertThat(snapshot.changed()).hasSize(1);
        }
    }

    @Test
    void everythingIsHandedOutInPages() {
        IntStream.range(0, 45_000).forEach(n -> write(used("general"), now.plusMillis(n)));
        var seen = new HashSet<TicketId>();
        int pages = 0;
        Snapshot page = null;
        while (page == null || page.isMore()) {
            page = snapshot(page == null ? null : page.cursor());
            page.changed().forEach(mark -> seen.add(mark.ticketId()));
            assertThat(page.isFull()).isEqualTo(pages == 0);
            pages++;
        }

        assertThat(seen).hasSize(45_000);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void ticketsOfTypesWithARuleAreToldAndThenThoseThatAreNew() {
        rule("vip");
        TicketMark sold = write(mark("vip", 0, 1), now);
        write(mark("general", 0, 1), now);
        Snapshot first = snapshot(null);
        TicketMark soldLate = write(mark("vip", 0, 1), now);

        Snapshot next = snapshot(first.cursor());

        assertThat(first.byType()).isEqualTo(Map.of("vip", List.of(sold.ticketId())));
        assertThat(next.isFull()).isFalse();
        assertThat(next.byType()).isEqualTo(Map.of("vip", List.of(soldLate.ticketId())));
    }

    @Test
    void onceAnotherTypeHasARuleADeviceReadsEverythingOnceMoreAndKeepsWhatItKnows() {
        TicketMark sold = write(mark("vip", 0, 1), now);
        TicketMark used = write(used("general"), now);
        Snapshot before = snapshot(null);
        rule("vip");

        Snapshot after = snapshot(before.cursor());
        Snapshot next = snapshot(after.cursor());
        rule();
        Snapshot without = snapshot(next.cursor());

        assertThat(before.byType()).isEmpty();
        assertThat(after.isFull()).isFalse();
        assertThat(after.byType()).isEqualTo(Map.of("vip", List.of(sold.ticketId())));
        assertThat(after.changed()).containsExactly(used);
        assertThat(next.byType()).isEqualTo(Map.of("vip", List.of()));
        assertThat(next.changed()).isEmpty();
        assertThat(without.isFull()).isFalse();
        assertThat(without.byType()).isEmpty();
        assertThat(without.changed()).containsExactly(used);
    }

    private void rule(String... types) {
        events.learn(SampleEvents.facts(EVENT, 1, "Open Doors"));
        var rules = Arrays.stream(types)
                .collect(Collectors.toMap(type -> type, _ -> new TypeRule(null, null, Set.of("Lounge"))));
        events.rule(EVENT, new DoorRules(DoorRules.DEFAULT.entries(), rules), null);
    }

    /// What a device reads half a minute later, by an instance that has just started.
    private Snapshot snapshot(@Nullable String cursor) {
        now = now.plus(LATER);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        DoorEvents door = events.asSeenAtTheDoor();
        return new Snapshots(
                        door,
                        new ChangeSequencer(
                                marks,
                                log,
                                InMemoryAdmissionRecord.ofNoTickets(),
                                new UsedTickets(log, door, clock),
                                clock),
                        log,
                        clock)
                .since(EVENT, cursor);
    }

    private TicketMark write(TicketMark mark, Instant began) {
        marks.write(mark, began);
        return mark;
    }

    private static TicketMark used(String type) {
        return mark(type, 1, 2);
    }

    private static TicketMark mark(String type, int entries, int version) {
        return new TicketMark(new TicketId(UUID.randomUUID()), type, Status.VALID, 1, entries, entries > 0, version);
    }
}
