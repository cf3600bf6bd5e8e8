package dev.usher.validation.search;

import dev.usher.validation.admission.AdmissionStore;
import dev.usher.validation.admission.TicketNews;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Stores what messages say about tickets, so that they can be checked and found.
@Singleton
final class TicketUpdates {
    private final AdmissionStore store;
    private final SearchIndex index;
    private final Clock clock;

    TicketUpdates(AdmissionStore store, SearchIndex index, Clock clock) {
        this.store = store;
        this.index = index;
        this.clock = clock;
    }

    /// Stores the tickets of one message. First it writes the rows that decide on scans, for all tickets;
    /// then it makes the tickets searchable. Every write is tried, even if an earlier one failed. Repeating
    /// changes nothing.
    ///
    /// @throws RuntimeException the first failure, after all writes were tried; repeating is safe
    void learn(List<TicketNews> news) {
        Instant now = clock.instant();
        var writes = new AllTried();
        news.forEach(ticket -> writes.run(() -> store.learn(ticket, now)));
        news.forEach(ticket -> writes.run(() -> index.add(
                ticket.eventId(),
                ticket.state().ticketId(),
                SearchTerms.of(ticket.state().attendeeName(), ticket.registrationId()))));
        writes.throwFirstFailure();
    }
}
