package dev.usher.validation.search;

import dev.usher.contracts.id.EventId;
import dev.usher.validation.admission.AdmissionStore;
import dev.usher.validation.admission.Ticket;
import dev.usher.validation.admission.Ticket.Facts;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/// Finds tickets by name or order number.
@Singleton
public final class TicketSearch {
    private static final int MOST = 20;

    /// More candidates than results, because further words and outdated names remove some.
    private static final int CANDIDATES = 100;

    private static final Comparator<Facts> BY_NAME = Comparator.comparing(
                    Facts::attendeeName, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(facts -> facts.registrationId().toString())
            .thenComparingInt(Facts::number);

    private final SearchIndex index;
    private final AdmissionStore store;

    TicketSearch(SearchIndex index, AdmissionStore store) {
        this.index = index;
        this.store = store;
    }

    /// The tickets whose attendee's name or order number has words that begin with the given words: at most
    /// 20, ordered by name, order and number.
    public List<Ticket> find(EventId eventId, String query) {
        List<String> words = SearchTerms.typed(query);
        if (words.isEmpty()) {
            return List.of();
        }
        // The longest word is likely to have the fewest candidates.
        String longest = words.stream()
                .max((one, other) -> Integer.compare(one.length(), other.length()))
                .orElseThrow();
        return store.find(index.beginningWith(eventId, longest, CANDIDATES)).stream()
                .filter(ticket -> ticket.eventId().equals(eventId) && matches(ticket, words))
                .sorted(Comparator.comparing(Ticket::knownFacts, BY_NAME))
                .limit(MOST)
                .toList();
    }

    private static boolean matches(Ticket ticket, List<String> words) {
        Facts facts = ticket.facts();
        if (facts == null) {
            return false;
        }
        List<String> terms = SearchTerms.of(facts.attendeeName(), facts.registrationId());
        return words.stream().allMatch(word -> terms.stream().anyMatch(term -> term.startsWith(word)));
    }
}
