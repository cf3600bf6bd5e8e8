package dev.usher.validation.report;

import dev.usher.contracts.id.EventId;
import dev.usher.validation.report.Admissions.Tally;
import dev.usher.validation.tally.Counted;
import dev.usher.validation.tally.DoorCountStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reports what happened at an event's door, from sums. Its cost does not grow with the number of tickets.
@Singleton
public final class AdmissionReport {
    private static final Duration CHART = Duration.ofHours(6);
    private static final int LATEST = 20;

    private final DoorCountStore counts;
    private final LatestEntries latest;
    private final Clock clock;

    AdmissionReport(DoorCountStore counts, LatestEntries latest, Clock clock) {
        this.counts = counts;
        this.latest = latest;
        this.clock = clock;
    }

    /// The current report, about a second behind. All zero if nobody entered the event or if it does not
    /// exist.
    public Admissions of(EventId eventId) {
        Map<String, Map<Counted, Integer>> byGate = counts.byGate(eventId);
        var refusals = new TreeMap<String, Integer>();
        int inside = 0;
        for (var sums : byGate.values()) {
            inside += sums.getOrDefault(Counted.ENTRY, 0) - sums.getOrDefault(Counted.EXIT, 0);
            sums.forEach((what, number) -> {
                if (what instanceof Counted.Refused(var reason)) {
                    refusals.merge(reason, number, Integer::sum);
                }
            });
        }
        return new Admissions(
                inside,
                tallies(byGate),
                tallies(counts.byMinute(eventId, clock.instant().minus(CHART))),
                refusals,
                latest.of(eventId, LATEST));
    }

    private static <K extends Comparable<K>> Map<K, Tally> tallies(Map<K, Map<Counted, Integer>> sums) {
        return sums.keySet().stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        key -> tally(sums.getOrDefault(key, Map.of())),
                        (one, _) -> one,
                        TreeMap::new));
    }

    private static Tally tally(Map<Counted, Integer> sums) {
        int refused = sums.entrySet().stream()
                .filter(sum -> sum.getKey() instanceof Counted.Refused)
                .mapToInt(Map.Entry::getValue)
                .sum();
        int exits = sums.getOrDefault(Counted.EXIT, 0) + sums.getOrDefault(Counted.UNSCANNED_EXIT, 0);
        return new Tally(sums.getOrDefault(Counted.ENTRY, 0), exits, refused);
    }
}
