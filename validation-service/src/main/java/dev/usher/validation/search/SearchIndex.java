package dev.usher.validation.search;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import java.util.Collection;
import java.util.List;

/// Finds tickets by terms. Results may be outdated because terms are never removed, so callers must compare
/// them with the ticket itself.
public interface SearchIndex {
    /// Adds terms to a ticket. Repeating is harmless.
    ///
    /// @throws RuntimeException if the index cannot be reached; repeating is safe
    void add(EventId eventId, TicketId ticketId, Collection<String> terms);

    /// The tickets of an event that have a term with this prefix, each once.
    ///
    /// @param most the maximum number of tickets
    List<TicketId> beginningWith(EventId eventId, String term, int most);
}
