package dev.usher.validation.snapshot;

import dev.usher.contracts.id.EventId;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The log without a database.
@Singleton
@Replaces(DynamoChangeLog.class)
@Requires(property = "usher.fakes")
final class InMemoryChangeLog implements ChangeLog {
    private final Map<EventId, NavigableMap<Long, Entry>> entries = new HashMap<>();

    @Override
    public synchronized Stream<Entry> after(EventId eventId, long number) {
        return List.copyOf(of(eventId).tailMap(number, false).values()).stream();
    }

    @Override
    public synchronized boolean append(EventId eventId, Entry entry) {
        return of(eventId).putIfAbsent(entry.number(), entry) == null;
    }

    private NavigableMap<Long, Entry> of(EventId eventId) {
        return entries.computeIfAbsent(eventId, _ -> new TreeMap<>());
    }
}
