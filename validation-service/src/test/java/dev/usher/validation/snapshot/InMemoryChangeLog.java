package dev.usher.validation.snapshot;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.TicketUsed;
import dev.usher.platform.testing.Fake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The log without a database.
@Fake
final class InMemoryChangeLog implements ChangeLog {
    private final Map<EventId, NavigableMap<Long, Entry>> entries = new HashMap<>();
    private final List<TicketUsed> messages = new ArrayList<>();

    @Override
    public synchronized Stream<Entry> after(EventId eventId, long number) {
        return List.copyOf(of(eventId).tailMap(number, false).values()).stream();
    }

    @Override
    public synchronized boolean append(EventId eventId, Entry entry, @Nullable TicketUsed message) {
        boolean isNew = of(eventId).putIfAbsent(entry.number(), entry) == null;
        if (isNew && message != null) {
            messages.add(message);
        }
        return isNew;
    }

    @Override
    public synchronized void publishAgain(TicketUsed message) {
        messages.add(message);
    }

    /// The messages that were written with entries.
    synchronized List<TicketUsed> messages() {
        return List.copyOf(messages);
    }

    private NavigableMap<Long, Entry> of(EventId eventId) {
        return entries.computeIfAbsent(eventId, _ -> new TreeMap<>());
    }
}
