package dev.usher.validation.report;

import dev.usher.contracts.id.EventId;
import dev.usher.validation.admission.AdmissionStore;
import dev.usher.validation.admission.AdmissionStore.History;
import dev.usher.validation.admission.Passage;
import dev.usher.validation.admission.Presence;
import dev.usher.validation.tally.Correction;
import dev.usher.validation.tally.Counted;
import dev.usher.validation.tally.DoorCount;
import dev.usher.validation.tally.DoorCountStore;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Corrects the sums of entries and exits from the tickets' records. Counts its corrections in
/// `usher_door_counts_corrected_total`.
///
/// It skips minutes whose counts may still be on their way: minutes that ended less than two minutes ago, and
/// minutes with a ticket that changed within the last minute. It reads the sums before the tickets, and
/// corrects a sum only if it has not changed since. So a count that arrives meanwhile, or another recount,
/// makes nothing count twice.
@Singleton
public final class Recount {
    private static final Logger LOG = LoggerFactory.getLogger(Recount.class);
    private static final Duration SETTLES_AFTER = Duration.ofMinutes(2);
    private static final Duration QUIET_FOR = Duration.ofMinutes(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final DoorCountStore counts;
    private final AdmissionStore tickets;
    private final MeterRegistry meters;
    private final Clock clock;

    Recount(DoorCountStore counts, AdmissionStore tickets, MeterRegistry meters, Clock clock) {
        this.counts = counts;
        this.tickets = tickets;
        this.meters = meters;
        this.clock = clock;
    }

    /// Recounts an event. The cost grows with the number of used tickets. Repeating is safe, also after a
    /// failure, which may leave some sums corrected and others not.
    ///
    /// @throws RuntimeException if the store cannot be reached, or is too busy
    public Recounted of(EventId eventId) {
        Instant now = clock.instant();
        Map<DoorCount, Integer> kept = counts.passages(eventId);
        var remembered = new Remembered(eventId, now);
        try (Stream<History> histories = tickets.histories(eventId)) {
            histories.forEach(remembered::take);
        }
        Set<Instant> leftAlone = remembered.unsettledOf(kept.keySet());
        List<Correction> wrong = remembered.differencesTo(kept, leftAlone);
        List<Correction> made = correct(wrong);
        wrong.stream()
                .filter(correction -> !made.contains(correction))
                .forEach(correction -> leftAlone.add(correction.count().minute()));
        meters.counter("usher.door.counts.corrected").increment(made.size());
        LOG.info("Recounted {}: {} sums corrected, {} minutes left alone", eventId, made.size(), leftAlone.size());
        return new Recounted(made, leftAlone.size());
    }

    private List<Correction> correct(List<Correction> wrong) {
        var made = new ArrayList<Correction>();
        for (int from = 0; from < wrong.size(); from += DoorCountStore.MAX_BATCH) {
            int to = Math.min(from + DoorCountStore.MAX_BATCH, wrong.size());
            made.addAll(counts.correct(wrong.subList(from, to)));
        }
        return made;
    }

    /// The result of a recount.
    ///
    /// @param corrections the oldest minute first
    /// @param minutesLeftAlone the number of minutes that were skipped because counts may still be on their
    ///     way
    public record Recounted(List<Correction> corrections, int minutesLeftAlone) {
        public Recounted {
            corrections = List.copyOf(corrections);
        }
    }

    /// The sums computed from the tickets, and the minutes in which they may be incomplete.
    private static final class Remembered {
        private static final Comparator<DoorCount> ORDER = Comparator.comparing(DoorCount::minute)
                .thenComparing(DoorCount::gate)
                .thenComparing(count -> count.what().wireName());

        private final EventId eventId;
        private final Instant now;
        private final Map<DoorCount, Integer> sums = new HashMap<>();
        private final Set<Instant> unsettled = new HashSet<>();

        Remembered(EventId eventId, Instant now) {
            this.eventId = eventId;
            this.now = now;
        }

        void take(History ticket) {
            Presence presence = ticket.presence();
            presence.passages().forEach(passage -> sums.merge(count(ticket, passage), 1, Integer::sum));
            // They no longer count, but the stored sums may not show that yet.
            presence.undone().forEach(passage -> count(ticket, passage));
        }

        private DoorCount count(History ticket, Passage passage) {
            var count = new DoorCount(
                    eventId,
                    passage.at(),
                    passage.gate(),
                    new Counted.Passed(ticket.presence().wayOf(passage)));
            if (!isQuietSince(ticket.changedAt()) || !isQuietSince(passage.recordedAt()) || !isOver(count.minute())) {
                unsettled.add(count.minute());
            }
            return count;
        }

        Set<Instant> unsettledOf(Set<DoorCount> kept) {
            var all = new HashSet<>(unsettled);
            kept.stream()
                    .map(DoorCount::minute)
                    .filter(minute -> !isOver(minute))
                    .forEach(all::add);
            return all;
        }

        List<Correction> differencesTo(Map<DoorCount, Integer> kept, Set<Instant> leftAlone) {
            return Stream.concat(sums.keySet().stream(), kept.keySet().stream())
                    .distinct()
                    .filter(count -> !leftAlone.contains(count.minute()))
                    .map(count -> new Correction(count, kept.getOrDefault(count, 0), sums.getOrDefault(count, 0)))
                    .filter(correction -> correction.more() != 0)
                    .sorted(Comparator.comparing(Correction::count, ORDER))
                    .toList();
        }

        private boolean isOver(Instant minute) {
            return !minute.plus(MINUTE).plus(SETTLES_AFTER).isAfter(now);
        }

        private boolean isQuietSince(Instant change) {
            return !change.plus(QUIET_FOR).isAfter(now);
        }
    }
}
