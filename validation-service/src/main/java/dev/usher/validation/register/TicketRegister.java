package dev.usher.validation.register;

import dev.usher.validation.admission.AdmissionStore;
import dev.usher.validation.admission.TicketNews;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Takes in what messages tell of tickets, so that the door knows them and stewards find them.
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

    /// Takes news in. Repeating changes nothing.
    ///
    /// @throws RuntimeException if a store cannot be reached; repeating is safe
    void learn(TicketNews news) {
        store.learn(news, clock.instant());
        index.add(
                news.eventId(),
                news.state().ticketId(),
                SearchTerms.of(news.state().attendeeName(), news.registrationId()));
    }
}
