package dev.usher.validation.report;

import dev.usher.contracts.id.EventId;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Refusals without a database.
@Singleton
@Replaces(DynamoRefusalStore.class)
@Requires(property = "usher.fakes")
final class InMemoryRefusalStore implements RefusalStore {
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();

    @Override
    public void record(List<Refusal> more) {
        more.forEach(refusal ->
                refusals.put(refusal.eventId() + "|" + refusal.deviceId() + "|" + refusal.scanId(), refusal));
    }

    @Override
    public Map<String, Integer> countByReason(EventId eventId) {
        var counts = new TreeMap<String, Integer>();
        refusals.values().stream()
                .filter(refusal -> refusal.eventId().equals(eventId))
                .forEach(refusal -> counts.merge(refusal.reason(), 1, Integer::sum));
        return counts;
    }
}
