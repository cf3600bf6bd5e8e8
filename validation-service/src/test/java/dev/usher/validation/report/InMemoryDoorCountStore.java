package dev.usher.validation.report;

import dev.usher.contracts.id.EventId;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Sums without a database.
@Singleton
@Replaces(DynamoDoorCountStore.class)
@Requires(property = "usher.fakes")
final class InMemoryDoorCountStore implements DoorCountStore {
    private final Map<DoorCount, Integer> sums = new HashMap<>();
    private final Set<String> tokens = new HashSet<>();

    @Override
    public synchronized void add(Map<DoorCount, Integer> counts, String token) {
        if (tokens.add(token)) {
            counts.forEach((count, more) -> sums.merge(count, more, Integer::sum));
        }
    }

    @Override
    public synchronized Map<String, Map<String, Integer>> byGate(EventId eventId) {
        return by(eventId, Instant.MIN, DoorCount::gate);
    }

    @Override
    public synchronized Map<Instant, Map<String, Integer>> byMinute(EventId eventId, Instant from) {
        return by(eventId, from, DoorCount::minute);
    }

    private <K extends Comparable<K>> Map<K, Map<String, Integer>> by(
            EventId eventId, Instant from, Function<DoorCount, K> key) {
        var result = new TreeMap<K, Map<String, Integer>>();
        sums.forEach((count, sum) -> {
            if (count.eventId().equals(eventId) && !count.minute().isBefore(from)) {
                result.computeIfAbsent(key.apply(count), _ -> new TreeMap<>()).merge(count.what(), sum, Integer::sum);
            }
        });
        return result;
    }
}
