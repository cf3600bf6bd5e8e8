package dev.usher.validation.search;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.platform.testing.Fake;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Terms without a database.
@Fake
public final class InMemorySearchIndex implements SearchIndex {
    private final NavigableMap<String, TicketId> terms = new TreeMap<>();

    @Override
    public synchronized void add(EventId eventId, TicketId ticketId, Collection<String> more) {
        more.forEach(term -> terms.put(eventId + "#" + term + "#" + ticketId, ticketId));
    }

    @Override
    public synchronized List<TicketId> beginningWith(EventId eventId, String term, int most) {
        String from = eventId + "#" + term;
        return terms.tailMap(from).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(from))
                .map(Map.Entry::getValue)
                .distinct()
                .limit(most)
                .toList();
    }
}
