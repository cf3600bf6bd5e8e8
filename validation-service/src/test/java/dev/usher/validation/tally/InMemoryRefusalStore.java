package dev.usher.validation.tally;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.testing.Fake;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Refusals without a database.
@Fake
public final class InMemoryRefusalStore implements RefusalStore {
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();

    @Override
    public int record(List<Refusal> more) {
        more.forEach(refusal -> refusals.put(key(refusal.eventId(), refusal.deviceId(), refusal.scanId()), refusal));
        return 0;
    }

    @Override
    public boolean recordNew(Refusal refusal) {
        return refusals.putIfAbsent(key(refusal.eventId(), refusal.deviceId(), refusal.scanId()), refusal) == null;
    }

    @Override
    public Optional<Refusal> find(EventId eventId, String deviceId, String scanId) {
        return Optional.ofNullable(refusals.get(key(eventId, deviceId, scanId)));
    }

    @Override
    public Stream<Refusal> ofEvent(EventId eventId) {
        return refusals.values().stream().filter(refusal -> refusal.eventId().equals(eventId));
    }

    private static String key(EventId eventId, String deviceId, String scanId) {
        return eventId + "|" + deviceId + "|" + scanId;
    }
}
