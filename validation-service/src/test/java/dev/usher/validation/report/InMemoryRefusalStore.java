package dev.usher.validation.report;

import dev.usher.contracts.id.EventId;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

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
    public Stream<Refusal> ofEvent(EventId eventId) {
        return refusals.values().stream().filter(refusal -> refusal.eventId().equals(eventId));
    }
}
