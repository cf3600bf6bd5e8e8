package dev.usher.validation.search;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import java.util.Collection;
import java.util.List;

/// Leads from terms to tickets. What it finds may be out of date, since terms are never removed: whoever
/// asks compares with the ticket itself.
public interface SearchIndex {
    /// Makes a ticket findable by these terms, too. Repeating is harmless.
    ///
    /// @throws RuntimeException if the index cannot be reached; repeating is safe
    void add(EventId eventId, TicketId ticketId, Collection<String> terms);

    /// Tickets of an event that have a term which begins so, each once.
    ///
    /// @param most how many at most
    List<TicketId> beginningWith(EventId eventId, String term, int most);
}
