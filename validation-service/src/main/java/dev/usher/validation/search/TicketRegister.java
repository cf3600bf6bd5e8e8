package dev.usher.validation.search;

import dev.usher.validation.admission.AdmissionStore;
import dev.usher.validation.admission.TicketNews;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Takes in what messages say about tickets, so that the door knows them and stewards find them.
@Singleton
final class TicketRegister {
    private final AdmissionStore store;
    private final SearchIndex index;
    private final Clock clock;

    TicketRegister(AdmissionStore store, SearchIndex index, Clock clock) {
        this.store = store;
        this.index = index;
        this.clock = clock;
    }

    /// Takes in the news of one message. The rows by which the door decides are written first, for all
    /// tickets; then the tickets are made findable. Every write is tried, whether an earlier one failed or
    /// not. Repeating changes nothing.
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
