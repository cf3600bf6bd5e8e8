package dev.usher.validation.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.contracts.message.TicketUsed;
import dev.usher.contracts.message.TicketUsed.Use;
import dev.usher.platform.operations.Rebuild.Progress;
import dev.usher.validation.admission.AdmissionRecord;
import dev.usher.validation.admission.TicketsLost;
import dev.usher.validation.event.DoorRules;
import dev.usher.validation.event.DoorRules.Entries;
import dev.usher.validation.event.InMemoryDoorEventStore;
import dev.usher.validation.event.SampleEvents;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeSequencerTest {
    private static final EventId EVENT = new EventId(UUID.randomUUID());
    private static final Instant START = Instant.parse("2026-11-22T18:00:00Z");

    private final InMemoryTicketMarks marks = new InMemoryTicketMarks();
    private final InMemoryChangeLog log = new InMemoryChangeLog();
    private final InMemoryDoorEventStore events = new InMemoryDoorEventStore();
    private final Kept record = new Kept();
    private Instant now = START;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final ChangeSequencer sequencer = sequencer(marks, log);

    @Test
    void aChangeIsToldOnceByAnyNumberOfInstances() throws Exception {
        IntStream.range(0, 2_000).forEach(n -> marks.write(mark(new TicketId(UUID.randomUUID()), 1), now));
        List<Callable<Long>> looks = Stream.generate(() -> sequencer(marks, log))
                .limit(8)
                .<Callable<Long>>map(instance -> () -> instance.lookAt(EVENT))
                .toList();
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var look : instances.invokeAll(looks)) {
                assertThat(look.get()).isEqualTo(4);
            }
        }

        assertThat(marksInLog()).hasSize(2_000).doesNotHaveDuplicates();
    }

    @Test
    void theLastStateOfATicketIsToldAndNoOlderOneAfterIt() {
        TicketId id = new TicketId(UUID.randomUUID());
        TicketMark old = mark(id, 1);
        TicketMark newer = mark(id, 2);
        look(old);
        look(newer);
        // An index that lags behind shows what was.
        look(old);

        assertThat(marksInLog()).containsExactly(old, newer);
    }

    @Test
    void aWriteThatLandsMinutesAfterItBeganIsPublishedWithinTwoFullLooks() {
        look(mark(new TicketId(UUID.randomUUID()), 1));
        lookEverySecond(ChangeSequencer.FULL_LOOK);
        TicketMark late = mark(new TicketId(UUID.randomUUID()), 1);
        marks.write(late, START.minusSeconds(1));

        lookEverySecond(ChangeSequencer.FULL_LOOK.multipliedBy(2));

        assertThat(marksInLog()).contains(late);
    }

    @Test
    void aFullLookReadsEachTicketAndASmallShareOfThemAtATime() {
        IntStream.range(0, 60_000)
                .forEach(n -> marks.write(mark(new TicketId(UUID.randomUUID()), 1), START.minusMillis(60_000 - n)));
        var counting = new Watched(marks);
        var counted = sequencer(counting, log);
        counted.lookAt(EVENT);
        now = now.plusSeconds(30);
        counted.lookAt(EVENT);
        counting.read = 0;
        int most = 0;

        for (int second = 0; second < ChangeSequencer.FULL_LOOK.toSeconds(); second++) {
            now = now.plusSeconds(1);
            int before = counting.read;
            counted.lookAt(EVENT);
            most = Math.max(most, counting.read - before);
        }

        assertThat(counting.read).isBetween(60_000, 61_000);
        assertThat(most).isLessThan(600);
    }

    @Test
    void aLookReadsWhatChangedSinceTheOneBeforeHoweverLongAgoThatWas() {
        IntStream.range(0, 5_000).forEach(n -> marks.write(mark(new TicketId(UUID.randomUUID()), 1), START));
        look(mark(new TicketId(UUID.randomUUID()), 1));
        TicketMark meanwhile = mark(new TicketId(UUID.randomUUID()), 1);
        marks.write(meanwhile, now);
        now = now.plusSeconds(30);

        sequencer.lookAt(EVENT);

        assertThat(marksInLog()).contains(meanwhile);
    }

    @Test
    void afterALongSilenceOneLookReadsEverything() {
        look(mark(new TicketId(UUID.randomUUID()), 1));
        now = now.plus(ChangeSequencer.FULL_LOOK);
        TicketMark late = mark(new TicketId(UUID.randomUUID()), 1);
        marks.write(late, START.minusSeconds(1));

        sequencer.lookAt(EVENT);
        sequencer.lookAt(EVENT);

        assertThat(marksInLog()).contains(late);
    }

    @Test
    void aShareThatCouldNotBeAddedIsReadAgain() {
        var flaky = new FlakyLog(log);
        var sequencerOnFlaky = sequencer(marks, flaky);
        marks.write(mark(new TicketId(UUID.randomUUID()), 1), now);
        sequencerOnFlaky.lookAt(EVENT);
        TicketMark late = mark(new TicketId(UUID.randomUUID()), 1);
        marks.write(late, START.minusSeconds(60));
        now = now.plusSeconds(1);
        flaky.isAway = true;
        assertThatThrownBy(() -> sequencerOnFlaky.lookAt(EVENT)).hasMessage("the log is away");
        flaky.isAway = false;
        now = now.plusSeconds(1);

        sequencerOnFlaky.lookAt(EVENT);

        assertThat(marksInLog()).contains(late);
    }

    @Test
    void changesArePublishedAndReadsDoNotPileUpWhileFullLooksFail() {
        IntStream.range(0, 60_000)
                .forEach(n -> marks.write(mark(new TicketId(UUID.randomUUID()), 1), START.minusMillis(60_000 - n)));
        var throttled = new Watched(marks);
        var sequencerOnThrottled = sequencer(throttled, log);
        sequencerOnThrottled.lookAt(EVENT);
        throttled.isAwayForFullLooks = true;
        TicketMark meanwhile = mark(new TicketId(UUID.randomUUID()), 1);
        marks.write(meanwhile, START);
        for (int second = 0; second < 600; second++) {
            now = now.plusSeconds(1);
            assertThatThrownBy(() -> sequencerOnThrottled.lookAt(EVENT)).hasMessage("the index is away");
        }
        assertThat(marksInLog()).contains(meanwhile);

        throttled.isAwayForFullLooks = false;
        now = now.plusSeconds(1);
        sequencerOnThrottled.lookAt(EVENT);

        assertThat(throttled.read).isLessThan(600);
    }

    @Test
    void devicesThatAskWithinASecondShareALook() {
        marks.write(mark(new TicketId(UUID.randomUUID()), 1), now);
        sequencer.lookAt(EVENT);
        marks.write(mark(new TicketId(UUID.randomUUID()), 1), now);

        assertThat(sequencer.lookAt(EVENT)).isEqualTo(1);
        now = now.plus(Duration.ofSeconds(1));
        assertThat(sequencer.lookAt(EVENT)).isEqualTo(2);
    }

    @Test
    void aLookThatFailedIsRepeatedAtOnce() {
        var flaky = new Watched(marks);
        var sequencerOnFlaky = sequencer(flaky, log);
        marks.write(mark(new TicketId(UUID.randomUUID()), 1), now);
        flaky.isAway = true;
        assertThatThrownBy(() -> sequencerOnFlaky.lookAt(EVENT)).hasMessage("the index is away");

        flaky.isAway = false;

        assertThat(sequencerOnFlaky.lookAt(EVENT)).isEqualTo(1);
    }

    @Test
    void aLogThatTakesNoEntryEndsTheLook() {
        var refusing = new ChangeLog() {
            @Override
            public Stream<Entry> after(EventId eventId, long number) {
                return Stream.empty();
            }

            @Override
            public boolean append(EventId eventId, Entry entry, @Nullable TicketUsed message) {
                return false;
            }

            @Override
            public void publishAgain(TicketUsed message) {}
        };
        marks.write(mark(new TicketId(UUID.randomUUID()), 1), now);

        assertThatThrownBy(() -> sequencer(marks, refusing).lookAt(EVENT)).hasMessageContaining("cannot be added");
    }

    @Test
    void usedTicketsAreToldOfWithWhatTheRulesSayAndThoseThatAreAsIssuedAreNot() {
        var used = new TicketId(UUID.randomUUID());
        var undone = new TicketId(UUID.randomUUID());
        look(new TicketMark(new TicketId(UUID.randomUUID()), "general", Status.VALID, 1, 0, false, 1));
        assertThat(log.messages()).isEmpty();
        look(new TicketMark(used, "general", Status.VALID, 1, 1, true, 2));
        events.learn(SampleEvents.facts(EVENT, 1, "Open Doors"));
        events.rule(EVENT, new DoorRules(new Entries(Entries.Mode.AFTER_EXIT, 2), Map.of()), null);
        var later = sequencer(marks, log);
        marks.write(new TicketMark(used, "general", Status.VALID, 1, 1, false, 3), now);
        marks.write(new TicketMark(undone, "general", Status.VALID, 1, 0, false, 3), now);
        later.lookAt(EVENT);

        assertThat(log.messages())
                .flatMap(TicketUsed::tickets)
                .containsExactlyInAnyOrder(
                        new Use(used, true, false, 2), new Use(used, true, true, 3), new Use(undone, false, true, 3));
        assertThat(log.messages()).extracting(TicketUsed::change).containsExactly(2L, 3L);
    }

    @Test
    void whatIsNoLongerAsIssuedIsRecordedBeforeItGetsANumber() {
        var asIssued = new TicketId(UUID.randomUUID());
        var used = new TicketId(UUID.randomUUID());
        look(new TicketMark(asIssued, "general", Status.VALID, 1, 0, false, 1));
        record.isAway = true;
        marks.write(mark(used, 2), now);
        assertThatThrownBy(() -> sequencer.lookAt(EVENT)).isInstanceOf(TicketsLost.class);
        assertThat(marksInLog()).extracting(TicketMark::ticketId).containsExactly(asIssued);

        record.isAway = false;
        sequencer.lookAt(EVENT);

        assertThat(record.ids).containsExactly(used);
        assertThat(marksInLog()).extracting(TicketMark::ticketId).containsExactly(asIssued, used);
    }

    @Test
    void whatAnEarlierReleaseNumberedIsRecordedAndNumberedOnceMore() {
        TicketMark used = mark(new TicketId(UUID.randomUUID()), 2);
        var asIssued = new TicketMark(new TicketId(UUID.randomUUID()), "general", Status.VALID, 1, 0, false, 1);
        log.append(EVENT, new ChangeLog.Entry(1, List.of(used, asIssued), false), null);
        marks.write(asIssued, START.minusSeconds(60));
        marks.write(used, START.minusSeconds(60));

        sequencer.lookAt(EVENT);
        now = now.plusSeconds(1);
        sequencer.lookAt(EVENT);

        assertThat(record.ids).containsExactly(used.ticketId());
        assertThat(marksInLog()).containsExactly(used, asIssued, used);
    }

    @Test
    void usesArePublishedAgainInTheirLastState() {
        var used = new TicketId(UUID.randomUUID());
        look(mark(used, 2));
        look(mark(new TicketId(UUID.randomUUID()), 2));
        look(mark(used, 3));
        int before = log.messages().size();

        new UsedTickets(log, events.asSeenAtTheDoor(), clock).publishAgain(EVENT, _ -> {});

        List<TicketUsed> again = log.messages().subList(before, log.messages().size());
        assertThat(again).extracting(TicketUsed::change).containsExactly(2L, 3L);
        assertThat(again).flatMap(TicketUsed::tickets).contains(new Use(used, true, false, 3));
    }

    @Test
    void whatHappensAtADoorIsToldAlsoIfNoDeviceAsks() {
        var publisher = new ChangePublisher(sequencer, meters, clock);
        publisher.look();
        marks.write(mark(new TicketId(UUID.randomUUID()), 2), now);
        publisher.happened(EVENT);
        publisher.look();
        TicketMark late = mark(new TicketId(UUID.randomUUID()), 2);
        marks.write(late, START.minusSeconds(60));
        for (int second = 0; second < 300; second++) {
            now = now.plusSeconds(1);
            publisher.look();
        }
        marks.write(mark(new TicketId(UUID.randomUUID()), 2), now);
        publisher.look();

        assertThat(marksInLog()).as("and not for ever").hasSize(2).contains(late);
    }

    @Test
    void theAgeOfTheLastLookRisesWhileOneEventCannotBeLookedAt() {
        var broken = new EventId(UUID.randomUUID());
        var publisher = new ChangePublisher(sequencer(marks, new BrokenFor(broken)), meters, clock);
        publisher.happened(EVENT);
        publisher.look();
        publisher.happened(broken);

        now = now.plusSeconds(90);
        publisher.look();

        assertThat(meters.get("usher.look.age.seconds")
                        .tag("look", "door-changes")
                        .gauge()
                        .value())
                .isEqualTo(90);
    }

    private ChangeSequencer sequencer(TicketMarks read, ChangeLog written) {
        var used = new UsedTickets(written, events.asSeenAtTheDoor(), clock);
        return new ChangeSequencer(read, written, record, used, clock);
    }

    private void look(TicketMark mark) {
        marks.write(mark, now);
        sequencer.lookAt(EVENT);
        now = now.plus(Duration.ofSeconds(1));
    }

    private void lookEverySecond(Duration length) {
        Instant end = now.plus(length);
        while (now.isBefore(end)) {
            now = now.plusSeconds(1);
            sequencer.lookAt(EVENT);
        }
    }

    private List<TicketMark> marksInLog() {
        return log.after(EVENT, ChangeLog.NOTHING)
                .flatMap(entry -> entry.marks().stream())
                .toList();
    }

    private static TicketMark mark(TicketId id, int version) {
        return new TicketMark(id, "general", Status.VALID, 1, version, true, version);
    }

    /// Remembers what was to be copied, and can be away.
    private static final class Kept implements AdmissionRecord {
        private final List<TicketId> ids = new ArrayList<>();
        private boolean isAway;

        @Override
        public synchronized void keep(EventId eventId, Collection<TicketId> ticketIds) {
            if (isAway) {
                throw new TicketsLost(eventId);
            }
            ids.addAll(ticketIds);
        }

        @Override
        public boolean isLost(EventId eventId) {
            return isAway;
        }

        @Override
        public Progress restore(EventId eventId, boolean dryRun, Consumer<Progress> progress) {
            return Progress.NONE;
        }
    }

    /// Counts what full looks read, and can be away.
    private static final class Watched implements TicketMarks {
        private final TicketMarks marks;
        private boolean isAway;
        private boolean isAwayForFullLooks;
        private int read;

        Watched(TicketMarks marks) {
            this.marks = marks;
        }

        @Override
        public Stream<TicketMark> changedSince(EventId eventId, Instant since) {
            requireThere(isAway);
            return marks.changedSince(eventId, since);
        }

        @Override
        public Stream<TicketMark> changedBefore(EventId eventId, Instant until) {
            requireThere(isAwayForFullLooks);
            return marks.changedBefore(eventId, until).peek(_ -> read++);
        }

        private static void requireThere(boolean isAway) {
            if (isAway) {
                throw new IllegalStateException("the index is away");
            }
        }
    }

    /// Takes no entry for a while.
    private static final class FlakyLog implements ChangeLog {
        private final ChangeLog log;
        private boolean isAway;

        FlakyLog(ChangeLog log) {
            this.log = log;
        }

        @Override
        public Stream<Entry> after(EventId eventId, long number) {
            return log.after(eventId, number);
        }

        @Override
        public boolean append(EventId eventId, Entry entry, @Nullable TicketUsed message) {
            if (isAway) {
                throw new IllegalStateException("the log is away");
            }
            return log.append(eventId, entry, message);
        }

        @Override
        public void publishAgain(TicketUsed message) {
            log.publishAgain(message);
        }
    }

    /// The log, which cannot be read for one event.
    private final class BrokenFor implements ChangeLog {
        private final EventId broken;

        BrokenFor(EventId broken) {
            this.broken = broken;
        }

        @Override
        public Stream<Entry> after(EventId eventId, long number) {
            if (eventId.equals(broken)) {
                throw new IllegalStateException("the log is away");
            }
            return log.after(eventId, number);
        }

        @Override
        public boolean append(EventId eventId, Entry entry, @Nullable TicketUsed message) {
            return log.append(eventId, entry, message);
        }

        @Override
        public void publishAgain(TicketUsed message) {
            log.publishAgain(message);
        }
    }
}
