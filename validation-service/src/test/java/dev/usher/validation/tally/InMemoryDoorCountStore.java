package dev.usher.validation.tally;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.testing.Fake;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Sums without a database.
@Fake
public final class InMemoryDoorCountStore implements DoorCountStore {
    private final Map<DoorCount, Integer> sums = new HashMap<>();
    private final Set<String> tokens = new HashSet<>();

    @Override
    public synchronized void add(Map<DoorCount, Integer> counts, String token) {
        if (tokens.add(token)) {
            counts.forEach((count, more) -> sums.merge(count, more, Integer::sum));
        }
    }

    @Override
    public synchronized List<Correction> correct(List<Correction> corrections) {
        var broken = corrections.stream()
                .filter(correction -> sums.getOrDefault(correction.count(), 0) != correction.from())
                .map(correction ->
                        List.of(correction.count().minute(), correction.count().gate()))
                .collect(Collectors.toSet());
        var made = corrections.stream()
                .filter(correction -> !broken.contains(
                        List.of(correction.count().minute(), correction.count().gate())))
                .toList();
        made.forEach(correction -> sums.put(correction.count(), correction.to()));
        return made;
    }

    @Override
    public synchronized Map<DoorCount, Integer> passages(EventId eventId) {
        return sums.entrySet().stream()
                .filter(sum ->
                        sum.getKey().eventId().equals(eventId) && sum.getKey().what() instanceof Counted.Passed)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public synchronized Map<String, Map<Counted, Integer>> byGate(EventId eventId) {
        return by(eventId, Instant.MIN, DoorCount::gate);
    }

    @Override
    public synchronized Map<Instant, Map<Counted, Integer>> byMinute(EventId eventId, Instant from) {
        return by(eventId, from, DoorCount::minute);
    }

    private <K extends Comparable<K>> Map<K, Map<Counted, Integer>> by(
            EventId eventId, Instant from, Function<DoorCount, K> key) {
        var result = new TreeMap<K, Map<Counted, Integer>>();
        sums.forEach((count, sum) -> {
            if (count.eventId().equals(eventId) && !count.minute().isBefore(from)) {
                result.computeIfAbsent(key.apply(count), _ -> new HashMap<>()).merge(count.what(), sum, Integer::sum);
            }
        });
        return result;
    }
}
